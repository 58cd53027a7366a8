namespace NeuroBalance.Models;

/// <summary>Parameters of receptor adaptation.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct AdaptationParameters<T>
    where T : unmanaged
{
    /// <summary>Time constant of the two slow signals that receptors adapt to: tauS (h).</summary>
    public T SignalTime;

    /// <summary>Rate at which excitation releases NMDA receptors from the reserve, in the structure pool: kRel (1/h).</summary>
    public T ReleaseRate;
}
