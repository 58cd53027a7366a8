namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The last time (h) after the peak at which the value falls below <see cref="Metric.Level"/> plus <see
    /// cref="Metric.Share"/> of
    /// the peak's excess over that level.</summary>
    public static MetricKind FallToShare { get; } = new FallKind(
        nameof(FallToShare), "The last time, after the peak, of a fall below this share of its excess over the level.", fixedShare: null);
}
