namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The last time (h) at which the value falls below <see cref="Metric.Level"/>.</summary>
    public static MetricKind Resolution { get; } =
        new ResolutionKind(nameof(Resolution), "The last time at which the value falls below the level.", other: false);
}
