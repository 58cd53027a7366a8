using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of receptor adaptation.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct AdaptationParameters<T>
    where T : unmanaged
{
    /// <summary>Time constant of the two slow signals that receptors adapt to: tauS (h).</summary>
    public T SignalTime;
}

/// <summary>What the equations of receptor adaptation need of the parameters, worked out once for each subject.</summary>
internal struct ReceptorDensityConstants<T>
    where T : unmanaged, ILane<T>
{
    public T SignalRate;
    public T GabaAExponent;
    public T GabaARate;
    public T NmdaExponent;
    public T NmdaRate;

    public ReceptorDensityConstants(in Parameters<T> p)
    {
        SignalRate = 1.0 / p.Adaptation.SignalTime;
        GabaAExponent = p.GabaA.AdaptationExponent;
        GabaARate = 1.0 / p.GabaA.AdaptationTime;
        NmdaExponent = p.Nmda.AdaptationExponent;
        NmdaRate = 1.0 / p.Nmda.AdaptationTime;
    }
}

/// <summary>Receptor density that works against a lasting change of receptor gain.</summary>
internal static class ReceptorDensity
{
    /// <summary>exp(-g*gain*s): where the density settles under a constant slow signal; exactly 1 for a signal of 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SetPoint<T>(T exponent, T adaptationGain, T signal)
        where T : unmanaged, ILane<T> => T.Exp(-((exponent * adaptationGain) * signal));
}
