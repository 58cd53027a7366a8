using System.Collections.Immutable;

namespace NeuroBalance;

/// <summary>How a quantity runs in the members of one arm: at each time the 5, 25, 50, 75 and 95 % quantiles.</summary>
/// <remarks>
/// Quantiles lie linearly between the order statistics (type 7 of R and NumPy). Of up to 16,384 subjects they are exact; of more, the
/// values are rounded to ten significant binary digits before they are counted, so that a quantile is off by at most a 1,024th of the
/// larger of the two values between which it lies.
/// </remarks>
public sealed record TrajectoryBands
{
    /// <summary>The name that the plan gives.</summary>
    public required string Name { get; init; }

    /// <summary>What is followed.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The arm; empty in a sweep without arms.</summary>
    public required string Arm { get; init; }

    /// <summary>What the times count from: <c>start</c>, <c>last drink</c> or <c>first drink</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The times (h), counted from the <see cref="Origin"/>.</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>The quantiles of each time, in the unit of the quantity: 5, 25, 50, 75 and 95 %; NaN where nobody has a value.</summary>
    public required ImmutableArray<ImmutableArray<double>> Quantiles { get; init; }

    /// <summary>The members that have a value at each time.</summary>
    public required ImmutableArray<long> Measured { get; init; }

    /// <summary>The members of the arm.</summary>
    public required long Members { get; init; }

    /// <summary>Those whose run failed: they have a value at no time.</summary>
    public required long Failed { get; init; }

    /// <summary>Whether the quantiles are those of the values themselves, and not of rounded ones.</summary>
    public required bool IsExact { get; init; }
}
