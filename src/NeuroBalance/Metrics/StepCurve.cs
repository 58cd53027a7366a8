using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Metrics;

/// <summary>A quantity over one step as a polynomial of degree 6 in the share of the step.</summary>
/// <remarks>
/// For a state it is the interpolant itself, for anything else as accurate as that: six intervals follow what the gut's
/// exponential does within the longest steps, where four were off by 1e-4. All searches are
/// the same fixed number of operations in every lane.
/// </remarks>
internal struct StepCurve<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The number of equally spaced values that make a curve.</summary>
    public const int Samples = 7;

    private const int Bisections = 45;
    private T c0, c1, c2, c3, c4, c5, c6;

    /// <summary>A value that the curve does not go below anywhere in the step.</summary>
    public T Lowest { get; private set; }

    /// <summary>A value that the curve does not exceed anywhere in the step.</summary>
    public T Highest { get; private set; }

    /// <summary>The integrator's own interpolant of one component.</summary>
    public static StepCurve<T> Interpolant(in SubjectStep<T> step, int component)
    {
        Span<T> powers = stackalloc T[Samples - 1];
        powers.Clear();
        step.Integrated.Polynomial(component, powers[..step.Integrated.Degree]);
        var curve = new StepCurve<T>
        {
            c0 = step.Integrated.StartState[component],
            c1 = powers[0],
            c2 = powers[1],
            c3 = powers[2],
            c4 = powers[3],
            c5 = powers[4],
            c6 = powers[5],
        };
        curve.Enclose();
        return curve;
    }

    /// <summary>The polynomial through values at 0, 1/6, ..., 1 of the step.</summary>
    public StepCurve(ReadOnlySpan<T> values)
    {
        Span<T> d = stackalloc T[Samples];
        values[..Samples].CopyTo(d);
        // Newton's forward differences, over the factorials.
        for (int order = 1; order < Samples; order++)
        {
            for (int k = Samples - 1; k >= order; k--)
            {
                d[k] -= d[k - 1];
            }
        }

        T d2 = d[2] / 2.0, d3 = d[3] / 6.0, d4 = d[4] / 24.0, d5 = d[5] / 120.0, d6 = d[6] / 720.0;
        // Falling factorials of 6 theta as powers of theta: Stirling numbers of the first kind.
        c0 = d[0];
        c1 = 6.0 * (((((d[1] - d2) + (2.0 * d3)) - (6.0 * d4)) + (24.0 * d5)) - (120.0 * d6));
        c2 = 36.0 * ((((d2 - (3.0 * d3)) + (11.0 * d4)) - (50.0 * d5)) + (274.0 * d6));
        c3 = 216.0 * (((d3 - (6.0 * d4)) + (35.0 * d5)) - (225.0 * d6));
        c4 = 1296.0 * ((d4 - (10.0 * d5)) + (85.0 * d6));
        c5 = 7776.0 * (d5 - (15.0 * d6));
        c6 = 46656.0 * d6;
        Enclose();
    }

    /// <summary>One lane's curve.</summary>
    public readonly StepCurve<Lane1> Lane(int lane)
    {
        StepCurve<Lane1> narrow = default;
        ReadOnlySpan<double> from = MemoryMarshal.Cast<StepCurve<T>, double>(MemoryMarshal.CreateReadOnlySpan(in this, 1));
        Span<double> to = MemoryMarshal.Cast<StepCurve<Lane1>, double>(MemoryMarshal.CreateSpan(ref narrow, 1));
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[(i * T.Width) + lane];
        }
        return narrow;
    }

    /// <summary>The value at a share of the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T At(T theta) => c0 + (theta * (c1 + (theta * (c2 + (theta * (c3 + (theta * (c4 + (theta * (c5 + (theta * c6)))))))))));

    /// <summary>The derivative with respect to the share of the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Slope(T theta) =>
        c1 + (theta * ((2.0 * c2) + (theta * ((3.0 * c3) + (theta * ((4.0 * c4) + (theta * ((5.0 * c5) + (theta * (6.0 * c6))))))))));

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

    // A polynomial lies between the smallest and the largest of its Bernstein coefficients.
    private void Enclose()
    {
        T b1 = c0 + (c1 / 6.0);
        T b2 = (c0 + (c1 / 3.0)) + (c2 / 15.0);
        T b3 = (c0 + (0.5 * c1)) + ((0.2 * c2) + (0.05 * c3));
        T b4 = (c0 + (c1 * (2.0 / 3.0))) + (((0.4 * c2) + (0.2 * c3)) + (c4 / 15.0));
        T b5 = (c0 + (c1 * (5.0 / 6.0))) + (((c2 * (2.0 / 3.0)) + (0.5 * c3)) + ((c4 / 3.0) + (c5 / 6.0)));
        T b6 = ((c0 + c1) + (c2 + c3)) + ((c4 + c5) + c6);
        Highest = T.Max(T.Max(T.Max(c0, b1), T.Max(b2, b3)), T.Max(T.Max(b4, b5), b6));
        Lowest = T.Min(T.Min(T.Min(c0, b1), T.Min(b2, b3)), T.Min(T.Min(b4, b5), b6));
    }

    private readonly T Primitive(T theta)
    {
        T high = (c4 * 0.2) + (theta * ((c5 / 6.0) + (theta * (c6 / 7.0))));
        return theta * (c0 + (theta * ((c1 * 0.5) + (theta * ((c2 / 3.0) + (theta * ((c3 * 0.25) + (theta * high))))))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Same(T left, T right) =>
        T.Or(T.And(left, right), T.AndNot(T.AndNot(T.Equal(T.Broadcast(0.0), T.Broadcast(0.0)), left), right));
}
