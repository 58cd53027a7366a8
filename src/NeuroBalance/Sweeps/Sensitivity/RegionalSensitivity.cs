


using NeuroBalance.Lanes;

namespace NeuroBalance;

/// <summary>Which factors flip an outcome.</summary>
/// <param name="Names">The names of the factors.</param>
/// <param name="Distance">The largest distance between the distributions of a factor with and without the outcome (Kolmogorov and Smirnov), 0 to 1.</param>
/// <param name="PValue">The probability of such a distance by chance, by the limiting distribution.</param>
/// <param name="RaisesOutcome">Whether the outcome comes with higher values of the factor (by their medians' order of ranks).</param>
/// <param name="With">The rows with the outcome.</param>
/// <param name="Without">The rows without.</param>
/// <param name="FailedShare">The share of rows of which it is not known; they are left out.</param>
public sealed record RegionalIndices(IReadOnlyList<string> Names, double[] Distance, double[] PValue, bool[] RaisesOutcome, int With, int Without, double FailedShare);

/// <summary>Regional sensitivity analysis: the distributions of each factor among the subjects with and without an outcome (Hornberger and Spear 1981).</summary>
public static class RegionalSensitivity
{
    /// <summary>The distances of all factors. NaN when all rows, or none, have the outcome.</summary>
    /// <param name="names">The names of the factors.</param>
    /// <param name="x">The values of each factor, one array each.</param>
    /// <param name="y">The output of each row; NaN where there is none.</param>
    /// <param name="threshold">The outcome is an output at or above this.</param>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static RegionalIndices Analyze(IReadOnlyList<string> names, IReadOnlyList<double[]> x, double[] y, double threshold)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != names.Count || x.Any(column => column.Length != y.Length)) throw new ArgumentException("Every factor has one value for each output.", nameof(x));
        int with = y.Count(value => value >= threshold), without = y.Count(value => value < threshold);
        double[] distances = new double[names.Count], probabilities = new double[names.Count];
        bool[] raises = new bool[names.Count];
        for (int i = 0; i < names.Count; i++)
        {
            (distances[i], raises[i]) = with == 0 || without == 0 ? (double.NaN, false) : Distance(x[i], y, threshold, with, without);
            probabilities[i] = Chance(distances[i], with, without);
        }

        return new RegionalIndices(names, distances, probabilities, raises, with, without, (double)(y.Length - with - without) / y.Length);
    }

    private static (double Distance, bool Raises) Distance(double[] x, double[] y, double threshold, int with, int without)
    {
        int[] order = [.. Enumerable.Range(0, x.Length).Where(i => !double.IsNaN(y[i])).OrderBy(i => x[i])];
        double above = 0, below = 0, farthest = 0;
        bool raises = false;
        for (int i = 0; i < order.Length; i++)
        {
            if (y[order[i]] >= threshold) above += 1.0 / with;
            else below += 1.0 / without;
            // Equal values are passed before the two are compared.
            if (i + 1 < order.Length && x[order[i + 1]] == x[order[i]]) continue;
            if (Math.Abs(above - below) <= farthest) continue;
            farthest = Math.Abs(above - below);
            raises = above < below;
        }

        return (farthest, raises);
    }

    // The limiting distribution of Kolmogorov 1933, with the effective size of Stephens 1970.
    private static double Chance(double distance, int with, int without)
    {
        if (double.IsNaN(distance)) return double.NaN;
        double size = Math.Sqrt((double)with * without / (with + without));
        double lambda = (size + 0.12 + (0.11 / size)) * distance;
        if (lambda < 0.2) return 1;
        double sum = 0;
        for (int k = 1; k <= 100; k++) sum += (k % 2 == 1 ? 2 : -2) * Elementary.Exp(new Lane1(-2.0 * k * k * lambda * lambda)).Value;
        return Math.Min(Math.Max(sum, 0), 1);
    }
}
