namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The first time (h) at which the value rises through <see cref="Metric.Level"/>, having been below it within the
    /// window.</summary>
    public static MetricKind Rise { get; } =
        new RiseKind(nameof(Rise), "The first time at which the value rises through the level from below.", other: false);
}
