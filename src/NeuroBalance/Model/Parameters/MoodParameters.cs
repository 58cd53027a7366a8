namespace NeuroBalance.Models;

/// <summary>Parameters of mood.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct MoodParameters<T>
    where T : unmanaged
{
    /// <summary>MADRS score of the subject before any treatment: M0 (MADRS points).</summary>
    public T BaselineScore;

    /// <summary>How steeply the MADRS score falls with added plasticity: kM (no unit).</summary>
    public T Response;
}
