namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The value of <see cref="Metric.Other"/> at the last fall below <see cref="Metric.Level"/>.</summary>
    public static MetricKind OtherAtResolution { get; } =
        new ResolutionKind(nameof(OtherAtResolution), "The value of the other quantity at the last fall below the level.", other: true);
}
