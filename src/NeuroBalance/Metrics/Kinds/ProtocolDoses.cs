namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The number of doses that protocols gave in the window; looks at no quantity.</summary>
    public static MetricKind ProtocolDoses { get; } = new ProtocolDosesKind();

    private sealed class ProtocolDosesKind() : DoseKind(nameof(ProtocolDoses), "The number of doses that protocols gave.", "1")
    {
        internal override double Count(in GivenDose dose) => dose.Protocol >= 0 ? 1 : 0;
    }
}
