using NeuroBalance.Statistics;

namespace NeuroBalance;

/// <summary>Which factors flip an outcome.</summary>
/// <remarks>
/// Regional sensitivity analysis: the distributions of each factor among the subjects with and without an outcome (Hornberger and Spear
/// 1981).
/// </remarks>
/// <param name="Names">The names of the factors.</param>
/// <param name="Distance">The largest distance between the distributions of a factor with and without the outcome (Kolmogorov and Smirnov),
/// 0 to 1.</param>
/// <param name="PValue">The probability of such a distance by chance, by the limiting distribution.</param>
/// <param name="RaisesOutcome">Whether the outcome comes with higher values of the factor (by their medians' order of ranks).</param>
/// <param name="With">The rows with the outcome.</param>
/// <param name="Without">The rows without.</param>
/// <param name="FailedShare">The share of rows of which it is not known; they are left out.</param>
public sealed record RegionalIndices(IReadOnlyList<string> Names, double[] Distance, double[] PValue, bool[] RaisesOutcome, int With,
    int Without, double FailedShare)
{
    /// <summary>The distances of all factors. NaN when all rows, or none, have the outcome.</summary>
    /// <param name="names">The names of the factors.</param>
    /// <param name="x">The values of each factor, one array each.</param>
    /// <param name="y">The output of each row; NaN where there is none.</param>
    /// <param name="threshold">The outcome is an output at or above this.</param>
    /// <returns>The distances, in the order of the factors.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static RegionalIndices Of(IReadOnlyList<string> names, IReadOnlyList<double[]> x, double[] y, double threshold)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != names.Count || x.Any(column => column.Length != y.Length))
        {
            throw new ArgumentException("Every factor has one value for each output.", nameof(x));
        }
        int with = y.Count(value => value >= threshold), without = y.Count(value => value < threshold);
        double[] distances = new double[names.Count], probabilities = new double[names.Count];
        bool[] raises = new bool[names.Count];
        byte[] groups =
            [.. y.Select(value => value >= threshold ? KolmogorovSmirnov.First : value < threshold ? KolmogorovSmirnov.Second
            : KolmogorovSmirnov.Neither)];
        for (int i = 0; i < names.Count; i++)
        {
            double[] sorted = [.. x[i]];
            int[] order = [.. Enumerable.Range(0, sorted.Length)];
            Array.Sort(sorted, order);
            (distances[i], raises[i], probabilities[i]) = KolmogorovSmirnov.Compare(sorted, order, groups);
        }

        return new RegionalIndices(names, distances, probabilities, raises, with, without, (double)(y.Length - with - without) / y.Length);
    }
}
