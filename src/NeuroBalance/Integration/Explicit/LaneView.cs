using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>One trajectory's numbers within packs of several: a window on one lane, through which it is read and written.</summary>
/// <typeparam name="T">The lane.</typeparam>
public readonly ref struct LaneView<T>
    where T : unmanaged, ILane<T>
{
    private readonly Span<double> numbers;
    private readonly int lane;

    /// <summary>A view on one lane of a span of packs.</summary>
    /// <param name="packs">The packs, one a component.</param>
    /// <param name="lane">The lane, 0 .. Width - 1.</param>
    public LaneView(Span<T> packs, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)T.Width, nameof(lane));
        numbers = MemoryMarshal.Cast<T, double>(packs);
        this.lane = lane;
    }

    /// <summary>The number of components.</summary>
    public int Length => numbers.Length / T.Width;

    /// <summary>One component of this trajectory.</summary>
    public ref double this[int component] => ref numbers[(component * T.Width) + lane];

    /// <summary>Writes all components of this trajectory.</summary>
    public void CopyFrom(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            this[i] = values[i];
        }
    }

    /// <summary>Reads all components of this trajectory.</summary>
    public void CopyTo(Span<double> values)
    {
        for (int i = 0; i < Length; i++)
        {
            values[i] = this[i];
        }
    }

    internal static ref double Element(ref T pack, int lane) => ref Unsafe.Add(ref Unsafe.As<T, double>(ref pack), lane);
}
