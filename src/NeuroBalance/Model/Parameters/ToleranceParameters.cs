namespace NeuroBalance.Models;

/// <summary>Parameters of acute tolerance.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct ToleranceParameters<T>
    where T : unmanaged
{
    /// <summary>Acute tolerance for each unit of net inhibition: kT (no unit).</summary>
    public T AcuteGain;

    /// <summary>Time constant of acute tolerance: tauT (h).</summary>
    public T AcuteTime;
}
