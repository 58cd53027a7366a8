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
