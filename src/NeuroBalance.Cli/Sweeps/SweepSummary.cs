using System.Globalization;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>What a finished sweep shows in words: quantiles of every metric, the share of failed members, and what must be said.</summary>
/// <param name="table">The sweep.</param>
/// <param name="arm">The only arm to be shown, by its number; all when absent.</param>
internal sealed class SweepSummary(SweepResults table, int? arm = null)
{
    private readonly SweepColumns columns = table.Manifest.Columns;

    /// <summary>The lines of the table: metric, arm, members, missing, quantiles.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows()
    {
        List<IReadOnlyList<string>> rows = [];
        int metric = 0;
        foreach (double[][] arms in table.ReadColumns([.. columns.Metrics.Select((_, at) => columns.Axes.Length + at)]))
        {
            foreach (int shown in arm is { } one ? [one] : Enumerable.Range(0, arms.Length))
            {
                int there = arms[shown].Count(double.IsFinite);
                string missing = (100.0 * (arms[shown].Length - there) / Math.Max(1, arms[shown].Length))
                    .ToString("0.##", CultureInfo.InvariantCulture) + " %";
                rows.Add(
                [
                    columns.Metrics[metric], columns.Arms.ElementAtOrDefault(shown) ?? "",
                    arms[shown].Length.ToString(CultureInfo.InvariantCulture), missing,
                    .. TrajectoryBands.QuantilesOf(arms[shown]).Select(Text),
                ]);
            }

            metric++;
        }

        return rows;
    }

    /// <summary>What must be said of some of the metrics, a sentence each.</summary>
    public IReadOnlyList<string> Caveats() =>
        [.. columns.Metrics.Select(metric => (metric, Caveat: table.Manifest.CaveatOf(metric))).Where(one => one.Caveat.Length > 0)
            .Select(one => $"{one.metric}: {char.ToLowerInvariant(one.Caveat[0])}{one.Caveat[1..]}")];

    /// <summary>How members ended, by their status, the most frequent first.</summary>
    public IReadOnlyList<(string Status, long Count)> Statuses() => table.CountStatuses();

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.####", CultureInfo.InvariantCulture);
}
