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
