namespace NeuroBalance.Models;

/// <summary>Parameters of ethanol kinetics.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct EthanolParameters<T>
    where T : unmanaged
{
    /// <summary>First-order rate of absorption of ethanol from the gut: ka (1/h).</summary>
    public T AbsorptionRate;

    /// <summary>First-order rate of absorption of what was drunk with a meal: kaM (1/h).</summary>
    public T MealAbsorptionRate;

    /// <summary>Share of swallowed ethanol that reaches the blood: F (no unit).</summary>
    public T Bioavailability;

    /// <summary>Share of ethanol swallowed with a meal that reaches the blood: FM (no unit).</summary>
    public T MealBioavailability;

    /// <summary>Volume of distribution of ethanol per kilogram of body weight: Vd (L/kg).</summary>
    public T DistributionVolume;

    /// <summary>Greatest rate of elimination by alcohol dehydrogenase: VA (g/L/h).</summary>
    public T AdhCapacity;

    /// <summary>Concentration at which alcohol dehydrogenase works at half its capacity: KA (g/L).</summary>
    public T AdhKm;

    /// <summary>Greatest rate of elimination by CYP2E1 before induction: VC (g/L/h).</summary>
    public T Cyp2e1Capacity;

    /// <summary>Concentration at which CYP2E1 works at half its capacity: KC (g/L).</summary>
    public T Cyp2e1Km;

    /// <summary>Greatest relative increase of CYP2E1 under lasting exposure: Imax (no unit).</summary>
    public T InductionMaximum;

    /// <summary>Ethanol concentration that drives half of the greatest induction of CYP2E1: IC (g/L).</summary>
    public T InductionHalfPoint;

    /// <summary>Time constant of the induction of CYP2E1: tauM (h).</summary>
    public T InductionTime;

    /// <summary>Rate of loss of ethanol by kidney and breath: kR (1/h).</summary>
    public T FirstOrderLoss;
}
