using System.Runtime.CompilerServices;
using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The model: 28 equations for the balance of GABA-A and NMDA signalling under alcohol, ketamine and benzodiazepine.</summary>
/// <remarks>
/// Autonomous: time enters only through <see cref="Inputs"/>, which are constant between two boundaries. The equations are
/// printed in MODEL.md beside this file, and a test compares the two. Every lane is computed alone: a NaN or a huge number
/// in one lane leaves the bits of the others as they are. Outside the domain (a density or glutamate that is not positive)
/// the answer is NaN, never an exception.
/// </remarks>
/// <typeparam name="T">The lane: how many subjects are computed side by side.</typeparam>
public partial struct AlcoholBalance<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>What acts on the subjects at present; set it at every boundary.</summary>
    public Inputs<T> Inputs;

    private readonly Parameters<T> parameters;
    private readonly DerivedConstants<T> constants;

    /// <summary>The model of the subjects with these parameters, without any input.</summary>
    public AlcoholBalance(in Parameters<T> parameters)
    {
        this.parameters = parameters;
        constants = new DerivedConstants<T>(in parameters);
        Inputs = default;
    }

    /// <summary>The rates of change of all states (their units per hour).</summary>
    public readonly void Derivatives(in State<T> y, out State<T> dy)
    {
        Unsafe.SkipInit(out Workspace<T> workspace);
        Derivatives(in y, ref workspace, out dy);
    }

    /// <summary>The same, with its intermediate results in a place of the caller's: on the stack they would lie across the lines of the cache, which halves the speed of wide packs.</summary>
    internal readonly void Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy)
    {
        ref Signals<T> s = ref workspace.Signals;
        ref SetPoints<T> target = ref workspace.SetPoints;
        AddSignals(in y, ref s);
        FindDensitySetPoints(in y, in s, ref target);
        FindTransmitterSetPoints(in y, in s, ref target);
        if (FindWithdrawalExcess(in y, in s, ref target)) FindWithdrawalSetPoint(ref target);
        else target.Withdrawal = T.Broadcast(0.0);
        Assemble(in y, in s, in target, out dy);
    }

    /// <summary>The algebra at a state.</summary>
    public readonly void Signals(in State<T> y, out Signals<T> s)
    {
        Unsafe.SkipInit(out s);
        AddSignals(in y, ref s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void AddSignals(in State<T> y, ref Signals<T> s)
    {
        AddEthanolSignals(in y, ref s);
        AddNmdaSignals(in y, ref s);
        AddGains(in y, ref s);
        AddBalance(in y, ref s);
    }

    /// <summary>The clinical scales at a state whose algebra is known.</summary>
    public readonly Readouts<T> Readouts(in State<T> y, in Signals<T> s) => new()
    {
        Craving = Craving.Score(in parameters.Craving, s.ExcessExcitation, y.AlcoholMemory, s.RewardDrive, s.Occupancy, y.Dopamine),
        Ramsay = Sedation.Ramsay(in constants.Sedation, y.BenzodiazepineEffect, y.KetamineCentral),
        MoodGain = Mood.Gain(in parameters.Mood, y.Plasticity),
        BloodAlcohol = y.EthanolBlood / 10.0,
    };

    // The 28 equations in reading order. Every state is assigned exactly once, or this does not compile (CS0177).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Assemble(in State<T> y, in Signals<T> s, in SetPoints<T> target, out State<T> dy)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        dy.EthanolGut = Ethanol.Gut(in c.Ethanol, y.EthanolGut, Inputs.EthanolGutRate);
        dy.EthanolBlood = Ethanol.Blood(in c.Ethanol, y.EthanolGut, y.EthanolBlood, y.EnzymeInduction, Inputs.EthanolIntravenousRate, Inputs.ClampActive);
        dy.EnzymeInduction = Ethanol.Induction(in c.Ethanol, y.EthanolBlood, y.EnzymeInduction);
        dy.KetamineCentral = Ketamine.Central(in c.Ketamine, y.KetamineCentral, y.KetamineShallow, y.KetamineDeep, Inputs.KetamineRate);
        dy.KetamineShallow = Ketamine.Peripheral(c.Ketamine.ShallowRate, y.KetamineCentral, y.KetamineShallow);
        dy.KetamineDeep = Ketamine.Peripheral(c.Ketamine.DeepRate, y.KetamineCentral, y.KetamineDeep);
        dy.Norketamine = Ketamine.Norketamine(in c.Ketamine, y.KetamineCentral, y.Norketamine);
        dy.BenzodiazepineDepot = Benzodiazepine.Depot(in c.Benzodiazepine, y.BenzodiazepineDepot);
        dy.BenzodiazepinePlasma = Benzodiazepine.Plasma(in c.Benzodiazepine, y.BenzodiazepineDepot, y.BenzodiazepinePlasma, Inputs.BenzodiazepineRate);
        dy.BenzodiazepineEffect = Benzodiazepine.Effect(in c.Benzodiazepine, y.BenzodiazepinePlasma, y.BenzodiazepineEffect);
        dy.GabaASignal = (s.LogGabaGain - y.GabaASignal) * c.Density.SignalRate;
        dy.NmdaSignal = (s.LogNmdaGain - y.NmdaSignal) * c.Density.SignalRate;
        dy.GabaADensity = (target.GabaADensity - y.GabaADensity) * c.Density.GabaARate;
        dy.NmdaDensity = (target.NmdaDensity - y.NmdaDensity) * c.Density.NmdaRate;
        dy.Dependence = Dependence.Level(in c.Dependence, y.EthanolBlood, y.Dependence);
        dy.Kindling = Kindling.Level(in c.Kindling, s.ExcessExcitation, y.Kindling);
        dy.Glutamate = (target.Glutamate - y.Glutamate) * c.Glutamate.Rate;
        dy.SurgeAdaptation = (s.Disinhibition - y.SurgeAdaptation) * c.Glutamate.SurgeAdaptationRate;
        dy.Withdrawal = (target.Withdrawal - y.Withdrawal) * c.Withdrawal.Rate;
        dy.MuOpioid = Opioid.Signal(c.Opioid.MuGain, c.Opioid.Rate, s.Occupancy, y.MuOpioid);
        dy.KappaOpioid = Opioid.Signal(c.Opioid.KappaGain, c.Opioid.Rate, s.Occupancy, y.KappaOpioid);
        dy.Dopamine = (target.Dopamine - y.Dopamine) * c.Dopamine.Rate;
        dy.Translation = (s.Disinhibition - y.Translation) * c.Plasticity.TranslationRate;
        dy.SynapticProtein = (y.Translation - y.SynapticProtein) * c.Plasticity.SynthesisRate;
        dy.Plasticity = Plasticity.Synapses(in c.Plasticity, y.SynapticProtein, y.Plasticity);
        dy.MemoryLability = Memory.Lability(in c.Memory, y.MemoryLability);
        dy.AlcoholMemory = Memory.Strength(in c.Memory, y.AlcoholMemory, y.MemoryLability, y.Plasticity, s.RewardDrive, s.NmdaTone, s.Occupancy, Inputs.Therapy);
        dy.Coping = Memory.Coping(in c.Memory, y.Coping, y.Plasticity, Inputs.Therapy);
    }
}
