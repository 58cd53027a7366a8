namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The value of <see cref="Metric.Other"/> at the first time at or above <see cref="Metric.Level"/>.</summary>
    public static MetricKind OtherAtOnset { get; } =
        new OnsetKind(nameof(OtherAtOnset), "The value of the other quantity at the onset.", other: true);
}
