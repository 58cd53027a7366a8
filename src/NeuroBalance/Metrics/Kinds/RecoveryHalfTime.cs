namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The last time (h) after the peak at which the value falls below the middle between the peak and <see
    /// cref="Metric.Level"/>.</summary>
    public static MetricKind RecoveryHalfTime { get; } = new FallKind(
        nameof(RecoveryHalfTime), "The last time, after the peak, of a fall below half of its excess over the level.", fixedShare: 0.5);
}
