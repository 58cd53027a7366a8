// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
namespace NeuroBalance;

/// <summary>The 32 quantities that evolve, in the order of the model's text.</summary>
/// <remarks>Concentrations may be a residue of rounding below 0 (about -1e-12); the algebra clips them, no state is clipped.</remarks>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct State<T>
    where T : unmanaged
{
    /// <summary>Ethanol in the gut: Ag (g).</summary>
    public T EthanolGut;

    /// <summary>Ethanol in the blood: C (g/L).</summary>
    public T EthanolBlood;

    /// <summary>CYP2E1 relative to a naive liver: m (no unit).</summary>
    public T EnzymeInduction;

    /// <summary>Ketamine in the central compartment (plasma): K1 (mg/L).</summary>
    public T KetamineCentral;

    /// <summary>Ketamine in the shallow peripheral compartment: K2 (mg/L).</summary>
    public T KetamineShallow;

    /// <summary>Ketamine in the deep peripheral compartment: K3 (mg/L).</summary>
    public T KetamineDeep;

    /// <summary>Norketamine in the plasma: NK (mg/L).</summary>
    public T Norketamine;

    /// <summary>Benzodiazepine in the oral depot: Bd (mg).</summary>
    public T BenzodiazepineDepot;

    /// <summary>Benzodiazepine in the plasma: B (ng/mL).</summary>
    public T BenzodiazepinePlasma;

    /// <summary>Benzodiazepine at the effect site: Be (ng/mL).</summary>
    public T BenzodiazepineEffect;

    /// <summary>Slow average of the logarithm of the GABA-A gain: sG (no unit).</summary>
    public T GabaASignal;

    /// <summary>Slow average of the logarithm of the NMDA gain: sN (no unit).</summary>
    public T NmdaSignal;

    /// <summary>Functional GABA-A capacity relative to a naive brain: G (no unit).</summary>
    public T GabaADensity;

    /// <summary>Functional NMDA capacity relative to a naive brain: N (no unit).</summary>
    public T NmdaDensity;

    /// <summary>Slow memory of alcohol exposure, 0 to 1: the higher, the more strongly receptors adapt: D (no unit).</summary>
    public T Dependence;

    /// <summary>Lasting sensitisation by past withdrawals, 0 to 1: it amplifies excess excitation: Kd (no unit).</summary>
    public T Kindling;

    /// <summary>Extracellular glutamate relative to a naive brain: Glu (no unit).</summary>
    public T Glutamate;

    /// <summary>Adaptation to the glutamate surge: ad (no unit).</summary>
    public T SurgeAdaptation;

    /// <summary>Withdrawal score on the scale of the CIWA-Ar, 0 to 67: W (points).</summary>
    public T Withdrawal;

    /// <summary>Mu-opioid signalling relative to a naive brain: mu (no unit).</summary>
    public T MuOpioid;

    /// <summary>Kappa-opioid signalling relative to a naive brain: kap (no unit).</summary>
    public T KappaOpioid;

    /// <summary>Dopamine relative to a naive brain: DA (no unit).</summary>
    public T Dopamine;

    /// <summary>Translation signal after a surge: Mt (no unit).</summary>
    public T Translation;

    /// <summary>Synaptic protein: X (no unit).</summary>
    public T SynapticProtein;

    /// <summary>Plasticity relative to a naive brain: P (no unit).</summary>
    public T Plasticity;

    /// <summary>Lability of the alcohol memory, 1 just after retrieval: Lab (no unit).</summary>
    public T MemoryLability;

    /// <summary>Strength of the alcohol memory, 0 to 1: M (no unit).</summary>
    public T AlcoholMemory;

    /// <summary>Coping skills, 0 to 1: Cp (no unit).</summary>
    public T Coping;

    /// <summary>Tolerance gained within hours, as a logarithm: T (no unit).</summary>
    public T AcuteTolerance;

    /// <summary>Cumulative hazard of a seizure since the start: H (no unit).</summary>
    public T SeizureHazard;

    /// <summary>Ethanol in the gut that was drunk with a meal: Am (g).</summary>
    public T EthanolMeal;

    /// <summary>NMDA capacity that waits in reserve; only in the structure pool: R (no unit).</summary>
    public T NmdaReserve;
}
