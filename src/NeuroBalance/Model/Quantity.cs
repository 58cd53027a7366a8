using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>One of the named results: the states, then what follows from them algebraically, in the order of the result table.</summary>
/// <remarks>The members are those of the built-in model; each names the field that holds its value, and so its place.</remarks>
public sealed class Quantity
{
    private static readonly State<int> StatePlaces = Places<State<int>>();
    private static readonly Signals<int> SignalPlaces = Places<Signals<int>>();
    private static readonly Readouts<int> ReadoutPlaces = Places<Readouts<int>>();
    private static readonly List<Quantity> Table = [];

    private const string RiskInAModel = "A relative risk in a model; nobody's seizure can be predicted.";

    private readonly Home home;
    private readonly int place;

    private Quantity(Home home, int place, int index, string unit, string description, string name)
    {
        this.home = home;
        this.place = place;
        Index = index;
        Name = name;
        Unit = unit;
        Description = description;
    }

    // Which of the results of the equations holds the value; a line is one that the text of a model adds.
    private enum Home
    {
        State,
        Signals,
        Readouts,
        Line,
    }

    /// <inheritdoc cref="State{T}.EthanolGut"/>
    public static Quantity EthanolGut { get; } = State(y => y.EthanolGut, "g", "Ethanol in the gut");

    /// <inheritdoc cref="State{T}.EthanolBlood"/>
    public static Quantity EthanolBlood { get; } = State(y => y.EthanolBlood, "g/L", "Ethanol in the blood");

    /// <inheritdoc cref="State{T}.EnzymeInduction"/>
    public static Quantity EnzymeInduction { get; } = State(y => y.EnzymeInduction, "1", "CYP2E1 relative to a naive liver");

    /// <inheritdoc cref="State{T}.KetamineCentral"/>
    public static Quantity KetamineCentral { get; } = State(y => y.KetamineCentral, "mg/L", "Ketamine in the central compartment (plasma)");

    /// <inheritdoc cref="State{T}.KetamineShallow"/>
    public static Quantity KetamineShallow { get; } =
        State(y => y.KetamineShallow, "mg/L", "Ketamine in the shallow peripheral compartment");

    /// <inheritdoc cref="State{T}.KetamineDeep"/>
    public static Quantity KetamineDeep { get; } = State(y => y.KetamineDeep, "mg/L", "Ketamine in the deep peripheral compartment");

    /// <inheritdoc cref="State{T}.Norketamine"/>
    public static Quantity Norketamine { get; } = State(y => y.Norketamine, "mg/L", "Norketamine in the plasma");

    /// <inheritdoc cref="State{T}.BenzodiazepineDepot"/>
    public static Quantity BenzodiazepineDepot { get; } = State(y => y.BenzodiazepineDepot, "mg", "Benzodiazepine in the oral depot");

    /// <inheritdoc cref="State{T}.BenzodiazepinePlasma"/>
    public static Quantity BenzodiazepinePlasma { get; } = State(y => y.BenzodiazepinePlasma, "ng/mL", "Benzodiazepine in the plasma");

    /// <inheritdoc cref="State{T}.BenzodiazepineEffect"/>
    public static Quantity BenzodiazepineEffect { get; } = State(y => y.BenzodiazepineEffect, "ng/mL", "Benzodiazepine at the effect site");

    /// <inheritdoc cref="State{T}.GabaASignal"/>
    public static Quantity GabaASignal { get; } = State(y => y.GabaASignal, "1", "Slow average of the logarithm of the GABA-A gain");

    /// <inheritdoc cref="State{T}.NmdaSignal"/>
    public static Quantity NmdaSignal { get; } = State(y => y.NmdaSignal, "1", "Slow average of the logarithm of the NMDA gain");

    /// <inheritdoc cref="State{T}.GabaADensity"/>
    public static Quantity GabaADensity { get; } = State(y => y.GabaADensity, "1", "Functional GABA-A capacity relative to a naive brain");

    /// <inheritdoc cref="State{T}.NmdaDensity"/>
    public static Quantity NmdaDensity { get; } = State(y => y.NmdaDensity, "1", "Functional NMDA capacity relative to a naive brain");

    /// <inheritdoc cref="State{T}.Dependence"/>
    public static Quantity Dependence { get; } =
        State(y => y.Dependence, "1", "Slow memory of alcohol exposure, 0 to 1: the higher, the more strongly receptors adapt");

    /// <inheritdoc cref="State{T}.Kindling"/>
    public static Quantity Kindling { get; } =
        State(y => y.Kindling, "1", "Lasting sensitisation by past withdrawals, 0 to 1: it amplifies excess excitation");

