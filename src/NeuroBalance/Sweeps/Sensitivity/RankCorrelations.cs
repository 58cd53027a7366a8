using NeuroBalance.Lanes;
using NeuroBalance.Statistics;

namespace NeuroBalance;

/// <summary>Partial rank correlations of one output.</summary>
/// <remarks>
/// The correlation of an output with each factor, both as ranks, when the other factors' share is taken out of both (Iman and Conover 1979;
/// Marino et al. 2008).
/// </remarks>
/// <param name="Names">The names of the factors.</param>
/// <param name="Prcc">The coefficients, -1 to 1; NaN for a factor that does not vary, and for all when the output does not vary or factors
/// are copies of each other.</param>
/// <param name="Conf">The confidence intervals, by Fisher's transformation.</param>
/// <param name="FailedShare">The share of outputs that are missing; their rows are left out.</param>
public sealed record RankCorrelations(IReadOnlyList<string> Names, double[] Prcc, Interval[] Conf, double FailedShare)
{
    /// <summary>The partial rank correlations of an output.</summary>
    /// <param name="names">The names of the factors.</param>
    /// <param name="x">The values of each factor, one array each.</param>
    /// <param name="y">The output of each row; NaN where there is none.</param>
    /// <param name="confLevel">The level of the confidence intervals, such as 0.95.</param>
    /// <returns>The coefficients, in the order of the factors.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or there are too few rows for so many factors.</exception>
    public static RankCorrelations Partial(IReadOnlyList<string> names, IReadOnlyList<double[]> x, ReadOnlySpan<double> y,
        double confLevel = 0.95)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(x);
        int total = y.Length;
        if (x.Count != names.Count || x.Any(column => column.Length != total))
        {
            throw new ArgumentException("Every factor has one value for each output.", nameof(x));
        }
        List<int> kept = [];
        for (int i = 0; i < total; i++)
        {
            if (double.IsFinite(y[i])) kept.Add(i);
        }

        int[] varying = [.. Enumerable.Range(0, names.Count).Where(i => kept.Count > 0 && kept.Any(row => x[i][row] != x[i][kept[0]]))];
        int n = kept.Count, d = varying.Length;
        if (n < d + 4) throw new ArgumentException($"{n} rows are too few for {d} factors.", nameof(y));
        double[] output = new double[n];
        for (int i = 0; i < n; i++)
        {
            output[i] = y[kept[i]];
        }
        double[][] scores = [.. varying.Select(i => Standard(Ranks.Of([.. kept.Select(row => x[i][row])]))), Standard(Ranks.Of(output))];
        double[] coefficients = [.. Enumerable.Repeat(double.NaN, names.Count)];
        Interval[] intervals = [.. Enumerable.Repeat(Interval.Unknown, names.Count)];
        double[]? partial = output.Distinct().Take(2).Count() < 2 ? null : Coefficients(Correlations(scores), d);
        for (int i = 0; i < d && partial is not null; i++)
        {
            double r = partial[i];
            coefficients[varying[i]] = r;
            double z = 0.5 * Log((1 + r) / (1 - r)), half = NormalQuantile.At(0.5 + (confLevel / 2)) / Math.Sqrt(n - d - 2);
            intervals[varying[i]] = new Interval(Tanh(z - half), Tanh(z + half));
        }

        return new RankCorrelations(names, coefficients, intervals, (double)(total - n) / total);
    }

    /// <summary>How closely two columns go together, whatever the shape of their relation: Spearman's rank correlation.</summary>
    /// <param name="one">The one column.</param>
    /// <param name="other">The other, row by row.</param>
    /// <returns>
    /// The coefficient over the rows that have both values, ties sharing their mean rank; NaN for fewer than three, and where one of the
    /// columns does not vary.
    /// </returns>
    public static double Spearman(double[] one, double[] other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        int[] kept = [.. Enumerable.Range(0, one.Length).Where(i => double.IsFinite(one[i]) && double.IsFinite(other[i]))];
        return Ranks.Spearman([.. kept.Select(i => one[i])], [.. kept.Select(i => other[i])]);
    }

    private static double[] Standard(double[] ranks)
    {
        double mean = 0.5 * (ranks.Length + 1), squares = 0;
        foreach (double rank in ranks)
        {
            squares += (rank - mean) * (rank - mean);
        }
        double deviation = Math.Sqrt(squares);
        return [.. ranks.Select(rank => (rank - mean) / deviation)];
    }

    private static double[,] Correlations(double[][] scores)
    {
        double[,] matrix = new double[scores.Length, scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = 0; k < scores[i].Length; k++)
                {
                    sum += scores[i][k] * scores[j][k];
                }
                matrix[i, j] = matrix[j, i] = sum;
            }
        }

        return matrix;
    }

    // From the regression of the output's ranks on all factors: coefficient b, and the share of variance that it leaves. Where it leaves
    // none (the output is one
    // factor in another guise) that factor has 1 or -1 and the others 0, instead of a quotient of rounding errors.
    private static double[] Coefficients(double[,] correlations, int factors)
    {
        const double Least = 1e-12;
        double[,] inverse = Inverse(correlations, factors);
        double[] b = new double[factors];
        double left = 1;
        for (int i = 0; i < factors; i++)
        {
            for (int j = 0; j < factors; j++)
            {
                b[i] += inverse[i, j] * correlations[j, factors];
            }
            left -= b[i] * correlations[i, factors];
        }

        left = double.IsNaN(left) ? left : Math.Max(left, Least);
        return [.. b.Select((one, i) => one / Math.Sqrt((one * one) + (left * inverse[i, i])))];
    }

    // Gauss and Jordan with the largest pivot of each column, on the factors' part of the matrix; NaN where factors are copies of each
    // other.
    private static double[,] Inverse(double[,] matrix, int n)
    {
        double[,] work = new double[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                work[i, j] = matrix[i, j];
            }
            work[i, n + i] = 1;
        }

        for (int column = 0; column < n; column++)
        {
            int best = column;
            for (int i = column + 1; i < n; i++)
            {
                if (Math.Abs(work[i, column]) > Math.Abs(work[best, column])) best = i;
            }

            for (int j = 0; j < 2 * n; j++)
            {
                (work[column, j], work[best, j]) = (work[best, j], work[column, j]);
            }
            double pivot = Math.Abs(work[column, column]) < 1e-12 ? double.NaN : work[column, column];
            for (int j = 0; j < 2 * n; j++)
            {
                work[column, j] /= pivot;
            }
            for (int i = 0; i < n; i++)
            {
                double factor = work[i, column];
                if (i == column || factor == 0) continue;
                for (int j = 0; j < 2 * n; j++)
                {
                    work[i, j] -= factor * work[column, j];
                }
            }
        }

        double[,] inverse = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                inverse[i, j] = work[i, n + j];
            }
        }

        return inverse;
    }

    private static double Log(double x) => Elementary.Log(new Lane1(x)).Value;

    private static double Tanh(double z)
    {
        double e = Elementary.Exp(new Lane1(-2 * Math.Abs(z))).Value;
        double value = (1 - e) / (1 + e);
        return z < 0 ? -value : value;
    }
}
