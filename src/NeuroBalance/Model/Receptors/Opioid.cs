using System.Runtime.CompilerServices;
using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of the opioid signals.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct OpioidParameters<T>
    where T : unmanaged
{
    /// <summary>Relative rise of mu-opioid signalling at full NMDA block: Emu (no unit).</summary>
    public T MuGain;

    /// <summary>Relative rise of kappa-opioid signalling at full NMDA block: Ekap (no unit).</summary>
    public T KappaGain;

    /// <summary>Time constant of both opioid signals: tauMu (h).</summary>
    public T Time;
}

/// <summary>What the opioid equations need of the parameters, worked out once for each subject.</summary>
internal struct OpioidConstants<T>
    where T : unmanaged, ILane<T>
{
    public T MuGain;
    public T KappaGain;
    public T Rate;

    public OpioidConstants(in Parameters<T> p)
    {
        MuGain = p.Opioid.MuGain;
        KappaGain = p.Opioid.KappaGain;
        Rate = 1.0 / p.Opioid.Time;
    }
}

/// <summary>Opioid signalling that follows NMDA block.</summary>
internal static class Opioid
{
    /// <summary>dmu and dkap (1/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Signal<T>(T gain, T rate, T occupancy, T signal)
        where T : unmanaged, ILane<T> => ((1.0 + (gain * occupancy)) - signal) * rate;
}
