using System.Collections.Immutable;

namespace NeuroBalance.Plotting;

/// <summary>The figures of a finished sweep.</summary>
/// <param name="numbers">The sweep.</param>
/// <param name="arm">The only arm to be shown, by its number; all when absent.</param>
/// <param name="labels">Words in the place of the figure's own: title, horizontal axis, vertical axis; each may be absent.</param>
internal sealed class SweepFigure(ISweepNumbers numbers, int? arm = null, (string? Title, string? Across, string? Up) labels = default)
{
    private const int Bars = 60;

    private readonly SweepColumns columns = numbers.Manifest.Columns;
    private readonly ColumnWords words = new(numbers.Manifest);
    private readonly SweepCaption caption = new(numbers, arm);

    /// <summary>The numbers of a table in memory.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">Nothing says which sweep it is of.</exception>
    public static TableNumbers NumbersOf(SweepTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new TableNumbers(table, table.Manifest ?? throw new ArgumentException(
            "This is no whole table of a plan: run a plan, or read its results with SweepResults.ToTable.", nameof(table)));
    }

    /// <summary>The place of a name; null where none was asked for.</summary>
    /// <param name="names">The names that there are.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="kind">What it is the name of.</param>
    /// <exception cref="ArgumentException">There is no such name.</exception>
    public static int? Found(ImmutableArray<string> names, string? name, string kind) => name is null ? null
        : names.IndexOf(name) is >= 0 and int at ? at
        : throw new ArgumentException($"There is no {kind} '{name}'; there are {string.Join(", ", names.DefaultIfEmpty("none"))}.", kind);

    /// <summary>
    /// The figure of a metric: the curve of a grid over one axis, bands of the arms, a heat map of a grid over two axes, or else a
    /// histogram.
    /// </summary>
    /// <param name="metric">The name of the metric.</param>
    public IPainting Of(string metric)
    {
        int column = columns.Axes.Length + columns.Metrics.IndexOf(metric);
        string label = words.Label(column);
        if (IsGrid(axes: 1)) return Curve(metric, column, label);
        if (arm is null && numbers.Arms.Count > 1)
        {
            return new ArmBands(labels.Title ?? $"{Capital(metric)} by arm", caption.Of(metric), labels.Up ?? label,
                numbers.Arms.Zip(numbers.Read([column]).First().Select(TrajectoryBands.QuantilesOf)));
        }

        if (IsGrid(axes: 2)) return Map(metric, column, label);
        double[] values = [.. numbers.Read([column]).First()[arm ?? 0].Where(double.IsFinite)];
        (double low, double high) = values.Length == 0 ? (0, 1) : (values.Min(), values.Max());
        int[] counts = new int[Bars];
        foreach (double value in values)
        {
            counts[high > low ? Math.Min(counts.Length - 1, (int)((value - low) / (high - low) * counts.Length)) : 0]++;
        }
        return new Histogram(labels.Title ?? $"Distribution of {metric}", caption.Of(metric), labels.Across ?? label, low, high, counts);
    }

    /// <summary>The figure of a trajectory: how it runs in the members of each arm.</summary>
    /// <param name="bands">Its bands in all arms.</param>
    public IPainting Course(IReadOnlyList<TrajectoryBands> bands)
    {
        TrajectoryBands[] shown = [.. ShownArms().Select(one => bands[one])];
        Quantity quantity = shown[0].Quantity;
        string title = quantity.Name == shown[0].Name ? quantity.Description : $"{shown[0].Name}: {quantity.Description}";
        string rounded = shown[0].IsExact ? "" : "Quantiles to 0.1 %.";
        return new BandCourse(labels.Title ?? title, caption.With([rounded, quantity.Caveat]), labels.Across,
            labels.Up ?? QuantityWords.Label(quantity), shown);
    }

    private bool IsGrid(int axes) => numbers.Manifest.Entry("design") == nameof(DesignKind.Grid) && columns.Axes.Length == axes;

    private DoseResponse Curve(string metric, int column, string label)
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
        return new DoseResponse(labels.Title ?? $"{Capital(metric)} over {words.InSentence(0)}", caption.Of(metric),
            labels.Across ?? words.Label(0), labels.Up ?? label, arms);
    }

    private HeatMap Map(string metric, int column, string label)
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

        return new HeatMap(labels.Title ?? $"{Capital(metric)} over {words.InSentence(0)} and {words.InSentence(1)}", caption.Of(metric),
            (labels.Across ?? words.Label(0), across), (labels.Up ?? words.Label(1), up), cells, label);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private IEnumerable<int> ShownArms() => arm is { } one ? [one] : Enumerable.Range(0, numbers.Arms.Count);
}