    /// <inheritdoc cref="State{T}.Glutamate"/>
    public static Quantity Glutamate { get; } = State(y => y.Glutamate, "1", "Extracellular glutamate relative to a naive brain");

    /// <inheritdoc cref="State{T}.SurgeAdaptation"/>
    public static Quantity SurgeAdaptation { get; } = State(y => y.SurgeAdaptation, "1", "Adaptation to the glutamate surge");

    /// <inheritdoc cref="State{T}.Withdrawal"/>
    public static Quantity Withdrawal { get; } =
        State(y => y.Withdrawal, "points", "Withdrawal score on the scale of the CIWA-Ar, 0 to 67");

    /// <inheritdoc cref="State{T}.MuOpioid"/>
    public static Quantity MuOpioid { get; } = State(y => y.MuOpioid, "1", "Mu-opioid signalling relative to a naive brain");

    /// <inheritdoc cref="State{T}.KappaOpioid"/>
    public static Quantity KappaOpioid { get; } = State(y => y.KappaOpioid, "1", "Kappa-opioid signalling relative to a naive brain");

    /// <inheritdoc cref="State{T}.Dopamine"/>
    public static Quantity Dopamine { get; } = State(y => y.Dopamine, "1", "Dopamine relative to a naive brain");

    /// <inheritdoc cref="State{T}.Translation"/>
    public static Quantity Translation { get; } = State(y => y.Translation, "1", "Translation signal after a surge");

    /// <inheritdoc cref="State{T}.SynapticProtein"/>
    public static Quantity SynapticProtein { get; } = State(y => y.SynapticProtein, "1", "Synaptic protein");

    /// <inheritdoc cref="State{T}.Plasticity"/>
    public static Quantity Plasticity { get; } = State(y => y.Plasticity, "1", "Plasticity relative to a naive brain");

    /// <inheritdoc cref="State{T}.MemoryLability"/>
    public static Quantity MemoryLability { get; } =
        State(y => y.MemoryLability, "1", "Lability of the alcohol memory, 1 just after retrieval");

    /// <inheritdoc cref="State{T}.AlcoholMemory"/>
    public static Quantity AlcoholMemory { get; } = State(y => y.AlcoholMemory, "1", "Strength of the alcohol memory, 0 to 1");

    /// <inheritdoc cref="State{T}.Coping"/>
    public static Quantity Coping { get; } = State(y => y.Coping, "1", "Coping skills, 0 to 1");

    /// <inheritdoc cref="State{T}.AcuteTolerance"/>
    public static Quantity AcuteTolerance { get; } = State(y => y.AcuteTolerance, "1", "Tolerance gained within hours, as a logarithm");

    /// <inheritdoc cref="State{T}.SeizureHazard"/>
    public static Quantity SeizureHazard { get; } =
        State(y => y.SeizureHazard, "1", "Cumulative hazard of a seizure since the start", RiskInAModel);

    /// <inheritdoc cref="State{T}.EthanolMeal"/>
    public static Quantity EthanolMeal { get; } = State(y => y.EthanolMeal, "g", "Ethanol in the gut that was drunk with a meal");

    /// <inheritdoc cref="State{T}.NmdaReserve"/>
    public static Quantity NmdaReserve { get; } =
        State(y => y.NmdaReserve, "1", "NMDA capacity that waits in reserve; only in the structure pool");

    /// <inheritdoc cref="Signals{T}.Occupancy"/>
    public static Quantity Occupancy { get; } = Signal(s => s.Occupancy, "1", "NMDA channels blocked by antagonists: theta");

    /// <inheritdoc cref="Signals{T}.GabaGain"/>
    public static Quantity GabaGain { get; } = Signal(s => s.GabaGain, "1", "Gain of a GABA-A receptor: SG");

    /// <inheritdoc cref="Signals{T}.NmdaGain"/>
    public static Quantity NmdaGain { get; } = Signal(s => s.NmdaGain, "1", "Gain of an NMDA receptor: SN");

    /// <inheritdoc cref="Signals{T}.GabaTone"/>
    public static Quantity GabaTone { get; } = Signal(s => s.GabaTone, "1", "Inhibitory tone: GT");

    /// <inheritdoc cref="Signals{T}.NmdaTone"/>
    public static Quantity NmdaTone { get; } = Signal(s => s.NmdaTone, "1", "Excitatory tone: NT");

