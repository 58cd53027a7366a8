using System.Diagnostics.CodeAnalysis;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>One of the 39 named results: the 28 states, then what follows from them algebraically, in the order of the result table.</summary>
public sealed class Quantity
{
    private static readonly Quantity[] Table =
    [
        new(0, nameof(State<double>.EthanolGut), "g", "Ethanol in the gut"),
        new(1, nameof(State<double>.EthanolBlood), "g/L", "Ethanol in the blood"),
        new(2, nameof(State<double>.EnzymeInduction), "1", "CYP2E1 relative to a naive liver"),
        new(3, nameof(State<double>.KetamineCentral), "mg/L", "Ketamine in the central compartment (plasma)"),
        new(4, nameof(State<double>.KetamineShallow), "mg/L", "Ketamine in the shallow peripheral compartment"),
        new(5, nameof(State<double>.KetamineDeep), "mg/L", "Ketamine in the deep peripheral compartment"),
        new(6, nameof(State<double>.Norketamine), "mg/L", "Norketamine in the plasma"),
        new(7, nameof(State<double>.BenzodiazepineDepot), "mg", "Benzodiazepine in the oral depot"),
        new(8, nameof(State<double>.BenzodiazepinePlasma), "ng/mL", "Benzodiazepine in the plasma"),
        new(9, nameof(State<double>.BenzodiazepineEffect), "ng/mL", "Benzodiazepine at the effect site"),
        new(10, nameof(State<double>.GabaASignal), "1", "Slow average of the logarithm of the GABA-A gain"),
        new(11, nameof(State<double>.NmdaSignal), "1", "Slow average of the logarithm of the NMDA gain"),
        new(12, nameof(State<double>.GabaADensity), "1", "Functional GABA-A capacity relative to a naive brain"),
        new(13, nameof(State<double>.NmdaDensity), "1", "Functional NMDA capacity relative to a naive brain"),
        new(14, nameof(State<double>.Dependence), "1", "Dependence"),
        new(15, nameof(State<double>.Kindling), "1", "Kindling"),
        new(16, nameof(State<double>.Glutamate), "1", "Extracellular glutamate relative to a naive brain"),
        new(17, nameof(State<double>.SurgeAdaptation), "1", "Adaptation to the glutamate surge"),
        new(18, nameof(State<double>.Withdrawal), "points", "Withdrawal score on the scale of the CIWA-Ar, 0 to 67"),
        new(19, nameof(State<double>.MuOpioid), "1", "Mu-opioid signalling relative to a naive brain"),
        new(20, nameof(State<double>.KappaOpioid), "1", "Kappa-opioid signalling relative to a naive brain"),
        new(21, nameof(State<double>.Dopamine), "1", "Dopamine relative to a naive brain"),
        new(22, nameof(State<double>.Translation), "1", "Translation signal after a surge"),
        new(23, nameof(State<double>.SynapticProtein), "1", "Synaptic protein"),
        new(24, nameof(State<double>.Plasticity), "1", "Plasticity relative to a naive brain"),
        new(25, nameof(State<double>.MemoryLability), "1", "Lability of the alcohol memory, 1 just after retrieval"),
        new(26, nameof(State<double>.AlcoholMemory), "1", "Strength of the alcohol memory, 0 to 1"),
        new(27, nameof(State<double>.Coping), "1", "Coping skills, 0 to 1"),
        new(28, nameof(Signals<double>.Occupancy), "1", "NMDA channels blocked by ketamine and norketamine: theta"),
        new(29, nameof(Signals<double>.GabaGain), "1", "Gain of a GABA-A receptor: SG"),
        new(30, nameof(Signals<double>.NmdaGain), "1", "Gain of an NMDA receptor: SN"),
        new(31, nameof(Signals<double>.GabaTone), "1", "Inhibitory tone: GT"),
        new(32, nameof(Signals<double>.NmdaTone), "1", "Excitatory tone: NT"),
        new(33, nameof(Signals<double>.Drive), "1", "Receptor balance without glutamate"),
        new(34, nameof(Signals<double>.Balance), "1", "Balance of excitation and inhibition: 0 naive, below 0 sedated, above 0 hyperexcitable"),
        new(35, nameof(Readouts<double>.Craving), "points", "Craving on the scale of the PACS, 0 to 30"),
        new(36, nameof(Readouts<double>.Ramsay), "points", "Expected Ramsay sedation score, 1 to 6"),
        new(37, nameof(Readouts<double>.MoodGain), "points", "Improvement on the MADRS"),
        new(38, nameof(Readouts<double>.BloodAlcohol), "g/dL", "Blood alcohol in the everyday unit"),
    ];

    private static readonly Dictionary<string, Quantity> ByName = Table.ToDictionary(quantity => quantity.Name, StringComparer.Ordinal);

    private Quantity(int index, string name, string unit, string description)
    {
        Index = index;
        Name = name;
        Unit = unit;
        Description = description;
    }

    /// <summary>The number of states; a quantity whose <see cref="Index"/> is below it is a state.</summary>
    public const int StateCount = 28;

    /// <summary>All quantities in the order of the result table.</summary>
    public static IReadOnlyList<Quantity> All { get; } = Array.AsReadOnly(Table);

    /// <summary>The position in the result table, from 0; for a state also its position in <see cref="State{T}"/>.</summary>
    public int Index { get; }

    /// <summary>The name, which is also the column of a result.</summary>
    public string Name { get; }

    /// <summary>The unit; "1" for a pure number.</summary>
    public string Unit { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>Whether it evolves by an equation of its own, rather than following from the states.</summary>
    public bool IsState => Index < StateCount;

    /// <summary>Finds a quantity by its exact name.</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = null;
        return name is not null && ByName.TryGetValue(name, out quantity);
    }

    /// <summary>The name most like a mistyped one, or null when none is near.</summary>
    public static string? Nearest(string name) => NearestName.Find(name, ByName.Keys);

    /// <summary>The value of this quantity at a state, given the algebra and the read-outs of that state.</summary>
    public T Evaluate<T>(in State<T> state, in Signals<T> signals, in Readouts<T> readouts)
        where T : unmanaged
    {
        if (IsState)
        {
            State<T> copy = state;
            return Layout.Flatten<State<T>, T>(ref copy)[Index];
        }

        return Index switch
        {
            28 => signals.Occupancy,
            29 => signals.GabaGain,
            30 => signals.NmdaGain,
            31 => signals.GabaTone,
            32 => signals.NmdaTone,
            33 => signals.Drive,
            34 => signals.Balance,
            35 => readouts.Craving,
            36 => readouts.Ramsay,
            37 => readouts.MoodGain,
            38 => readouts.BloodAlcohol,
            _ => throw new InvalidOperationException($"The quantity {Name} has no value."),
        };
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
