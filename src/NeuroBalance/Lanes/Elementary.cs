using System.Runtime.CompilerServices;

namespace NeuroBalance.Lanes;

/// <summary>The exponential, the logarithm and the power, written once in plain +, -, * and / for every width.</summary>
/// <remarks>
/// The platform's own functions (Math.Exp, Vector512.Exp) change bits with the C library and the processor, and the
/// vector ones let a huge or NaN neighbour change a lane. These do neither. Polynomials are Chebyshev fits made in
/// 60-digit arithmetic; the argument reductions follow Cody and Waite (1980), Software Manual for the Elementary
/// Functions, chapters 5 and 6, and for the logarithm the atanh form of Tang (1990).
/// </remarks>
public static class Elementary
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;

    // log2(e) in a head of 26 bits and the rest.
    private const double Log2EHead = 1.4426950216293335;
    private const double Log2ETail = 1.9259629911266175e-08;

    // 32-bit head: n * head is exact for every exponent n of a double.
    private const double Ln2Head = 0.6931471803691238;
    private const double Ln2Tail = 1.9082149292705877e-10;

    // Adding 1.5 * 2^52 leaves the nearest integer in the low bits of the mantissa.
    private const double Rounder = 6755399441055744.0;

    // Leaves the 26 leading bits of a double.
    private const long HeadBits = unchecked((long)0xFFFFFFFFF8000000UL);

    private const double MinimumNormal = 2.2250738585072014e-308;

    /// <summary>
    /// e to the power of <paramref name="x"/>, to 2 ulp over the whole range (subnormal results: 1 unit of the last place there).
    /// </summary>
    /// <remarks>exp(0) is exactly 1; overflow gives +infinity, underflow 0, NaN stays NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : unmanaged, ILane<T>
    {
        // A NaN on the right of Min and Max comes out of them, and so out of all that follows.
        T clamped = T.Max(T.Broadcast(-746.0), T.Min(T.Broadcast(710.0), x));
        T n = ((clamped * Log2E) + Rounder) - Rounder;
        T r = (clamped - (n * Ln2Head)) - (n * Ln2Tail);
        return T.Scale(ExpReduced(r), n);
    }

    /// <summary>The natural logarithm of <paramref name="x"/>, to 2 ulp over the whole range, subnormal numbers included.</summary>
    /// <remarks>
    /// log(1) is exactly 0 (the naive fixed point of the model rests on it); log(0) = -infinity, log(+infinity) = +infinity, NaN below
    /// zero.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : unmanaged, ILane<T>
    {
        // One test for the common case; the other gives the same bits where both apply.
        T ordinary = T.And(T.LessThanOrEqual(T.Broadcast(MinimumNormal), x), T.LessThan(x, T.Broadcast(double.PositiveInfinity)));
        return T.All(ordinary) ? LogOf(SplitNormal(x, out T exponent), exponent) : LogGeneral(x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T LogGeneral<T>(T x)
        where T : unmanaged, ILane<T> => LogSpecial(x, LogOf(Split(x, out T exponent), exponent));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOf<T>(T fraction, T exponent)
        where T : unmanaged, ILane<T>
    {
        T f = fraction - 1.0;
        T s = f / (fraction + 1.0);
        T z = s * s;
        T half = (f * f) * 0.5;
        // log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))): the small part is added to the large one last.
        return (exponent * Ln2Head) - ((half - ((s * (half + LogSeries(z))) + (exponent * Ln2Tail))) - f);
    }

    /// <summary>
    /// <paramref name="x"/> to the power of <paramref name="y"/> for x >= 0, to 1e-14 relative for |y| up to 1000 and |y log x| up to 700
    /// (2e-14 for larger y).
    /// </summary>
    /// <remarks>
    /// The logarithm is carried to about 60 bits and its product with y is split so that its large part is exact:
    /// exp(y log x) alone would lose |y log x| ulp.
    /// pow(0, y) is 0 for y > 0, 1 for y = 0 and +infinity for y &lt; 0; pow(x, 0) and pow(1, y) are 1; NaN for x &lt; 0 and for NaN
    /// arguments.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Pow<T>(T x, T y)
        where T : unmanaged, ILane<T>
    {
        Log2Extended(x, out T whole, out T rest);
        T result = PowFromLog2(y, whole, rest);

        // One test for the common case: x positive and finite, y finite.
        T infinity = T.Broadcast(double.PositiveInfinity);
        T ordinary = T.And(T.And(T.LessThan(T.Broadcast(0.0), x), T.LessThan(x, infinity)), T.LessThan(T.Abs(y), infinity));
        return T.All(ordinary) ? result : PowSpecial(x, y, result);
    }

    // log2(x) = whole + rest to about 60 bits; whole has 26 bits, so that its product with the head of y is exact.
    // Not inlined: one method with everything in it is more than the compiler keeps in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Log2Extended<T>(T x, out T whole, out T rest)
        where T : unmanaged, ILane<T>
    {
        T fraction = Split(x, out T exponent);
        T headMask = T.Broadcast(BitConverter.Int64BitsToDouble(HeadBits));
        T f = fraction - 1.0;
        T s = f / (fraction + 1.0);
        T z = s * s;
        T half = (f * f) * 0.5;

        // log(1 + f) = high + low: what f^2/2 and the subtraction round away goes into low.
        T fHead = T.And(f, headMask);
        T halfTail = (((fHead * fHead) * 0.5) - half) + (((f - fHead) * (f + fHead)) * 0.5);
        T high = f - half;
        T low = ((f - high) - half) + ((s * (half + LogSeries(z))) - halfTail);

        // The same to base 2.
        T highHead = T.And(high, headMask);
        T lead = highHead * Log2EHead;
        T trail = (highHead * Log2ETail) + (((high - highHead) + low) * Log2E);
        whole = T.And(exponent + (lead + trail), headMask);
        rest = ((exponent - whole) + lead) + trail;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T PowFromLog2<T>(T y, T whole, T rest)
        where T : unmanaged, ILane<T>
    {
        T head = T.And(y, T.Broadcast(BitConverter.Int64BitsToDouble(HeadBits)));
        T tail = y - head;
        T power = y * (whole + rest);
        T clamped = T.Max(T.Min(power, T.Broadcast(1100.0)), T.Broadcast(-1100.0));
        T n = (clamped + Rounder) - Rounder;
        T r = (((head * whole) - n) + ((tail * whole) + (y * rest))) * Ln2;
        // Only where the power was clamped is r beyond its interval; there it decides nothing.
        T bounded = T.Max(T.Min(r, T.Broadcast(1.0)), T.Broadcast(-1.0));
        return T.Scale(ExpReduced(bounded), n);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T PowSpecial<T>(T x, T y, T result)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T one = T.Broadcast(1.0);
        T infinity = T.Broadcast(double.PositiveInfinity);
        T positive = T.LessThan(zero, y);
        result = T.Select(T.Equal(x, zero), T.Select(positive, zero, infinity), result);
        result = T.Select(T.Equal(x, infinity), T.Select(positive, infinity, zero), result);
        result = T.Select(T.LessThan(x, zero), T.Broadcast(double.NaN), result);
        result = T.Select(T.Or(T.Equal(y, zero), T.Equal(x, one)), one, result);
        // NaN in, NaN out: a comparison of a NaN with itself is the only one that is false.
        result = T.Select(T.Equal(x, x), result, x);
        return T.Select(T.Equal(y, y), result, y);
    }

    // exp on |r| <= ln(2)/2, relative error 1.6e-17 before rounding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpReduced<T>(T r)
        where T : unmanaged, ILane<T>
    {
        // Estrin's scheme: short chains, and the same written order at every width.
        T r2 = r * r;
        T r4 = r2 * r2;
        T q01 = (r * 0.16666666666666669) + 0.5000000000000001;
        T q23 = (r * 0.008333333333330062) + 0.04166666666662413;
        T q45 = (r * 0.00019841269863053618) + 0.0013888888917213717;
        T q67 = (r * 2.7557268459997064e-06) + 2.4801521295954376e-05;
        T q89 = (r * 2.510038549551032e-08) + 2.7620088445409746e-07;
        T q03 = (q23 * r2) + q01;
        T q47 = (q67 * r2) + q45;
        T q = (((q89 * r4) + q47) * r4) + q03;
        return ((q * r2) + r) + 1.0;
    }

    // (log((1+s)/(1-s)) - 2s)/s on |s| <= 0.1716, as a polynomial of z = s^2 times z.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogSeries<T>(T z)
        where T : unmanaged, ILane<T>
    {
        T z2 = z * z;
        T p01 = (z * 0.39999999999899444) + 0.666666666666667;
        T p23 = (z * 0.22222211130259878) + 0.2857142862600327;
        T p45 = (z * 0.15331710618210773) + 0.18182889455674947;
        T p46 = (z2 * 0.14616585424888623) + p45;
        return ((((p46 * z2) + p23) * z2) + p01) * z;
    }

    // x = fraction * 2^exponent with the fraction in [sqrt(1/2), sqrt(2)). Finite garbage for zero, negatives and NaN: the caller selects.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Split<T>(T x, out T exponent)
        where T : unmanaged, ILane<T>
    {
        T subnormal = T.LessThan(x, T.Broadcast(MinimumNormal));
        T fraction = SplitNormal(T.Select(subnormal, x * 18014398509481984.0, x), out T whole);
        exponent = T.Select(subnormal, whole - 54.0, whole);
        return fraction;
    }

    // The same for a normal number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SplitNormal<T>(T x, out T exponent)
        where T : unmanaged, ILane<T>
    {
        T rootHalf = T.Broadcast(BitConverter.Int64BitsToDouble(0x3FE6A09E667F3BCD));
        T bias = T.Broadcast(BitConverter.Int64BitsToDouble(0x3FF0000000000000));
        T shifted = T.AddBits(T.SubtractBits(x, rootHalf), bias);
        T biased = T.ShiftRight(shifted, 52);
        // 2^52 + biased, read as a double, less 2^52: an integer made a double without a conversion instruction.
        exponent = T.Or(biased, T.Broadcast(4503599627370496.0)) - (4503599627370496.0 + 1023.0);
        return T.SubtractBits(x, T.SubtractBits(T.ShiftLeft(biased, 52), bias));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogSpecial<T>(T x, T result)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T infinity = T.Broadcast(double.PositiveInfinity);
        T inDomain = T.And(T.LessThan(zero, x), T.LessThan(x, infinity));
        if (T.All(inDomain))
        {
            return result;
        }

        T special = T.Select(T.Equal(x, zero), -infinity, T.Broadcast(double.NaN));
        special = T.Select(T.Equal(x, infinity), infinity, special);
        return T.Select(inDomain, result, special);
    }

    // In two exact factors, so that subnormal results round once and 2^1024 does not overflow early.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ScaleByTwoFactors<T>(T value, T n)
        where T : unmanaged, ILane<T>
    {
        T bias = T.Broadcast(BitConverter.Int64BitsToDouble(1023));
        T firstBits = (n * 0.5) + Rounder;
        T first = firstBits - Rounder;
        T secondBits = (n - first) + Rounder;
        T firstFactor = T.ShiftLeft(T.AddBits(firstBits, bias), 52);
        T secondFactor = T.ShiftLeft(T.AddBits(secondBits, bias), 52);
        return (value * firstFactor) * secondFactor;
    }
}
