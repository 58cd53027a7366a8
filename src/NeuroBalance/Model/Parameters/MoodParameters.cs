namespace NeuroBalance.Models;

/// <summary>Parameters of mood.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct MoodParameters<T>
    where T : unmanaged
{
    /// <summary>Points of improvement for each unit of added plasticity: aMood (MADRS points).</summary>
    public T PlasticityGain;
}
