using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of the model's numerics.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct ModelParameters<T>
    where T : unmanaged
{
    /// <summary>Width of the smooth corner of the positive part: c (no unit).</summary>
    public T RampWidth;
}

/// <summary>The smooth positive part: exactly 0 below 0, of continuous slope, x - c for large x.</summary>
internal static class Ramp
{
    /// <summary>x^2/(x + c) for x above 0, else exactly 0; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, T width)
        where T : unmanaged, ILane<T>
    {
        T positive = PositivePart.Of(x);
        return (positive * positive) / (positive + width);
    }
}
