using System.Collections.Immutable;
using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>
/// The columns of a sweep's table: <c>member</c>, <c>arm</c> and <c>subject</c> (when there are arms), the axes, the metrics,
/// <c>NAME_status</c> of every metric that can be missing, <c>status</c>, <c>steps</c>.
/// </summary>
public sealed record SweepColumns
{
    private const string StatusEnding = "_status";

    /// <summary>The names of the arms; empty in a sweep without arms.</summary>
    public ImmutableArray<string> Arms { get; init; } = [];

    /// <summary>The keys of the axes.</summary>
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>The names of the metrics.</summary>
    public required ImmutableArray<string> Metrics { get; init; }

    /// <summary>The unit of each column of numbers (axes, then metrics); empty for a pure number.</summary>
    public required ImmutableArray<string> Units { get; init; }

    /// <summary>The positions, among the metrics, of those that can be missing.</summary>
    internal ImmutableArray<int> Missable { get; init; } = [];

    /// <summary>The columns of numbers: the axes, then the metrics.</summary>
    public ImmutableArray<string> Numbers => [.. Axes, .. Metrics];

    /// <summary>The columns that say why a metric is missing, in the order of the metrics.</summary>
    public ImmutableArray<string> MetricStatuses => [.. Missable.Select(at => StatusOf(Metrics[at]))];

    /// <summary>All columns in order.</summary>
    public ImmutableArray<string> All =>
        [.. Arms.IsEmpty ? (string[])["member"] : ["member", "arm", "subject"], .. Axes, .. Metrics, .. MetricStatuses, "status", "steps"];

    /// <summary>The names that no metric, axis or arm's column may have, because the table has them.</summary>
    internal static ImmutableArray<string> Taken { get; } = ["member", "arm", "subject", "status", "steps"];

    /// <summary>The columns of a plan.</summary>
    internal static SweepColumns Of(SweepPlan plan)
    {
        bool runsDiffer = !plan.Windows.IsEmpty || plan.Axes.Any(axis => axis.Key == "duration")
            || plan.Arms.Select(arm => arm.Scenario.DurationHours).Distinct().Count() > 1;
        bool hasArms = plan.Arms.Length > 1 || plan.Arms[0].Name.Length > 0;
        return new SweepColumns
        {
            Arms = hasArms ? [.. plan.Arms.Select(arm => arm.Name)] : [],
            Axes = [.. plan.Axes.Select(axis => axis.Key)],
            Metrics = [.. plan.Metrics.Select(metric => metric.Name)],
            Units = [.. plan.Axes.Select(UnitOf).Concat(plan.Metrics.Select(metric => metric.Unit))
                .Select(unit => unit == "1" ? "" : unit)],
            Missable = [.. Enumerable.Range(0, plan.Metrics.Length).Where(at => MissingMetric.HasColumn(plan.Metrics[at], runsDiffer))],
        };
    }

    /// <summary>The columns of metrics alone.</summary>
    internal static SweepColumns Of(IReadOnlyList<Metric> metrics) => new()
    {
        Metrics = [.. metrics.Select(metric => metric.Name)],
        Units = [.. metrics.Select(metric => metric.Unit == "1" ? "" : metric.Unit)],
        Missable = [.. Enumerable.Range(0, metrics.Count).Where(at => MissingMetric.HasColumn(metrics[at], runsDiffer: true))],
    };

    /// <summary>The column that says why a metric is missing.</summary>
    internal static string StatusOf(string metric) => metric + StatusEnding;

    private static string UnitOf(Axis axis) => axis.Parameter?.Unit
        ?? (axis.StateIndex >= 0 ? Quantity.All[axis.StateIndex].Unit : axis.Unit);
}
