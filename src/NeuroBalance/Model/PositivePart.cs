using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The positive part, with a corner at 0.</summary>
internal static class PositivePart
{
    /// <summary>max(x, 0); NaN stays NaN, and -0 becomes 0, so that no sign of a zero tells a computed value from a skipped one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : unmanaged, ILane<T> => T.Max(T.Broadcast(0.0), x) + 0.0;
}
