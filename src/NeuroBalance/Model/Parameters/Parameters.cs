namespace NeuroBalance.Models;

/// <summary>Every constant of the model, grouped by the part of the model that it belongs to.</summary>
/// <remarks>
/// The path of a field is its key everywhere: <c>p.Nmda.EthanolIc50</c> is <c>Nmda.EthanolIc50</c> in parameters.json, in a
/// scenario, on the command line and as a column of a sweep. The order is the order of that table. Units are those of
/// the table; nothing here checks a range, that is the work of the parameter set.
/// </remarks>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct Parameters<T>
    where T : unmanaged
{
    /// <summary>Constants of the subject.</summary>
    public SubjectParameters<T> Subject;

    /// <summary>Constants of ethanol kinetics.</summary>
    public EthanolParameters<T> Ethanol;

    /// <summary>Constants of ketamine kinetics.</summary>
    public KetamineParameters<T> Ketamine;

    /// <summary>Constants of benzodiazepine kinetics (lorazepam).</summary>
    public BenzodiazepineParameters<T> Benzodiazepine;

    /// <summary>Constants of the GABA-A receptor.</summary>
    public GabaAParameters<T> GabaA;

    /// <summary>Constants of the NMDA receptor.</summary>
    public NmdaParameters<T> Nmda;

    /// <summary>Constants of receptor adaptation.</summary>
    public AdaptationParameters<T> Adaptation;

    /// <summary>Constants of dependence.</summary>
    public DependenceParameters<T> Dependence;

    /// <summary>Constants of glutamate.</summary>
    public GlutamateParameters<T> Glutamate;

    /// <summary>Constants of acute tolerance.</summary>
    public ToleranceParameters<T> Tolerance;

    /// <summary>Constants of the withdrawal score.</summary>
    public WithdrawalParameters<T> Withdrawal;

    /// <summary>Constants of the seizure hazard.</summary>
    public SeizureParameters<T> Seizure;

    /// <summary>Constants of kindling.</summary>
    public KindlingParameters<T> Kindling;

    /// <summary>Constants of the opioid signals.</summary>
    public OpioidParameters<T> Opioid;

    /// <summary>Constants of dopamine.</summary>
    public DopamineParameters<T> Dopamine;

    /// <summary>Constants of plasticity.</summary>
    public PlasticityParameters<T> Plasticity;

    /// <summary>Constants of the alcohol memory.</summary>
    public MemoryParameters<T> Memory;

    /// <summary>Constants of coping skills.</summary>
    public CopingParameters<T> Coping;

    /// <summary>Constants of craving.</summary>
    public CravingParameters<T> Craving;

    /// <summary>Constants of sedation.</summary>
    public SedationParameters<T> Sedation;

    /// <summary>Constants of mood.</summary>
    public MoodParameters<T> Mood;

    /// <summary>Constants of the model's numerics.</summary>
    public ModelParameters<T> Model;
}
