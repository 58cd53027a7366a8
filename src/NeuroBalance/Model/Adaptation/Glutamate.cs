using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of glutamate.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct GlutamateParameters<T>
    where T : unmanaged
{
    /// <summary>Exponent with which glutamate follows the receptor balance: alpha (no unit).</summary>
    public T Gain;

    /// <summary>Time constant of glutamate: tauGlu (h).</summary>
    public T Time;

    /// <summary>Relative rise of glutamate for a disinhibitory surge of one: aS (no unit).</summary>
    public T SurgeGain;

    /// <summary>Time constant with which the surge fades: tauAd (h).</summary>
    public T SurgeAdaptationTime;

    /// <summary>NMDA block that disinhibits most: thP (no unit).</summary>
    public T SurgePeakOccupancy;
}

/// <summary>What the glutamate equations need of the parameters, worked out once for each subject.</summary>
internal struct GlutamateConstants<T>
    where T : unmanaged, ILane<T>
{
    public T Gain;
    public T Rate;
    public T SurgeGain;
    public T SurgeAdaptationRate;
    public T PerPeakOccupancy;

    public GlutamateConstants(in Parameters<T> p)
    {
        Gain = p.Glutamate.Gain;
        Rate = 1.0 / p.Glutamate.Time;
        SurgeGain = p.Glutamate.SurgeGain;
        SurgeAdaptationRate = 1.0 / p.Glutamate.SurgeAdaptationTime;
        PerPeakOccupancy = 1.0 / p.Glutamate.SurgePeakOccupancy;
    }
}

/// <summary>Extracellular glutamate: follows the receptor balance, and surges under subanaesthetic NMDA block.</summary>
internal static class Glutamate
{
    /// <summary>u: how much NMDA block disinhibits; 1 at the peak occupancy, exactly 0 without block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Disinhibition<T>(in GlutamateConstants<T> c, T occupancy)
        where T : unmanaged, ILane<T>
    {
        T relative = occupancy * c.PerPeakOccupancy;
        return relative * T.Exp(1.0 - relative);
    }

    /// <summary>exp(alpha*Drive)*(1 + aS*surge): where glutamate settles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SetPoint<T>(in GlutamateConstants<T> c, T drive, T surge)
        where T : unmanaged, ILane<T> => T.Exp(c.Gain * drive) * (1.0 + (c.SurgeGain * surge));
}
