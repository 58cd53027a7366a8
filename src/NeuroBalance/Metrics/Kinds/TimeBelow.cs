namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The time (h) spent below <see cref="Metric.Level"/>.</summary>
    public static MetricKind TimeBelow { get; } =
        new SideKind(nameof(TimeBelow), "The time spent below the level.", above: false, area: false);
}
