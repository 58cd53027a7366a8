using System.Collections.Immutable;
using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>How a quantity runs in the members of one arm: at each time the 5, 25, 50, 75 and 95 % quantiles.</summary>
/// <remarks>
/// Quantiles lie linearly between the order statistics (type 7 of R and NumPy). Of up to 16,384 subjects they are exact; of more, the
/// values are rounded to ten significant binary digits before they are counted, so that a quantile is off by at most a 1,024th of the
/// larger of the two values between which it lies.
/// </remarks>
public sealed record TrajectoryBands
{
    /// <summary>The shares of the quantiles: 5, 25, 50, 75 and 95 %.</summary>
    public static IReadOnlyList<double> Shares => SampleQuantile.Shares;

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

    /// <summary>The quantiles of a sample at the <see cref="Shares"/>, linear between the order statistics (type 7 of R and NumPy).
    /// </summary>
    /// <param name="values">The values, in any order and unit; those that are not finite are left out.</param>
    /// <returns>As many quantiles as there are shares, in the unit of the values; NaN of nothing.</returns>
    public static double[] QuantilesOf(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = SampleQuantile.Sorted(values);
        return [.. Shares.Select(share => SampleQuantile.Of(sorted, share))];
    }

    /// <summary>Writes bands as a table: a row for each trajectory, arm and time.</summary>
    /// <param name="path">The file; its ending decides on the format, .parquet or .csv.</param>
    /// <param name="bands">The bands.</param>
    /// <param name="notes">Texts by their keys, for a format that has room for them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<TrajectoryBands> bands,
        params IReadOnlyList<KeyValuePair<string, string>> notes)
    {
        ArgumentNullException.ThrowIfNull(bands);
        TrajectoryTables.WriteBands(path, bands, notes);
    }
}
