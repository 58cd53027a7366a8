namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The time (h) spent at or above <see cref="Metric.Level"/>.</summary>
    public static MetricKind TimeAbove { get; } =
        new SideKind(nameof(TimeAbove), "The time spent at or above the level.", above: true, area: false);
}
