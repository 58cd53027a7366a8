namespace NeuroBalance.Models;

/// <summary>Parameters of the NMDA receptor.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct NmdaParameters<T>
    where T : unmanaged
{
    /// <summary>Ethanol concentration that halves the NMDA current: IE (mM).</summary>
    public T EthanolIc50;

    /// <summary>Hill exponent of the inhibition of the NMDA current by ethanol: hN (no unit).</summary>
    public T EthanolHill;

    /// <summary>Total plasma ketamine that blocks half the NMDA channels: IK (mg/L).</summary>
    public T KetamineIc50;

    /// <summary>Total plasma norketamine that blocks half the NMDA channels: INK (mg/L).</summary>
    public T NorketamineIc50;

    /// <summary>How strongly the NMDA density answers the slow signal of block: gN (no unit).</summary>
    public T AdaptationExponent;

    /// <summary>Time constant of the density of NMDA receptors: tauN (h).</summary>
    public T AdaptationTime;
}
