namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The highest value.</summary>
    public static MetricKind Peak { get; } = new ExtremeKind(nameof(Peak), "The highest value.", sign: 1, time: false);
}
