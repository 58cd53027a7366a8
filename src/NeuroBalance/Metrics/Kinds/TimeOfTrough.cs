namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The time (h) of the lowest value, the first if it recurs.</summary>
    public static MetricKind TimeOfTrough { get; } =
        new ExtremeKind(nameof(TimeOfTrough), "The time of the lowest value, the first if it recurs.", sign: -1, time: true);
}
