using System.Collections.Immutable;

namespace NeuroBalance.Models;

/// <summary>The states that the read-outs look at: whoever wants those alone has to know no others.</summary>
internal static class ReadoutStates
{
    /// <summary>Those of some equations, ascending.</summary>
    public static ImmutableArray<int> Of(EquationSet set) => set.Text?.Runs.ReadoutStates ?? Indices;

    /// <summary>Their indices in the shipped structures, ascending.</summary>
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
