namespace NeuroBalance.Sweeps;

/// <summary>Which metrics a member can lack though its run succeeded, and the word for it in the metric's status column.</summary>
internal static class MissingMetric
{
    internal const string NotReached = nameof(NotReached);

    internal static bool IsPossible(MetricKind kind) => kind is MetricKind.Onset or MetricKind.Rise or MetricKind.OtherAtRise
        or MetricKind.Resolution or MetricKind.FallToShare or MetricKind.OtherAtOnset;

    /// <summary>The word for a metric: the member's own status where the run failed.</summary>
    internal static string Status(string member, double value) => member != SweepStatus.Success || !double.IsNaN(value) ? member : NotReached;
}
