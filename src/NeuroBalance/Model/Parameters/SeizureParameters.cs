namespace NeuroBalance.Models;

/// <summary>Parameters of the seizure hazard.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct SeizureParameters<T>
    where T : unmanaged
{
    /// <summary>Hazard of a seizure at an excess excitation of one: h0 (1/h).</summary>
    public T Rate;

    /// <summary>Exponent with which the hazard of a seizure follows excess excitation: nH (no unit).</summary>
    public T Exponent;
}
