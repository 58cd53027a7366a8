namespace NeuroBalance.Models;

/// <summary>Parameters of kindling.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct KindlingParameters<T>
    where T : unmanaged
{
    /// <summary>How much kindling amplifies excess excitation: aKd (no unit).</summary>
    public T Gain;

    /// <summary>Rate of kindling at an excess excitation of one: kK (1/h).</summary>
    public T Rate;

    /// <summary>Time constant with which kindling fades: tauK (h).</summary>
    public T DecayTime;
}
