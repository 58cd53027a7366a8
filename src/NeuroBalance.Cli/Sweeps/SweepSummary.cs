using System.Globalization;
using NeuroBalance.Cli.Figures;
using NeuroBalance.Sweeps;
using NeuroBalance.Sweeps.Storage;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>What a finished sweep shows: quantiles of every metric, the share of failed members, and a figure of one metric.</summary>
/// <param name="table">The sweep.</param>
/// <param name="labels">Words for the figure in the place of its own: title, horizontal axis, vertical axis; each may be absent.</param>
internal sealed class SweepSummary(SweepTable table, (string? Title, string? Across, string? Up) labels = default)
{
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    private readonly SweepColumns columns = table.Manifest.Columns;

    /// <summary>The names of the metrics.</summary>
    public IReadOnlyList<string> Metrics => columns.Metrics;

    /// <summary>The lines of the table: metric, arm, members, missing, quantiles.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows()
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (string metric in columns.Metrics)
        {
            foreach ((string arm, double[] sorted, int missing) in ByArm(metric))
            {
                string share = (100.0 * missing / Math.Max(1, sorted.Length + missing)).ToString("0.##", CultureInfo.InvariantCulture) + " %";
                rows.Add([metric, arm, (sorted.Length + missing).ToString(CultureInfo.InvariantCulture), share, .. Shares.Select(q => Text(Quantile(sorted, q)))]);
            }
        }

        return rows;
    }

    /// <summary>How members ended, by their status, the most frequent first.</summary>
    public IReadOnlyList<(string Status, long Count)> Statuses() =>
        [.. table.Blocks().SelectMany(block => block.Status).CountBy(status => status).Select(pair => (pair.Key, (long)pair.Value)).OrderByDescending(pair => pair.Item2)];

    /// <summary>The figure of a metric: bands of the arms, a heat map of a grid over two axes, or else a histogram.</summary>
    public IPainting Figure(string metric)
    {
        string unit = Entry($"metric {metric}") ?? "";
        string subtitle = string.Create(CultureInfo.InvariantCulture, $"{Entry("plan")}: {table.Manifest.Members} members, {100.0 * table.Failed / table.Manifest.Members:0.##} % failed");
        (string Arm, double[] Sorted, int Missing)[] arms = [.. ByArm(metric)];
        string label = metric + (unit.Split(", ") is [var kind, var quantity, ..] && quantity != "-" ? $" ({kind} of {quantity})" : "");
        if (arms.Length > 1) return new ArmBands(labels.Title ?? $"{metric} by arm", subtitle, labels.Up ?? label, arms.Select(arm => (arm.Arm, Shares.Select(q => Quantile(arm.Sorted, q)).ToArray())));
        if (Entry("design") == nameof(DesignKind.Grid) && columns.Axes.Length == 2) return Map(metric, subtitle, label);
        double[] sorted = arms[0].Sorted;
        (double low, double high) = sorted.Length == 0 ? (0, 1) : (sorted[0], sorted[^1]);
        int[] counts = new int[60];
        foreach (double value in sorted) counts[high > low ? Math.Min(counts.Length - 1, (int)((value - low) / (high - low) * counts.Length)) : 0]++;
        return new Histogram(labels.Title ?? $"Distribution of {metric}", subtitle, labels.Across ?? label, low, high, counts);
    }

    private HeatMap Map(string metric, string subtitle, string label)
    {
        int column = columns.Axes.Length + columns.Metrics.IndexOf(metric);
        Dictionary<(double, double), double> values = [];
        foreach (SweepBlock block in table.Blocks())
        {
            for (int i = 0; i < block.Count; i++) values[(block.Numbers[0][i], block.Numbers[1][i])] = block.Numbers[column][i];
        }

        double[] across = [.. values.Keys.Select(key => key.Item1).Distinct().Order()], up = [.. values.Keys.Select(key => key.Item2).Distinct().Order()];
        double[,] cells = new double[across.Length, up.Length];
        for (int i = 0; i < across.Length; i++)
        {
            for (int j = 0; j < up.Length; j++) cells[i, j] = values.GetValueOrDefault((across[i], up[j]), double.NaN);
        }

        return new HeatMap(labels.Title ?? $"{metric} over {columns.Axes[0]} and {columns.Axes[1]}", subtitle, (labels.Across ?? AxisLabel(0), across), (labels.Up ?? AxisLabel(1), up), cells, label);
    }

    private string AxisLabel(int axis)
    {
        // The unit follows the last number of the axis' values.
        string text = Entry($"axis {columns.Axes[axis]}") ?? "";
        string last = text.Split(", ")[^1];
        int space = last.IndexOf(' ', StringComparison.Ordinal);
        string unit = text.StartsWith("one of", StringComparison.Ordinal) && space > 0 && !last.StartsWith("one of", StringComparison.Ordinal) ? last[(space + 1)..] : "";
        return columns.Axes[axis] + (unit.Length > 0 ? $" ({unit})" : "");
    }

    private string? Entry(string name) => table.Manifest.Entries.FirstOrDefault(entry => entry.Key == name).Value;

    private IEnumerable<(string Arm, double[] Sorted, int Missing)> ByArm(string metric)
    {
        int column = columns.Axes.Length + columns.Metrics.IndexOf(metric);
        Dictionary<string, List<double>> values = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (SweepBlock block in table.Blocks())
        {
            for (int i = 0; i < block.Count; i++)
            {
                string arm = block.Arm?[i] ?? "";
                if (!values.TryGetValue(arm, out List<double>? list))
                {
                    values[arm] = list = [];
                    order.Add(arm);
                }

                list.Add(block.Numbers[column][i]);
            }
        }

        foreach (string arm in order)
        {
            double[] sorted = [.. values[arm].Where(double.IsFinite).Order()];
            yield return (arm, sorted, values[arm].Count - sorted.Length);
        }
    }

    // Linear between the order statistics, as NumPy and R (type 7) do.
    private static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0) return double.NaN;
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.####", CultureInfo.InvariantCulture);
}
