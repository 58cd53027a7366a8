namespace NeuroBalance.Models;

/// <summary>Parameters of the GABA-A receptor.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct GabaAParameters<T>
    where T : unmanaged
{
    /// <summary>Greatest potentiation of the GABA-A receptor by ethanol: EmaxE (no unit).</summary>
    public T EthanolPotentiation;

    /// <summary>Ethanol concentration of half the greatest potentiation of the GABA-A receptor: EC50 (mM).</summary>
    public T EthanolEc50;

    /// <summary>Hill exponent of the potentiation of the GABA-A receptor by ethanol: h (no unit).</summary>
    public T EthanolHill;

    /// <summary>Greatest potentiation of the GABA-A receptor by a benzodiazepine: EmaxB (no unit).</summary>
    public T BenzodiazepinePotentiation;

    /// <summary>Effect-site benzodiazepine concentration of half its greatest potentiation, without tolerance: EC50B (ng/mL).</summary>
    public T BenzodiazepineEc50;

    /// <summary>How much a reduced GABA-A density shifts the benzodiazepine EC50: sTol (no unit).</summary>
    public T ToleranceGain;

    /// <summary>GABA-A density at which tolerance to benzodiazepines is its whole gain: Gref (no unit).</summary>
    public T ToleranceReference;

    /// <summary>How strongly the GABA-A density answers the slow signal of inhibition: gG (no unit).</summary>
    public T AdaptationExponent;

    /// <summary>Time constant of the density of GABA-A receptors: tauG (h).</summary>
    public T AdaptationTime;
}
