namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The first time (h) at or above <see cref="Metric.Level"/>.</summary>
    public static MetricKind Onset { get; } = new OnsetKind(nameof(Onset), "The first time at or above the level.", other: false);
}
