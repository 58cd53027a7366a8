// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The model with the lines of one variant of its text; see there.</summary>
/// <typeparam name="T">The lane: how many subjects are computed side by side.</typeparam>
internal partial struct EthanolStructure<T> : IEquations<EthanolStructure<T>, T>
    where T : unmanaged, ILane<T>
{
    /// <summary>What acts on the subjects at present; set it at every boundary.</summary>
    public Inputs<T> Inputs;

    private readonly EthanolStructureConstants<T> constants;

    /// <summary>The model of the subjects with these parameters, without any input.</summary>
    public EthanolStructure(in Parameters<T> parameters)
    {
        constants = new EthanolStructureConstants<T>(in parameters);
        Inputs = default;
    }

    Inputs<T> IEquations<EthanolStructure<T>, T>.Acting
    {
        readonly get => Inputs;
        set => Inputs = value;
    }

    static EthanolStructure<T> IEquations<EthanolStructure<T>, T>.Of(in Parameters<T> parameters, EquationSource<T> source) =>
        new(in parameters);

    /// <summary>The rates of change of all states (their units per hour).</summary>
    public readonly void Derivatives(in State<T> y, out State<T> dy)
    {
        Unsafe.SkipInit(out Workspace<T> workspace);
        Derivatives(in y, ref workspace, out dy);
    }

    /// <summary>The same, with its intermediate results in a place of the caller's.</summary>
    /// <remarks>On the stack they would lie across the lines of the cache, which halves the speed of wide packs.</remarks>
    readonly void IEquations<EthanolStructure<T>, T>.Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy) =>
        Derivatives(in y, ref workspace, out dy);

    private readonly void Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy)
    {
        ref Signals<T> s = ref workspace.Signals;
        ref SetPoints<T> target = ref workspace.SetPoints;
        AddSignals(in y, ref s);
        FindGabaASignalAndNmdaSignal(in y, in s, ref target);
        FindGabaADensityAndNmdaDensity(in y, in s, ref target);
        FindGlutamateAndDopamine(in y, in s, ref target);
        FindWithdrawal(in y, in s, ref target);
        FindSeizureHazard(in y, in s, ref target);
        Unsafe.SkipInit(out dy);
        AssembleEthanolGutToBenzodiazepineDepot(in y, in s, in target, ref dy);
        AssembleBenzodiazepinePlasmaToKindling(in y, in s, in target, ref dy);
        AssembleGlutamateToSynapticProtein(in y, in s, in target, ref dy);
        AssemblePlasticityToNmdaReserve(in y, in s, in target, ref dy);
    }

    /// <summary>The algebra at a state.</summary>
    public readonly void Signals(in State<T> y, out Signals<T> s)
    {
        Unsafe.SkipInit(out s);
        AddSignals(in y, ref s);
    }

    /// <summary>The clinical scales at a state whose algebra is known.</summary>
    public readonly Readouts<T> Readouts(in State<T> y, in Signals<T> s)
    {
        Unsafe.SkipInit(out Readouts<T> readouts);
        FindCravingAndDepressionScore(in y, in s, ref readouts);
        FindSedationLoad(in y, in s, ref readouts);
        FindSeizureRisk(in y, in s, ref readouts);
        return readouts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void AddSignals(in State<T> y, ref Signals<T> s)
    {
        FindEthanolPotentiation(in y, ref s);
        FindDisinhibitionAndEthanolInhibition(in y, ref s);
        FindDrive(in y, ref s);
        FindDriveAndBalance(in y, ref s);
    }
}
