using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

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

/// <summary>What the kindling equations need of the parameters, worked out once for each subject.</summary>
internal struct KindlingConstants<T>
    where T : unmanaged, ILane<T>
{
    public T Gain;
    public T Rate;
    public T DecayRate;

    public KindlingConstants(in Parameters<T> p)
    {
        Gain = p.Kindling.Gain;
        Rate = p.Kindling.Rate;
        DecayRate = 1.0 / p.Kindling.DecayTime;
    }
}

/// <summary>Kindling: withdrawals leave a trace that makes the next one worse.</summary>
internal static class Kindling
{
    /// <summary>bk: excess excitation as the withdrawal score sees it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Amplify<T>(in KindlingConstants<T> c, T excess, T kindling)
        where T : unmanaged, ILane<T> => excess * (1.0 + (c.Gain * kindling));

    /// <summary>dKd (1/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Level<T>(in KindlingConstants<T> c, T excess, T kindling)
        where T : unmanaged, ILane<T> => ((c.Rate * excess) * (1.0 - kindling)) - (kindling * c.DecayRate);
}
