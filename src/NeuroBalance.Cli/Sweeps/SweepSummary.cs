using System.Globalization;
using NeuroBalance.Plotting;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>What a finished sweep shows: quantiles of every metric, the share of failed members, and a figure of one metric.</summary>
/// <param name="table">The sweep.</param>
/// <param name="arm">The only arm to be shown, by its number; all when absent.</param>
/// <param name="labels">Words for the figure in the place of its own: title, horizontal axis, vertical axis; each may be absent.</param>
internal sealed class SweepSummary(SweepResults table, int? arm = null, (string? Title, string? Across, string? Up) labels = default)
{
    private readonly SweepColumns columns = table.Manifest.Columns;
    private readonly TableColumns numbers = new(table);
    private readonly ColumnWords words = new(table.Manifest);

    /// <summary>The names of the metrics.</summary>
    public IReadOnlyList<string> Metrics => columns.Metrics;

    /// <summary>The lines of the table: metric, arm, members, missing, quantiles.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows()
    {
        List<IReadOnlyList<string>> rows = [];
        int metric = 0;
        foreach (double[][] arms in numbers.Read([.. columns.Metrics.Select((_, at) => columns.Axes.Length + at)]))
        {
            foreach (int shown in ShownArms())
            {
                int there = arms[shown].Count(double.IsFinite);
                string missing = (100.0 * (arms[shown].Length - there) / Math.Max(1, arms[shown].Length))
                    .ToString("0.##", CultureInfo.InvariantCulture) + " %";
                rows.Add([columns.Metrics[metric], numbers.Arms[shown], arms[shown].Length.ToString(CultureInfo.InvariantCulture), missing,
                    .. TrajectoryBands.QuantilesOf(arms[shown]).Select(Text)]);
            }

            metric++;
        }

        return rows;
    }

    /// <summary>What must be said of some of the metrics, a sentence each.</summary>
    public IReadOnlyList<string> Caveats() =>
        [.. Metrics.Select(metric => (metric, Caveat: CaveatOf(metric))).Where(one => one.Caveat.Length > 0)
            .Select(one => $"{one.metric}: {char.ToLowerInvariant(one.Caveat[0])}{one.Caveat[1..]}")];

    /// <summary>How members ended, by their status, the most frequent first.</summary>
    public IReadOnlyList<(string Status, long Count)> Statuses() => table.CountStatuses();

    /// <summary>
    /// The figure of a metric: the curve of a grid over one axis, bands of the arms, a heat map of a grid over two axes, or else a
    /// histogram.
    /// </summary>
    public IPainting Figure(string metric)
    {
        int column = columns.Axes.Length + columns.Metrics.IndexOf(metric);
        string label = Label(column);
        if (IsGrid(axes: 1)) return Curve(metric, column, label);
        if (arm is null && numbers.Arms.Count > 1)
        {
            double[][] arms = numbers.Read([column]).First();
            return new ArmBands(labels.Title ?? $"{Capital(metric)} by arm", Subtitle(metric), labels.Up ?? label,
                arms.Select((values, at) => (numbers.Arms[at], TrajectoryBands.QuantilesOf(values))));
        }

        if (IsGrid(axes: 2)) return Map(metric, column, label);
        double[] sorted = [.. numbers.Read([column]).First()[arm ?? 0].Where(double.IsFinite).Order()];
        (double low, double high) = sorted.Length == 0 ? (0, 1) : (sorted[0], sorted[^1]);
        int[] counts = new int[60];
        foreach (double value in sorted)
        {
            counts[high > low ? Math.Min(counts.Length - 1, (int)((value - low) / (high - low) * counts.Length)) : 0]++;
        }
        return new Histogram(labels.Title ?? $"Distribution of {metric}", Subtitle(metric), labels.Across ?? label, low, high, counts);
    }

    /// <summary>The figure of several metrics and axes, each against each.</summary>
    /// <param name="names">Their names; the metrics and the axes that go with the first of them most closely when there are none.</param>
    /// <param name="most">The most that the figure may hold.</param>
    public PairPlot Pairs(IReadOnlyList<string> names, int most)
    {
        PairChoice choice = new(numbers, columns, arm);
        int[] chosen = names.Count > 0 ? [.. names.Select(name => columns.Numbers.IndexOf(name))] : choice.Usual(most);
        (double[][] values, int[] armOf) = choice.Values(chosen);
        string shown = values[0].Length < table.Manifest.Members / (arm is null ? 1 : numbers.Arms.Count)
            ? string.Create(CultureInfo.InvariantCulture, $"; {values[0].Length:N0} of them are drawn, chosen at random") : "";
        return new PairPlot(labels.Title ?? "Pairs of metrics and axes",
            Subtitle([.. chosen.Select(column => columns.Numbers[column])]) + shown,
            [.. chosen.Select((column, at) => (words.Label(column), values[at]))], RankCorrelations.Spearman,
            arm is null && numbers.Arms.Count > 1 ? new PairArms(numbers.Arms, armOf) : null);
    }

    /// <summary>The figure of a trajectory: how it runs in the members of each arm.</summary>
    /// <param name="bands">Its bands in all arms.</param>
    public IPainting Course(IReadOnlyList<TrajectoryBands> bands)
    {
        TrajectoryBands[] shown = [.. ShownArms().Select(one => bands[one])];
        Quantity quantity = shown[0].Quantity;
        string title = quantity.Name == shown[0].Name ? quantity.Description : $"{shown[0].Name}: {quantity.Description}";
        string rounded = shown[0].IsExact ? "" : " Quantiles to 0.1 %.";
        return new BandCourse(labels.Title ?? title, $"{Counts()}{rounded}{(quantity.Caveat.Length > 0 ? " " + quantity.Caveat : "")}",
            labels.Across, labels.Up ?? (quantity.Unit == "1" ? quantity.Name : $"{quantity.Name} ({quantity.Unit})"), shown);
    }

    // The manifest's entry of a metric names its kind, then its quantity.
    private string CaveatOf(string metric) =>
        Entry($"metric {metric}")?.Split(", ") is [_, var name, ..] && Quantity.TryParse(name, out Quantity? quantity)
            ? quantity.Caveat : "";

    private bool IsGrid(int axes) => Entry("design") == nameof(DesignKind.Grid) && columns.Axes.Length == axes;

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
        return new DoseResponse(labels.Title ?? $"{Capital(metric)} over {words.InSentence(0)}", Subtitle(metric),
            labels.Across ?? Label(0), labels.Up ?? label, arms);
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

        return new HeatMap(labels.Title ?? $"{Capital(metric)} over {words.InSentence(0)} and {words.InSentence(1)}", Subtitle(metric),
            (labels.Across ?? Label(0), across), (labels.Up ?? Label(1), up), cells, label);
    }

    private string Subtitle(params IReadOnlyList<string> shown) => string.Join(' ', [Counts(), .. shown.Select(CaveatOf)
        .Where(caveat => caveat.Length > 0).Distinct()]);

    private string Counts() => string.Create(CultureInfo.InvariantCulture,
        $"{Entry("plan")}{(arm is { } one ? $", arm {numbers.Arms[one]}" : "")}: {table.Manifest.Members / (arm is null ? 1 : numbers.Arms.Count):N0} members, {100.0 * table.Failed / table.Manifest.Members:0.##} % failed{(arm is null ? "" : " in all arms")}");

    private string Label(int column) => words.Label(column);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private IEnumerable<int> ShownArms() => arm is { } one ? [one] : Enumerable.Range(0, numbers.Arms.Count);

    private string? Entry(string name) => table.Manifest.Entry(name);

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.####", CultureInfo.InvariantCulture);
}
