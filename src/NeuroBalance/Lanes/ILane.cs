using System.Numerics;
using System.Runtime.CompilerServices;

namespace NeuroBalance.Lanes;

/// <summary>A pack of independent doubles that one instruction works on: one, four or eight trajectories side by side.</summary>
/// <remarks>
/// <para>Every operation works on each lane alone and gives the bits that the same operation on one double gives.
/// Nothing here fuses a multiplication with an addition, estimates a reciprocal or reduces over lanes in an order
/// that depends on the width, so a computation written against this interface has the same bits at every width.</para>
/// <para>A mask is a <typeparamref name="T"/> whose lanes are all-one or all-zero bits. Comparisons with NaN give false.</para>
/// </remarks>
/// <typeparam name="T">The implementing lane type.</typeparam>
public interface ILane<T> :
    IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>,
    IDivisionOperators<T, T, T>, IUnaryNegationOperators<T, T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The number of doubles in the pack.</summary>
    static abstract int Width { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract T Broadcast(double value);

    /// <summary>Reads <see cref="Width"/> doubles from the start of <paramref name="source"/>.</summary>
    static abstract T Load(ReadOnlySpan<double> source);

    /// <summary>Writes <see cref="Width"/> doubles to the start of <paramref name="destination"/>.</summary>
    static abstract void Store(T value, Span<double> destination);

    /// <summary>Adds the same number to every lane.</summary>
    static abstract T operator +(T left, double right);

    /// <summary>Adds the same number to every lane.</summary>
    static abstract T operator +(double left, T right);

    /// <summary>Subtracts the same number from every lane.</summary>
    static abstract T operator -(T left, double right);

    /// <summary>Subtracts every lane from the same number.</summary>
    static abstract T operator -(double left, T right);

    /// <summary>Multiplies every lane by the same number.</summary>
    static abstract T operator *(T left, double right);

    /// <summary>Multiplies every lane by the same number.</summary>
    static abstract T operator *(double left, T right);

    /// <summary>Divides every lane by the same number.</summary>
    static abstract T operator /(T left, double right);

    /// <summary>Divides the same number by every lane.</summary>
    static abstract T operator /(double left, T right);

    /// <summary>The absolute value; clears the sign bit, so that NaN stays NaN.</summary>
    static abstract T Abs(T value);

    /// <summary>The correctly rounded square root; NaN below zero.</summary>
    static abstract T Sqrt(T value);

    /// <summary>The smaller of two; <paramref name="right"/> when either is NaN or both are equal.</summary>
    static abstract T Min(T left, T right);

    /// <summary>The larger of two; <paramref name="right"/> when either is NaN or both are equal.</summary>
    static abstract T Max(T left, T right);

    /// <summary>Mask of the lanes in which left &lt; right; false for NaN.</summary>
    static abstract T LessThan(T left, T right);

    /// <summary>Mask of the lanes in which left &lt;= right; false for NaN.</summary>
    static abstract T LessThanOrEqual(T left, T right);

    /// <summary>Mask of the lanes in which both are equal numbers; false for NaN.</summary>
    static abstract T Equal(T left, T right);

    /// <summary>The bitwise and of two packs.</summary>
    static abstract T And(T left, T right);

    /// <summary>The bits of <paramref name="left"/> that are not set in <paramref name="right"/>.</summary>
    static abstract T AndNot(T left, T right);

    /// <summary>The bitwise or of two packs.</summary>
    static abstract T Or(T left, T right);

    /// <summary><paramref name="whenTrue"/> where the mask is set, <paramref name="whenFalse"/> elsewhere.</summary>
    static abstract T Select(T mask, T whenTrue, T whenFalse);

    /// <summary>One bit a lane, lane 0 lowest: 1 where the mask is set.</summary>
    static abstract uint Bits(T mask);

    /// <summary>Adds the bit patterns as 64-bit integers, wrapping. Building block of <see cref="Elementary"/>.</summary>
    static abstract T AddBits(T left, T right);

    /// <summary>Subtracts the bit patterns as 64-bit integers, wrapping.</summary>
    static abstract T SubtractBits(T left, T right);

    /// <summary>Shifts the bit patterns left.</summary>
    static abstract T ShiftLeft(T value, int count);

    /// <summary>Shifts the bit patterns right, filling with zeros.</summary>
    static abstract T ShiftRight(T value, int count);

    /// <summary>
    /// <paramref name="value"/> * 2^<paramref name="exponent"/>, rounded once, for whole exponents within -1100 .. 1100. Building block of
    /// <see cref="Elementary"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Scale(T value, T exponent) => Elementary.ScaleByTwoFactors(value, exponent);

    /// <summary>Whether any lane of the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual bool Any(T mask) => T.Bits(mask) != 0;

    /// <summary>Whether every lane of the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual bool All(T mask) => T.Bits(mask) == (uint)((1UL << T.Width) - 1);

    /// <summary>e to the power of <paramref name="value"/>, to 2 ulp; see <see cref="Elementary.Exp{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Exp(T value) => Elementary.Exp(value);

    /// <summary>The natural logarithm, to 2 ulp; see <see cref="Elementary.Log{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Log(T value) => Elementary.Log(value);

    /// <summary><paramref name="value"/> to the power of <paramref name="exponent"/>; see <see cref="Elementary.Pow{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Pow(T value, T exponent) => Elementary.Pow(value, exponent);
}
