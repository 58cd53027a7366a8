namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The time (h) of the highest value, the first if it recurs.</summary>
    public static MetricKind TimeOfPeak { get; } =
        new ExtremeKind(nameof(TimeOfPeak), "The time of the highest value, the first if it recurs.", sign: 1, time: true);
}
