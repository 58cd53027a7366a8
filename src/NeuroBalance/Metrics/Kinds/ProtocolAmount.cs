using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The amount of drug (mg) that protocols gave in the window; looks at no quantity.</summary>
    public static MetricKind ProtocolAmount { get; } = new ProtocolAmountKind();

    private sealed class ProtocolAmountKind() : DoseKind(nameof(ProtocolAmount), "The amount of drug that protocols gave.", "mg")
    {
        internal override double Count(in CountedDose dose) => dose.ByProtocol ? dose.Amount : 0;
    }
}