    /// <inheritdoc cref="Signals{T}.Drive"/>
    public static Quantity Drive { get; } =
        Signal(s => s.Drive, "1", "Receptor balance without glutamate and acute tolerance");

    /// <inheritdoc cref="Signals{T}.Balance"/>
    public static Quantity Balance { get; } =
        Signal(s => s.Balance, "1", "Balance of excitation and inhibition: 0 naive, below 0 sedated, above 0 hyperexcitable");

    /// <inheritdoc cref="Readouts{T}.Craving"/>
    public static Quantity Craving { get; } = Scale(r => r.Craving, "points", "Craving on the scale of the PACS, 0 to 30");

    /// <inheritdoc cref="Readouts{T}.Ramsay"/>
    public static Quantity Ramsay { get; } = Scale(r => r.Ramsay, "points", "Expected Ramsay sedation score, 1 to 6");

    /// <inheritdoc cref="Readouts{T}.MoodGain"/>
    public static Quantity MoodGain { get; } = Scale(r => r.MoodGain, "points", "Improvement on the MADRS");

    /// <inheritdoc cref="Readouts{T}.BloodAlcohol"/>
    public static Quantity BloodAlcohol { get; } = Scale(r => r.BloodAlcohol, "g/dL", "Blood alcohol in the everyday unit");

    /// <inheritdoc cref="Readouts{T}.SeizureRisk"/>
    public static Quantity SeizureRisk { get; } =
        Scale(r => r.SeizureRisk, "1", "Share of many such subjects with a seizure since the start, in this model", RiskInAModel);

    /// <inheritdoc cref="Readouts{T}.DepressionScore"/>
    public static Quantity DepressionScore { get; } = Scale(r => r.DepressionScore, "points", "Score on the MADRS, 0 to 60");

    /// <summary>All quantities of the built-in model in the order of the result table; <see cref="Of"/> has those of a text, too.</summary>
    public static IReadOnlyList<Quantity> All { get; } = Table.AsReadOnly();

    private static readonly Dictionary<string, Quantity> ByName = Table.ToDictionary(quantity => quantity.Name, StringComparer.Ordinal);

    /// <summary>The number of states; a quantity whose <see cref="Index"/> is below it is a state.</summary>
    public static int StateCount => Layout.Count<State<int>, int>();

    /// <summary>
    /// The position in the result table, from 0; for a state of the built-in model also its position in <see cref="State{T}"/>. What the
    /// text of a model adds comes last.
    /// </summary>
    public int Index { get; }

    /// <summary>The name, which is also the column of a result.</summary>
    public string Name { get; }

    /// <summary>The unit; "1" for a pure number.</summary>
    public string Unit { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>What must be said wherever it is shown, as a sentence; empty where nothing must.</summary>
    public string Caveat { get; private init; } = "";

    /// <summary>Whether it evolves by an equation of its own, rather than following from the states.</summary>
    public bool IsState => home == Home.State;

    /// <summary>Whether it is a clinical scale, whose exponentials are computed only for those who ask for it.</summary>
    internal bool IsScale => home == Home.Readouts;

    /// <summary>Whether it is a line that the text of a model adds, for which its program has to be asked.</summary>
    internal bool IsLine => home == Home.Line;

    /// <summary>The position of a state among those that are integrated.</summary>
    internal int Component => IsState ? place : throw new InvalidOperationException($"{Name} is no state.");

    /// <summary>The quantities of runs with a model.</summary>
    /// <param name="model">A text that scenarios can be run with; null for the built-in model.</param>
    /// <returns><see cref="All"/>, then the states and reported lines that the text adds, in the order of the result table.</returns>
    /// <exception cref="ModelException">Scenarios cannot be run with the text; lists what stands in the way.</exception>
    public static IReadOnlyList<Quantity> Of(Model? model) => QuantityRows.Of(model).All;

    /// <summary>Finds a quantity of the built-in model by its exact name.</summary>
    /// <param name="name">The name, such as "Withdrawal"; case matters.</param>
    /// <returns>The quantity.</returns>
    /// <exception cref="ArgumentException">The model has no quantity of this name; the message tells the nearest.</exception>
    public static Quantity Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (TryParse(name, out Quantity? quantity)) return quantity;
        string hint = Nearest(name) is { } near ? $" Did you mean '{near}'?" : "";
        throw new ArgumentException($"The model has no quantity named '{name}'.{hint}", nameof(name));
    }

