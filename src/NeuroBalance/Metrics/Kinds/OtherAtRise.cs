namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The value of <see cref="Metric.Other"/> at the first rise through <see cref="Metric.Level"/>.</summary>
    public static MetricKind OtherAtRise { get; } =
        new RiseKind(nameof(OtherAtRise), "The value of the other quantity at the first rise.", other: true);
}
