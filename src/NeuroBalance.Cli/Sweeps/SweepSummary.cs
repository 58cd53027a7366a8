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
    private readonly SweepCaption caption = new(new TableColumns(table), arm);

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
        [.. Metrics.Select(metric => (metric, Caveat: caption.CaveatOf(metric))).Where(one => one.Caveat.Length > 0)
            .Select(one => $"{one.metric}: {char.ToLowerInvariant(one.Caveat[0])}{one.Caveat[1..]}")];

    /// <summary>How members ended, by their status, the most frequent first.</summary>
    public IReadOnlyList<(string Status, long Count)> Statuses() => table.CountStatuses();

    /// <summary>The figure of a metric.</summary>
    /// <param name="metric">Its name.</param>
    public IPainting Figure(string metric) => new SweepFigure(numbers, arm, labels).Of(metric);

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
            caption.With(chosen.Select(column => caption.CaveatOf(columns.Numbers[column])).Distinct(), shown),
            [.. chosen.Select((column, at) => (words.Label(column), values[at]))], RankCorrelations.Spearman,
            arm is null && numbers.Arms.Count > 1 ? new PairArms(numbers.Arms, armOf) : null);
    }

    /// <summary>The figure of a trajectory: how it runs in the members of each arm.</summary>
    /// <param name="bands">Its bands in all arms.</param>
    public IPainting Course(IReadOnlyList<TrajectoryBands> bands) => new SweepFigure(numbers, arm, labels).Course(bands);

    private IEnumerable<int> ShownArms() => arm is { } one ? [one] : Enumerable.Range(0, numbers.Arms.Count);

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.####", CultureInfo.InvariantCulture);
}
