using System.Collections.Immutable;

namespace NeuroBalance.Models;

/// <summary>The states that the read-outs look at: whoever wants those alone has to know no others.</summary>
internal static class ReadoutStates
{
    /// <summary>Their indices, ascending.</summary>
    public static readonly ImmutableArray<int> Indices =
    [
        IndexOf(nameof(State<double>.EthanolBlood)),
        IndexOf(nameof(State<double>.KetamineCentral)),
        IndexOf(nameof(State<double>.Norketamine)),
        IndexOf(nameof(State<double>.BenzodiazepineEffect)),
        IndexOf(nameof(State<double>.GabaADensity)),
        IndexOf(nameof(State<double>.NmdaDensity)),
        IndexOf(nameof(State<double>.Glutamate)),
        IndexOf(nameof(State<double>.Dopamine)),
        IndexOf(nameof(State<double>.Plasticity)),
        IndexOf(nameof(State<double>.AlcoholMemory)),
    ];

    private static int IndexOf(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity.Index : throw new InvalidOperationException($"The model has no state named {name}.");
}
