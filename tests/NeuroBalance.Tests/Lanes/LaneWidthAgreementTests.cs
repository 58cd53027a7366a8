using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Lanes;

/// <summary>Width changes speed, never a bit; and no lane sees its neighbour.</summary>
public class LaneWidthAgreementTests
{
    private static readonly double[] _poisons =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, 800.0, -800.0, 0.0, -0.0, -1.0, 5e-324];

    [Fact]
    public void Exp_has_the_same_bits_at_every_width() =>
        CompareUnary([.. ElementaryArguments.Exp(), .. ElementaryArguments.Specials], Elementary.Exp<Lane1>, Elementary.Exp<Lane4>,
            Elementary.Exp<Lane8>);

    [Fact]
    public void Log_has_the_same_bits_at_every_width() =>
        CompareUnary([.. ElementaryArguments.Log(), .. ElementaryArguments.Specials], Elementary.Log<Lane1>, Elementary.Log<Lane4>,
            Elementary.Log<Lane8>);

    [Fact]
    public void Pow_has_the_same_bits_at_every_width()
    {
        List<(double X, double Y)> pairs = [.. ElementaryArguments.PowOfTheModel(), .. ElementaryArguments.PowAnywhere()];
        pairs.AddRange(from x in ElementaryArguments.Specials from y in ElementaryArguments.Specials select (x, y));
        double[] bases = [.. pairs.Select(p => p.X)];
        double[] exponents = [.. pairs.Select(p => p.Y)];
        double[] one = Map<Lane1>(bases, exponents, Elementary.Pow);
        AssertSameBits(one, Map<Lane4>(bases, exponents, Elementary.Pow));
        AssertSameBits(one, Map<Lane8>(bases, exponents, Elementary.Pow));
    }

    [Fact]
    public void The_default_functions_of_a_lane_are_the_elementary_ones()
    {
        double[] x = [0.3, 1.7, 20.0, 1e-5, 2.5, 3.5, 4.5, 5.5];
        AssertSameBits(Map<Lane8>(x, Elementary.Exp), Map<Lane8>(x, Exp));
        AssertSameBits(Map<Lane4>(x, Elementary.Log), Map<Lane4>(x, Log));
        AssertSameBits(Map<Lane1>(x, x, Elementary.Pow), Map<Lane1>(x, x, Pow));
        return;
        static T Exp<T>(T v) where T : unmanaged, ILane<T> => T.Exp(v);
        static T Log<T>(T v) where T : unmanaged, ILane<T> => T.Log(v);
        static T Pow<T>(T v, T w) where T : unmanaged, ILane<T> => T.Pow(v, w);
    }

    [Fact]
    public void A_poisoned_neighbour_changes_nothing_at_four_lanes() => CheckPurity<Lane4>();

    [Fact]
    public void A_poisoned_neighbour_changes_nothing_at_eight_lanes() => CheckPurity<Lane8>();

    private static void CheckPurity<T>()
        where T : unmanaged, ILane<T>
    {
        double[] subjects = [0.0, 1.0, 0.3, 2.0, 17.5, 700.0, 1e-3, 1e-310, 5.0, -3.0, double.NaN];
        Span<double> x = stackalloc double[T.Width];
        foreach (double subject in subjects)
        {
            long exp = Bits(Elementary.Exp(new Lane1(subject)).Value);
            long log = Bits(Elementary.Log(new Lane1(subject)).Value);
            long pow = Bits(Elementary.Pow(new Lane1(subject), new Lane1(1.7)).Value);
            long turned = Bits(Elementary.Pow(new Lane1(1.7), new Lane1(subject)).Value);
            long root = Bits(Math.Sqrt(subject));
            foreach (double poison in _poisons)
            {
                for (int lane = 0; lane < T.Width; lane++)
                {
                    x.Fill(poison);
                    x[lane] = subject;
                    T packed = T.Load(x);
                    // The other argument is poisoned in the same neighbours.
                    x[lane] = 1.7;
                    T other = T.Load(x);
                    Assert.Equal(exp, LaneBits(Elementary.Exp(packed), lane));
                    Assert.Equal(log, LaneBits(Elementary.Log(packed), lane));
                    Assert.Equal(pow, LaneBits(Elementary.Pow(packed, other), lane));
                    Assert.Equal(turned, LaneBits(Elementary.Pow(other, packed), lane));
                    Assert.Equal(root, LaneBits(T.Sqrt(packed), lane));
                    Assert.Equal(Bits(subject < 1.7 ? subject : 1.7), LaneBits(T.Min(packed, other), lane));
                    Assert.Equal(Bits(subject > 1.7 ? subject : 1.7), LaneBits(T.Max(packed, other), lane));
                    Assert.Equal(Bits(subject / 1.7), LaneBits(packed / other, lane));
                }
            }
        }
    }

    private static void CompareUnary(double[] x, Func<Lane1, Lane1> one, Func<Lane4, Lane4> four, Func<Lane8, Lane8> eight)
    {
        double[] expected = Map(x, one);
        AssertSameBits(expected, Map(x, four));
        AssertSameBits(expected, Map(x, eight));
    }

    private static double[] Map<T>(double[] x, Func<T, T> function)
        where T : unmanaged, ILane<T> => Map(x, x, (T v, T _) => function(v));

    private static double[] Map<T>(double[] x, double[] y, Func<T, T, T> function)
        where T : unmanaged, ILane<T>
    {
        int padded = (x.Length + T.Width - 1) / T.Width * T.Width;
        double[] left = new double[padded];
        double[] right = new double[padded];
        double[] result = new double[padded];
        x.CopyTo(left, 0);
        y.CopyTo(right, 0);
        for (int k = 0; k < padded; k += T.Width)
        {
            T.Store(function(T.Load(left.AsSpan(k)), T.Load(right.AsSpan(k))), result.AsSpan(k));
        }

        return result[..x.Length];
    }

    private static void AssertSameBits(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int k = 0; k < expected.Length; k++)
        {
            if (Bits(expected[k]) != Bits(actual[k]))
            {
                Assert.Fail($"element {k}: {expected[k]:R} and {actual[k]:R}");
            }
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static long LaneBits<T>(T value, int lane)
        where T : unmanaged, ILane<T>
    {
        Span<double> all = stackalloc double[T.Width];
        T.Store(value, all);
        return Bits(all[lane]);
    }
}