    /// <summary>Finds a quantity by its exact name.</summary>
    /// <param name="name">The name, such as "Withdrawal"; case matters.</param>
    /// <param name="quantity">The quantity, when there is one.</param>
    /// <returns>Whether the model has a quantity of this name.</returns>
    public static bool TryParse(string? name, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = null;
        return name is not null && ByName.TryGetValue(name, out quantity);
    }

    /// <summary>The name most like a mistyped one.</summary>
    /// <param name="name">What was typed.</param>
    /// <returns>A name of a quantity, or null when none is near.</returns>
    public static string? Nearest(string name) => NearestName.Find(name, ByName.Keys);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>
    /// The quantity of this name in the model of a set of equations: what two texts add under the same name may lie in different places.
    /// </summary>
    /// <exception cref="ArgumentException">That model has none.</exception>
    internal Quantity In(EquationSet set)
    {
        if (IsBuiltIn) return this;
        return QuantityRows.Of(set.Text).Find(Name)
            ?? throw new ArgumentException($"{set.Words} has no quantity named '{Name}'; it is one that another text adds.");
    }

    /// <summary>Whether every model has it.</summary>
    internal bool IsBuiltIn => Index >= 0 && Index < Table.Count;

    /// <summary>A quantity of a model that is not at hand, as a file tells of it: it has words, and no values.</summary>
    internal static Quantity Told(string name, string unit, string description) => new(Home.Line, -1, -1, unit, description, name);

    /// <summary>A state that a text adds, at a position of the result table and of the integrated states.</summary>
    internal static Quantity AddedState(int index, int component, StateRow row) =>
        new(Home.State, component, index, row.UnitText, row.Meaning, row.Name);

    /// <summary>A line that a text adds, at a position of the result table and among those lines.</summary>
    internal static Quantity AddedLine(int index, int line, NamedLine row) =>
        new(Home.Line, line, index, row.UnitText, row.Meaning, row.Name);

    /// <summary>Among the lines that the text adds, the position of this one.</summary>
    internal int Line => IsLine ? place : throw new InvalidOperationException($"{Name} is no line that a text adds.");

    /// <summary>The value of this quantity, which no text adds as a line, from what is known of a moment.</summary>
    /// <param name="states">All states, the named ones first.</param>
    /// <param name="signals">The algebra at them; anything for a state.</param>
    /// <param name="readouts">The scales at them; anything for what is no scale.</param>
    internal T Evaluate<T>(ReadOnlySpan<T> states, in Signals<T> signals, in Readouts<T> readouts)
        where T : unmanaged
    {
        return home switch
        {
            Home.State => states[place],
            Home.Signals => Layout.Flatten<Signals<T>, T>(ref Unsafe.AsRef(in signals))[place],
            Home.Readouts => Layout.Flatten<Readouts<T>, T>(ref Unsafe.AsRef(in readouts))[place],
            Home.Line => throw new InvalidOperationException($"{Name} is worked out by the text that adds it."),
        };
    }

    /// <summary>Where the algebra holds the value of this quantity, which is neither a state nor a scale.</summary>
    internal ref T Place<T>(ref Signals<T> signals)
        where T : unmanaged => ref Layout.Flatten<Signals<T>, T>(ref signals)[place];

    /// <summary>Where the read-outs hold the value of this quantity, which is a scale.</summary>
    internal ref T Place<T>(ref Readouts<T> readouts)
        where T : unmanaged => ref Layout.Flatten<Readouts<T>, T>(ref readouts)[place];

    private static Quantity State(Func<State<int>, int> field, string unit, string description, string caveat = "",
        [CallerMemberName] string name = "") => Listed(Home.State, field(StatePlaces), unit, description, caveat, name);

    private static Quantity Signal(Func<Signals<int>, int> field, string unit, string description, [CallerMemberName] string name = "") =>
        Listed(Home.Signals, field(SignalPlaces), unit, description, "", name);

    private static Quantity Scale(Func<Readouts<int>, int> field, string unit, string description, string caveat = "",
        [CallerMemberName] string name = "") => Listed(Home.Readouts, field(ReadoutPlaces), unit, description, caveat, name);

    private static Quantity Listed(Home home, int place, string unit, string description, string caveat, string name)
    {
        Quantity quantity = new(home, place, Table.Count, unit, description, name) { Caveat = caveat };
        Table.Add(quantity);
        return quantity;
    }

    // Every field holds its own position, so that whoever reads a field learns where it lies.
    private static TFields Places<TFields>()
        where TFields : unmanaged
    {
        TFields fields = default;
        Span<int> flat = Layout.Flatten<TFields, int>(ref fields);
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = i;
        }
        return fields;
    }
}
