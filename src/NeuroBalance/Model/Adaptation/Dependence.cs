using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of dependence.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct DependenceParameters<T>
    where T : unmanaged
{
    /// <summary>Share of full adaptation that a naive brain already has: r (no unit).</summary>
    public T BaselineShare;

    /// <summary>Blood ethanol that drives dependence to half of its greatest level: CD (g/L).</summary>
    public T HalfPoint;

    /// <summary>Time constant of dependence: tauD (h).</summary>
    public T Time;

    /// <summary>Level of dependence at which adaptation is full: Dref (no unit).</summary>
    public T Reference;
}

/// <summary>What the dependence equations need of the parameters, worked out once for each subject.</summary>
internal struct DependenceConstants<T>
    where T : unmanaged, ILane<T>
{
    public T BaselineShare;
    public T GainPerLevel;
    public T HalfPoint;
    public T Rate;

    public DependenceConstants(in Parameters<T> p)
    {
        BaselineShare = p.Dependence.BaselineShare;
        GainPerLevel = (1.0 - p.Dependence.BaselineShare) / p.Dependence.Reference;
        HalfPoint = p.Dependence.HalfPoint;
        Rate = 1.0 / p.Dependence.Time;
    }
}

/// <summary>Dependence: the slow record of exposure that sets how strongly receptors adapt.</summary>
internal static class Dependence
{
    /// <summary>gain: how strongly receptors adapt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AdaptationGain<T>(in DependenceConstants<T> c, T dependence)
        where T : unmanaged, ILane<T> => c.BaselineShare + (c.GainPerLevel * dependence);

    /// <summary>dD (1/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Level<T>(in DependenceConstants<T> c, T blood, T dependence)
        where T : unmanaged, ILane<T> => ((blood / (blood + c.HalfPoint)) - dependence) * c.Rate;
}
