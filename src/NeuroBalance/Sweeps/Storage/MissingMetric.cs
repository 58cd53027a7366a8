namespace NeuroBalance.Sweeps;

/// <summary>Which metrics have a column that says why they are missing, and its words.</summary>
/// <remarks>
/// A metric without such a column is missing for two reasons alone: the member's run failed, as its own status says, or else the
/// equations of its quantity are not defined at the state (<see cref="MetricStatus.NoValue"/>).
/// </remarks>
internal static class MissingMetric
{
    private static readonly string[] Words = Enum.GetNames<MetricStatus>();

    /// <summary>Whether a metric has a status column.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="runsDiffer">Whether some runs may end before the metric's window.</param>
    internal static bool HasColumn(Metric metric, bool runsDiffer) =>
        metric.Kind.WhyMissing(double.NaN) != MetricStatus.NoValue
            || (runsDiffer && (double.IsFinite(metric.From) || double.IsFinite(metric.To)));

    internal static string Word(MetricStatus status) => Words[(int)status];

    internal static bool TryParse(string word, out MetricStatus status)
    {
        int at = Array.IndexOf(Words, word);
        status = (MetricStatus)Math.Max(0, at);
        return at >= 0;
    }
}
