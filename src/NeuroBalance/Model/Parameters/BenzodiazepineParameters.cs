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
