namespace NeuroBalance.Models;

/// <summary>Clinical scales read off a state; no equation depends on them, so they are computed only when asked for.</summary>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct Readouts<T>
    where T : unmanaged
{
    /// <summary>Craving on the scale of the Penn Alcohol Craving Scale (points, 0 to 30).</summary>
    public T Craving;

    /// <summary>Expected Ramsay sedation score (points, 1 to 6).</summary>
    public T Ramsay;

    /// <summary>Improvement on the Montgomery-Asberg depression scale (points).</summary>
    public T MoodGain;

    /// <summary>Blood alcohol (g/dL).</summary>
    public T BloodAlcohol;
}
