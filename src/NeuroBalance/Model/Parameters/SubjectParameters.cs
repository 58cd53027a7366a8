namespace NeuroBalance.Models;

/// <summary>Parameters of the subject.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct SubjectParameters<T>
    where T : unmanaged
{
    /// <summary>Body weight: BW (kg).</summary>
    public T BodyWeight;
}
