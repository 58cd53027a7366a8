


using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>What the equations need of the parameters in the form they need it: reciprocals, rates and logarithms, worked out once for each subject.</summary>
internal struct DerivedConstants<T>
    where T : unmanaged, ILane<T>
{
    public EthanolConstants<T> Ethanol;
    public KetamineConstants<T> Ketamine;
    public BenzodiazepineConstants<T> Benzodiazepine;
    public GabaAConstants<T> GabaA;
    public NmdaConstants<T> Nmda;
    public ReceptorDensityConstants<T> Density;
    public DependenceConstants<T> Dependence;
    public GlutamateConstants<T> Glutamate;
    public WithdrawalConstants<T> Withdrawal;
    public KindlingConstants<T> Kindling;
    public OpioidConstants<T> Opioid;
    public DopamineConstants<T> Dopamine;
    public PlasticityConstants<T> Plasticity;
    public MemoryConstants<T> Memory;
    public SedationConstants<T> Sedation;
    public T RampWidth;

    public DerivedConstants(in Parameters<T> p)
    {
        Ethanol = new EthanolConstants<T>(in p);
        Ketamine = new KetamineConstants<T>(in p);
        Benzodiazepine = new BenzodiazepineConstants<T>(in p);
        GabaA = new GabaAConstants<T>(in p);
        Nmda = new NmdaConstants<T>(in p);
        Density = new ReceptorDensityConstants<T>(in p);
        Dependence = new DependenceConstants<T>(in p);
        Glutamate = new GlutamateConstants<T>(in p);
        Withdrawal = new WithdrawalConstants<T>(in p);
        Kindling = new KindlingConstants<T>(in p);
        Opioid = new OpioidConstants<T>(in p);
        Dopamine = new DopamineConstants<T>(in p);
        Plasticity = new PlasticityConstants<T>(in p);
        Memory = new MemoryConstants<T>(in p);
        Sedation = new SedationConstants<T>(in p);
        RampWidth = p.Model.RampWidth;
    }
}
