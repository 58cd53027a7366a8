namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The integral over time of what exceeds <see cref="Metric.Level"/>.</summary>
    public static MetricKind AreaAbove { get; } =
        new SideKind(nameof(AreaAbove), "The integral over time of what exceeds the level.", above: true, area: true);
}
