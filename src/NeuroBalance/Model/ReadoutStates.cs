using System.Collections.Immutable;

namespace NeuroBalance.Models;

/// <summary>The states that the read-outs look at: whoever wants those alone has to know no others.</summary>
internal static class ReadoutStates
{
    /// <summary>Their indices, ascending.</summary>
    public static readonly ImmutableArray<int> Indices =
    [
        Quantity.EthanolBlood.Index,
        Quantity.KetamineCentral.Index,
        Quantity.Norketamine.Index,
        Quantity.BenzodiazepineEffect.Index,
        Quantity.GabaADensity.Index,
        Quantity.NmdaDensity.Index,
        Quantity.Glutamate.Index,
        Quantity.Dopamine.Index,
        Quantity.Plasticity.Index,
        Quantity.AlcoholMemory.Index,
        Quantity.AcuteTolerance.Index,
        Quantity.SeizureHazard.Index,
    ];
}
