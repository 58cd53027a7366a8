namespace NeuroBalance.Plotting;

/// <summary>The figures of a finished sweep.</summary>
/// <param name="numbers">The sweep.</param>
/// <param name="arm">The only arm to be shown, by its number; all when absent.</param>
internal sealed class SweepFigure(ISweepNumbers numbers, int? arm)
{
    private const int Bars = 60;

    private readonly SweepColumns columns = numbers.Manifest.Columns;
    private readonly ColumnWords words = new(numbers.Manifest);
    private readonly SweepCaption caption = new(numbers, arm);

    /// <summary>
    /// The figure of a metric: the curve of a grid over one axis, bands of the arms, a heat map of a grid over two axes, or else a
    /// histogram.
    /// </summary>
    /// <param name="metric">The name of the metric.</param>
    /// <returns>The figure with words in the place of its own. What it shows is read already.</returns>
    public Func<FigureLabels, IPainting> Of(string metric)
    {
        int column = columns.Axes.Length + columns.Metrics.IndexOf(metric);
        string label = words.Label(column);
        if (IsGrid(axes: 1)) return Curve(metric, column, label);
        if (arm is null && numbers.Arms.Count > 1)
        {
            (string, double[])[] quantiles = [.. numbers.Arms.Zip(numbers.Read([column]).First().Select(TrajectoryBands.QuantilesOf))];
            return labels => new ArmBands(labels.Title ?? $"{Capital(metric)} by arm", caption.Of(metric), labels.Up ?? label, quantiles);
        }

        if (IsGrid(axes: 2)) return Map(metric, column, label);
        double[] values = [.. numbers.Read([column]).First()[arm ?? 0].Where(double.IsFinite)];
        (double low, double high) = values.Length == 0 ? (0, 1) : (values.Min(), values.Max());
        int[] counts = new int[Bars];
        foreach (double value in values)
        {
            counts[high > low ? Math.Min(counts.Length - 1, (int)((value - low) / (high - low) * counts.Length)) : 0]++;
        }
        return labels => new Histogram(
            labels.Title ?? $"Distribution of {metric}", caption.Of(metric), labels.Across ?? label, low, high, counts);
    }

    /// <summary>The figure of a trajectory: how it runs in the members of each arm.</summary>
    /// <param name="bands">Its bands in all arms.</param>
    /// <returns>The figure with words in the place of its own.</returns>
    public Func<FigureLabels, IPainting> Course(IReadOnlyList<TrajectoryBands> bands)
    {
        TrajectoryBands[] shown = [.. ShownArms().Select(one => bands[one])];
        Quantity quantity = shown[0].Quantity;
        string title = quantity.Name == shown[0].Name ? quantity.Description : $"{shown[0].Name}: {quantity.Description}";
        string rounded = shown[0].IsExact ? "" : "Quantiles to 0.1 %.";
        return labels => new BandCourse(labels.Title ?? title, caption.With([rounded, quantity.Caveat]), labels.Across,
            labels.Up ?? QuantityWords.Label(quantity), shown);
    }

    private bool IsGrid(int axes) => numbers.Manifest.Entry("design") == nameof(DesignKind.Grid) && columns.Axes.Length == axes;

    private Func<FigureLabels, IPainting> Curve(string metric, int column, string label)
    {
        double[][][] read = [.. numbers.Read([0, column])];
        DoseResponseArm[] arms = [.. ShownArms().Select(shown =>
        {
            // A grid with replicates has several members a level: their mean stands for them.
            (double Level, double Value)[] points = [.. read[0][shown].Zip(read[1][shown]).GroupBy(pair => pair.First, pair => pair.Second)
                .Select(level => (level.Key, level.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average()))
                    .OrderBy(point => point.Key)];
            return new DoseResponseArm(numbers.Arms.Count > 1 ? numbers.Arms[shown] : "", [.. points.Select(point => point.Level)],
                [.. points.Select(point => point.Value)]);
        })];
        return labels => new DoseResponse(labels.Title ?? $"{Capital(metric)} over {words.InSentence(0)}", caption.Of(metric),
            labels.Across ?? words.Label(0), labels.Up ?? label, arms);
    }

    private Func<FigureLabels, IPainting> Map(string metric, int column, string label)
    {
        double[][] read = [.. numbers.Read([0, 1, column]).Select(arms => arms[arm ?? 0])];
        Dictionary<(double, double), double> values = [];
        for (int i = 0; i < read[0].Length; i++)
        {
            values[(read[0][i], read[1][i])] = read[2][i];
        }
        double[] across = [.. values.Keys.Select(key => key.Item1).Distinct().Order()],
            up = [.. values.Keys.Select(key => key.Item2).Distinct().Order()];
        double[,] cells = new double[across.Length, up.Length];
        for (int i = 0; i < across.Length; i++)
        {
            for (int j = 0; j < up.Length; j++)
            {
                cells[i, j] = values.GetValueOrDefault((across[i], up[j]), double.NaN);
            }
        }

        return labels => new HeatMap(
            labels.Title ?? $"{Capital(metric)} over {words.InSentence(0)} and {words.InSentence(1)}", caption.Of(metric),
            (labels.Across ?? words.Label(0), across), (labels.Up ?? words.Label(1), up), cells, label);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private IEnumerable<int> ShownArms() => arm is { } one ? [one] : Enumerable.Range(0, numbers.Arms.Count);
}
