using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Lanes;

/// <summary>Every operation of every lane gives, lane by lane, what one double gives.</summary>
public class LaneOperationsTests
{
    private static readonly double[] _left = [1.5, -0.0, double.NaN, 3.0, double.PositiveInfinity, 5e-324, -7.25, 2.0];
    private static readonly double[] _right = [2.5, 0.0, 1.0, double.NaN, -1.0, 1e308, -7.25, double.NegativeInfinity];

    [Fact]
    public void Operations_of_one_lane() => CheckAll<Lane1>();

    [Fact]
    public void Operations_of_four_lanes() => CheckAll<Lane4>();

    [Fact]
    public void Operations_of_eight_lanes() => CheckAll<Lane8>();

    [Fact]
    public void Widths_are_what_they_say()
    {
        Assert.Equal(1, Width<Lane1>());
        Assert.Equal(4, Width<Lane4>());
        Assert.Equal(8, Width<Lane8>());
        return;
        static int Width<T>() where T : unmanaged, ILane<T> => T.Width;
    }

    private static void CheckAll<T>()
        where T : unmanaged, ILane<T>
    {
        Check<T>((a, b) => a + b, (a, b) => a + b);
        Check<T>((a, b) => a - b, (a, b) => a - b);
        Check<T>((a, b) => a * b, (a, b) => a * b);
        Check<T>((a, b) => a / b, (a, b) => a / b);
        Check<T>((a, _) => -a, (a, _) => -a);
        Check<T>((a, _) => a + 3.1, (a, _) => a + 3.1);
        Check<T>((a, _) => 3.1 + a, (a, _) => 3.1 + a);
        Check<T>((a, _) => a - 3.1, (a, _) => a - 3.1);
        Check<T>((a, _) => 3.1 - a, (a, _) => 3.1 - a);
        Check<T>((a, _) => a * 3.1, (a, _) => a * 3.1);
        Check<T>((a, _) => 3.1 * a, (a, _) => 3.1 * a);
        Check<T>((a, _) => a / 3.1, (a, _) => a / 3.1);
        Check<T>((a, _) => 3.1 / a, (a, _) => 3.1 / a);
        Check<T>((a, _) => T.Abs(a), (a, _) => Math.Abs(a));
        Check<T>((a, _) => T.Sqrt(a), (a, _) => Math.Sqrt(a));
        // NaN on either side, and equal numbers (the two zeros), give the right one.
        Check<T>(T.Min, (a, b) => a < b ? a : b);
        Check<T>(T.Max, (a, b) => a > b ? a : b);
        Check<T>(T.LessThan, (a, b) => Mask(a < b));
        Check<T>(T.LessThanOrEqual, (a, b) => Mask(a <= b));
        Check<T>(T.Equal, (a, b) => Mask(a == b));
        Check<T>(T.And, (a, b) => FromBits(Bits(a) & Bits(b)));
        Check<T>(T.AndNot, (a, b) => FromBits(Bits(a) & ~Bits(b)));
        Check<T>(T.Or, (a, b) => FromBits(Bits(a) | Bits(b)));
        Check<T>((a, b) => T.Select(T.LessThan(a, b), a, b), (a, b) => a < b ? a : b);
        Check<T>(T.AddBits, (a, b) => FromBits(unchecked(Bits(a) + Bits(b))));
        Check<T>(T.SubtractBits, (a, b) => FromBits(unchecked(Bits(a) - Bits(b))));
        Check<T>((a, _) => T.ShiftLeft(a, 7), (a, _) => FromBits(Bits(a) << 7));
        Check<T>((a, _) => T.ShiftRight(a, 7), (a, _) => FromBits((long)((ulong)Bits(a) >> 7)));
        Check<T>((_, _) => T.Broadcast(4.5), (_, _) => 4.5);
        CheckMasks<T>();
    }

    private static void CheckMasks<T>()
        where T : unmanaged, ILane<T>
    {
        for (int start = 0; start + T.Width <= _left.Length; start += T.Width)
        {
            T mask = T.LessThan(T.Load(_left.AsSpan(start)), T.Load(_right.AsSpan(start)));
            uint expected = 0;
            for (int lane = 0; lane < T.Width; lane++)
            {
                expected |= _left[start + lane] < _right[start + lane] ? 1u << lane : 0u;
            }

            Assert.Equal(expected, T.Bits(mask));
            Assert.Equal(expected != 0, T.Any(mask));
            Assert.Equal(expected == (1u << T.Width) - 1, T.All(mask));
        }

        T zero = T.Broadcast(0.0);
        Assert.True(T.All(T.Equal(zero, zero)));
        Assert.False(T.Any(T.LessThan(zero, zero)));
        Assert.False(T.Any(T.Equal(T.Broadcast(double.NaN), T.Broadcast(double.NaN))));
    }

    private static void Check<T>(Func<T, T, T> packed, Func<double, double, double> single)
        where T : unmanaged, ILane<T>
    {
        double[] actual = new double[_left.Length];
        for (int k = 0; k < actual.Length; k += T.Width)
        {
            T.Store(packed(T.Load(_left.AsSpan(k)), T.Load(_right.AsSpan(k))), actual.AsSpan(k));
        }

        for (int k = 0; k < actual.Length; k++)
        {
            double expected = single(_left[k], _right[k]);
            Assert.True(
                Bits(expected) == Bits(actual[k]) || (double.IsNaN(expected) && double.IsNaN(actual[k]) && Bits(expected) != -1L),
                $"{_left[k]}, {_right[k]}: {expected:R} and {actual[k]:R}");
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static double FromBits(long bits) => BitConverter.Int64BitsToDouble(bits);

    private static double Mask(bool value) => FromBits(value ? -1L : 0L);
}
