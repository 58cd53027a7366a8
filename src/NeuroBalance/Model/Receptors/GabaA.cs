using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of the GABA-A receptor.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct GabaAParameters<T>
    where T : unmanaged
{
    /// <summary>Greatest potentiation of the GABA-A receptor by ethanol: EmaxE (no unit).</summary>
    public T EthanolPotentiation;

    /// <summary>Ethanol concentration of half the greatest potentiation: EC50 (mM).</summary>
    public T EthanolEc50;

    /// <summary>Hill exponent of the potentiation by ethanol: h (no unit).</summary>
    public T EthanolHill;

    /// <summary>Greatest potentiation by a benzodiazepine: EmaxB (no unit).</summary>
    public T BenzodiazepinePotentiation;

    /// <summary>Effect-site concentration of half the greatest potentiation, without tolerance: EC50B (ng/mL).</summary>
    public T BenzodiazepineEc50;

    /// <summary>How much a reduced density shifts the benzodiazepine EC50: sTol (no unit).</summary>
    public T ToleranceGain;

    /// <summary>Density at which the shift is the whole tolerance gain: Gref (no unit).</summary>
    public T ToleranceReference;

    /// <summary>How strongly the density answers the slow signal of inhibition: gG (no unit).</summary>
    public T AdaptationExponent;

    /// <summary>Time constant of the density of GABA-A receptors: tauG (h).</summary>
    public T AdaptationTime;
}

/// <summary>What the equations of the GABA-A receptor need of the parameters, worked out once for each subject.</summary>
internal struct GabaAConstants<T>
    where T : unmanaged, ILane<T>
{
    public T EthanolPotentiation;
    public T LogEthanolEc50;
    public T EthanolHill;
    public T BenzodiazepinePotentiation;
    public T BenzodiazepineEc50;
    public T ToleranceSlope;

    public GabaAConstants(in Parameters<T> p)
    {
        ref readonly GabaAParameters<T> gabaA = ref p.GabaA;
        EthanolPotentiation = gabaA.EthanolPotentiation;
        LogEthanolEc50 = T.Log(gabaA.EthanolEc50);
        EthanolHill = gabaA.EthanolHill;
        BenzodiazepinePotentiation = gabaA.BenzodiazepinePotentiation;
        BenzodiazepineEc50 = gabaA.BenzodiazepineEc50;
        ToleranceSlope = gabaA.ToleranceGain / (1.0 - gabaA.ToleranceReference);
    }
}

/// <summary>The gain of a GABA-A receptor: potentiated by ethanol and by a benzodiazepine, the latter with tolerance.</summary>
internal static class GabaA
{
    /// <summary>pE: the Hill function of the ethanol concentration, from its logarithm (-infinity where there is none: exactly 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T EthanolPotentiation<T>(in GabaAConstants<T> c, T logEthanol)
        where T : unmanaged, ILane<T>
    {
        T ratio = T.Exp(c.EthanolHill * (logEthanol - c.LogEthanolEc50));
        return (c.EthanolPotentiation * ratio) / (1.0 + ratio);
    }

    /// <summary>tol: the factor on the benzodiazepine EC50, 1 where the density is not reduced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T BenzodiazepineTolerance<T>(in GabaAConstants<T> c, T density)
        where T : unmanaged, ILane<T> => 1.0 + (c.ToleranceSlope * PositivePart.Of(1.0 - density));

    /// <summary>pB; exactly 0 where the effect site holds none, whatever the tolerance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T BenzodiazepinePotentiation<T>(in GabaAConstants<T> c, T effect, T tolerance)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T concentration = PositivePart.Of(effect);
        T absent = T.Equal(concentration, zero);
        if (T.All(absent))
        {
            return zero;
        }

        T potentiation = (c.BenzodiazepinePotentiation * concentration) / ((c.BenzodiazepineEc50 * tolerance) + concentration);
        return T.Select(absent, zero, potentiation);
    }
}
