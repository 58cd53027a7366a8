using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Metrics;

/// <summary>A quantity over one step as a polynomial of degree 4 in the share of the step.</summary>
/// <remarks>For a state it is the interpolant itself, for anything else as accurate as that. All searches are the same fixed number of operations in every lane.</remarks>
internal struct StepCurve<T>
    where T : unmanaged, ILane<T>
{
    private const int Bisections = 45;
    private T c0, c1, c2, c3, c4;

    /// <summary>The polynomial with these coefficients, the constant first.</summary>
    public static StepCurve<T> Polynomial(T constant, ReadOnlySpan<T> powers) =>
        new() { c0 = constant, c1 = powers[0], c2 = powers[1], c3 = powers[2], c4 = powers[3] };

    /// <summary>The difference of two curves, the second one scaled.</summary>
    public static StepCurve<T> Difference(in StepCurve<T> left, T scale, in StepCurve<T> right) => new()
    {
        c0 = left.c0 - (scale * right.c0),
        c1 = left.c1 - (scale * right.c1),
        c2 = left.c2 - (scale * right.c2),
        c3 = left.c3 - (scale * right.c3),
        c4 = left.c4 - (scale * right.c4),
    };

    /// <summary>The polynomial through five equally spaced values.</summary>
    public StepCurve(T v0, T v1, T v2, T v3, T v4)
    {
        // Newton's forward differences of order 1 to 4, then powers of 4 theta.
        T d1 = v1 - v0;
        T e1 = v2 - v1, f1 = v3 - v2, g1 = v4 - v3;
        T d2 = e1 - d1, e2 = f1 - e1, f2 = g1 - f1;
        T d3 = e2 - d2, e3 = f2 - e2;
        T d4 = e3 - d3;
        c0 = v0;
        c1 = 4.0 * (((d1 - (0.5 * d2)) + (d3 / 3.0)) - (0.25 * d4));
        c2 = 16.0 * (((0.5 * d2) - (0.5 * d3)) + ((11.0 / 24.0) * d4));
        c3 = 64.0 * ((d3 / 6.0) - (0.25 * d4));
        c4 = 256.0 * (d4 / 24.0);
    }

    /// <summary>A value that the curve does not exceed anywhere in the step: the largest of its Bernstein coefficients.</summary>
    public readonly T UpperBound()
    {
        T second = c0 + (0.25 * c1);
        T third = (c0 + (0.5 * c1)) + (c2 / 6.0);
        T fourth = (c0 + (0.75 * c1)) + ((0.5 * c2) + (0.25 * c3));
        T last = ((c0 + c1) + (c2 + c3)) + c4;
        return T.Max(T.Max(T.Max(c0, second), T.Max(third, fourth)), last);
    }

    /// <summary>The value at a share of the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T At(T theta) => c0 + (theta * (c1 + (theta * (c2 + (theta * (c3 + (theta * c4)))))));

    /// <summary>The derivative with respect to the share of the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Slope(T theta) => c1 + (theta * ((2.0 * c2) + (theta * ((3.0 * c3) + (theta * (4.0 * c4))))));

    /// <summary>The integral from a share of the step to another, in units of the step.</summary>
    public readonly T Integral(T from, T to) => Primitive(to) - Primitive(from);

    /// <summary>Where in a bracket the value passes a level; meaningful only in lanes where the ends lie on different sides.</summary>
    public readonly T Crossing(T level, T low, T high)
    {
        T aboveAtLow = T.LessThanOrEqual(level, At(low));
        for (int i = 0; i < Bisections; i++)
        {
            T middle = 0.5 * (low + high);
            T aboveHere = T.LessThanOrEqual(level, At(middle));
            // Both above or both below: the crossing lies further on.
            T further = Same(aboveAtLow, aboveHere);
            low = T.Select(further, middle, low);
            high = T.Select(further, high, middle);
        }

        return high;
    }

    /// <summary>Where in a bracket the slope changes sign; meaningful only in lanes where it does.</summary>
    public readonly T Turn(T low, T high)
    {
        T zero = T.Broadcast(0.0);
        T risingAtLow = T.LessThan(zero, Slope(low));
        for (int i = 0; i < Bisections; i++)
        {
            T middle = 0.5 * (low + high);
            T further = Same(risingAtLow, T.LessThan(zero, Slope(middle)));
            low = T.Select(further, middle, low);
            high = T.Select(further, high, middle);
        }

        return 0.5 * (low + high);
    }

    private readonly T Primitive(T theta) =>
        theta * (c0 + (theta * ((c1 * 0.5) + (theta * ((c2 / 3.0) + (theta * ((c3 * 0.25) + (theta * (c4 * 0.2)))))))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Same(T left, T right) => T.Or(T.And(left, right), T.AndNot(T.AndNot(T.Equal(T.Broadcast(0.0), T.Broadcast(0.0)), left), right));
}
