using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The number of doses that protocols gave in the window; looks at no quantity.</summary>
    public static MetricKind ProtocolDoses { get; } = new ProtocolDosesKind();

    private sealed class ProtocolDosesKind() : DoseKind(nameof(ProtocolDoses), "The number of doses that protocols gave.", "1")
    {
        internal override double Count(in CountedDose dose) => dose.ByProtocol ? 1 : 0;
    }
}
