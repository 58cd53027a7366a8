namespace NeuroBalance.Models;

/// <summary>Parameters of benzodiazepine kinetics (lorazepam); volume and clearance are per 70 kg.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct BenzodiazepineParameters<T>
    where T : unmanaged
{
    /// <summary>First-order rate of absorption of the benzodiazepine from its oral depot: kab (1/h).</summary>
    public T AbsorptionRate;

    /// <summary>Share of an oral dose of the benzodiazepine that reaches the plasma: Fb (no unit).</summary>
    public T Bioavailability;

    /// <summary>Volume of distribution of the benzodiazepine: Vb (L/70kg).</summary>
    public T Volume;

    /// <summary>Elimination clearance of the benzodiazepine: CLb (L/h/70kg).</summary>
    public T Clearance;

    /// <summary>Rate at which the effect site of the benzodiazepine follows the plasma: ke0 (1/h).</summary>
    public T EffectSiteRate;
}
