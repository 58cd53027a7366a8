namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The lowest value.</summary>
    public static MetricKind Trough { get; } = new ExtremeKind(nameof(Trough), "The lowest value.", sign: -1, time: false);
}
