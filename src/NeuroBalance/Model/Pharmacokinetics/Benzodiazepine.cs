using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of benzodiazepine kinetics (lorazepam); volume and clearance are per 70 kg.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct BenzodiazepineParameters<T>
    where T : unmanaged
{
    /// <summary>First-order rate of absorption from the oral depot: kab (1/h).</summary>
    public T AbsorptionRate;

    /// <summary>Share of an oral dose that reaches the plasma: Fb (no unit).</summary>
    public T Bioavailability;

    /// <summary>Volume of distribution: Vb (L/70kg).</summary>
    public T Volume;

    /// <summary>Elimination clearance: CLb (L/h/70kg).</summary>
    public T Clearance;

    /// <summary>Rate at which the effect site follows the plasma: ke0 (1/h).</summary>
    public T EffectSiteRate;
}

/// <summary>What the benzodiazepine equations need of the parameters, worked out once for each subject.</summary>
internal struct BenzodiazepineConstants<T>
    where T : unmanaged, ILane<T>
{
    public T AbsorptionRate;
    public T AbsorptionToPlasma;
    public T ConcentrationPerMilligram;
    public T EliminationRate;
    public T EffectSiteRate;

    public BenzodiazepineConstants(in Parameters<T> p)
    {
        ref readonly BenzodiazepineParameters<T> benzodiazepine = ref p.Benzodiazepine;
        T volume = (benzodiazepine.Volume * p.Subject.BodyWeight) / ReferenceWeight.Kilograms;
        AbsorptionRate = benzodiazepine.AbsorptionRate;
        ConcentrationPerMilligram = Benzodiazepine.NanogramsPerMillilitre / volume;
        AbsorptionToPlasma = ((Benzodiazepine.NanogramsPerMillilitre * benzodiazepine.Bioavailability) * benzodiazepine.AbsorptionRate) / volume;
        EliminationRate = benzodiazepine.Clearance / benzodiazepine.Volume;
        EffectSiteRate = benzodiazepine.EffectSiteRate;
    }
}

/// <summary>A benzodiazepine: an oral depot, the plasma, and an effect site that follows it.</summary>
internal static class Benzodiazepine
{
    /// <summary>ng/mL for each mg/L.</summary>
    public const double NanogramsPerMillilitre = 1000.0;

    /// <summary>dBd (mg/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Depot<T>(in BenzodiazepineConstants<T> c, T depot)
        where T : unmanaged, ILane<T> => -(c.AbsorptionRate * depot);

    /// <summary>dB (ng/mL/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Plasma<T>(in BenzodiazepineConstants<T> c, T depot, T plasma, T rate)
        where T : unmanaged, ILane<T> =>
        ((c.AbsorptionToPlasma * depot) + (rate * c.ConcentrationPerMilligram)) - (c.EliminationRate * plasma);

    /// <summary>dBe (ng/mL/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Effect<T>(in BenzodiazepineConstants<T> c, T plasma, T effect)
        where T : unmanaged, ILane<T> => c.EffectSiteRate * (plasma - effect);
}
