namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The integral over time of what is missing to <see cref="Metric.Level"/>.</summary>
    public static MetricKind AreaBelow { get; } =
        new SideKind(nameof(AreaBelow), "The integral over time of what is missing to the level.", above: false, area: true);
}
