


using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of mood.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct MoodParameters<T>
    where T : unmanaged
{
    /// <summary>Points of improvement for each unit of added plasticity: aMood (MADRS points).</summary>
    public T PlasticityGain;
}

/// <summary>Mood, as improvement on the Montgomery-Asberg depression scale.</summary>
internal static class Mood
{
    /// <summary>Points of improvement.</summary>
    public static T Gain<T>(in MoodParameters<T> p, T plasticity)
        where T : unmanaged, ILane<T> => p.PlasticityGain * (plasticity - 1.0);
}
