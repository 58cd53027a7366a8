namespace NeuroBalance.Models;

/// <summary>Parameters of the model's numerics.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct ModelParameters<T>
    where T : unmanaged
{
    /// <summary>Width of the smooth corner of the positive part: c (no unit).</summary>
    public T RampWidth;
}
