using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of ethanol kinetics.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct EthanolParameters<T>
    where T : unmanaged
{
    /// <summary>First-order rate of absorption from the gut: ka (1/h).</summary>
    public T AbsorptionRate;

    /// <summary>Share of swallowed ethanol that reaches the blood: F (no unit).</summary>
    public T Bioavailability;

    /// <summary>Volume of distribution per kilogram of body weight: Vd (L/kg).</summary>
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

    /// <summary>Concentration that drives half of the greatest induction: IC (g/L).</summary>
    public T InductionHalfPoint;

    /// <summary>Time constant of enzyme induction: tauM (h).</summary>
    public T InductionTime;
}

/// <summary>What the ethanol equations need of the parameters, worked out once for each subject.</summary>
internal struct EthanolConstants<T>
    where T : unmanaged, ILane<T>
{
    public T AbsorptionRate;
    public T ConcentrationPerGram;
    public T AbsorptionToBlood;
    public T AdhCapacity;
    public T AdhKm;
    public T Cyp2e1Capacity;
    public T Cyp2e1Km;
    public T InductionMaximum;
    public T InductionHalfPoint;
    public T InductionRate;

    public EthanolConstants(in Parameters<T> p)
    {
        ref readonly EthanolParameters<T> ethanol = ref p.Ethanol;
        T volume = ethanol.DistributionVolume * p.Subject.BodyWeight;
        AbsorptionRate = ethanol.AbsorptionRate;
        ConcentrationPerGram = 1.0 / volume;
        AbsorptionToBlood = (ethanol.Bioavailability * ethanol.AbsorptionRate) / volume;
        AdhCapacity = ethanol.AdhCapacity;
        AdhKm = ethanol.AdhKm;
        Cyp2e1Capacity = ethanol.Cyp2e1Capacity;
        Cyp2e1Km = ethanol.Cyp2e1Km;
        InductionMaximum = ethanol.InductionMaximum;
        InductionHalfPoint = ethanol.InductionHalfPoint;
        InductionRate = 1.0 / ethanol.InductionTime;
    }
}

/// <summary>Ethanol: absorption from the gut, elimination by two enzymes of limited capacity, induction of the second.</summary>
internal static class Ethanol
{
    /// <summary>mM for each g/L: 1/46.07 mol/g.</summary>
    public const double MillimolarPerGramPerLitre = 21.7;

    /// <summary>e, the concentration in mM; a negative residue of rounding counts as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Millimolar<T>(T blood)
        where T : unmanaged, ILane<T> => MillimolarPerGramPerLitre * PositivePart.Of(blood);

    /// <summary>dAg (g/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gut<T>(in EthanolConstants<T> c, T gut, T rate)
        where T : unmanaged, ILane<T> => rate - (c.AbsorptionRate * gut);

    /// <summary>dC (g/L/h): absorbed and infused, less what the two enzymes remove; exactly 0 while a clamp holds C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Blood<T>(in EthanolConstants<T> c, T gut, T blood, T induction, T intravenousRate, T clampActive)
        where T : unmanaged, ILane<T>
    {
        T appearance = (c.AbsorptionToBlood * gut) + (intravenousRate * c.ConcentrationPerGram);
        T adh = (c.AdhCapacity * blood) / (c.AdhKm + blood);
        T cyp2e1 = ((induction * c.Cyp2e1Capacity) * blood) / (c.Cyp2e1Km + blood);
        T zero = T.Broadcast(0.0);
        return T.Select(T.Equal(clampActive, zero), (appearance - adh) - cyp2e1, zero);
    }

    /// <summary>dm (1/h): CYP2E1 relative to a naive liver.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Induction<T>(in EthanolConstants<T> c, T blood, T induction)
        where T : unmanaged, ILane<T> =>
        ((1.0 + ((c.InductionMaximum * blood) / (blood + c.InductionHalfPoint))) - induction) * c.InductionRate;
}
