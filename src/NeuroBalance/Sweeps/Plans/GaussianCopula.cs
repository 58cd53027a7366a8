using System.Collections.Immutable;
using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>A wish that two axes vary together.</summary>
/// <param name="First">Key of one axis.</param>
/// <param name="Second">Key of the other.</param>
/// <param name="Rho">The correlation of their normal scores, between -1 and 1.</param>
internal readonly record struct AxisCorrelation(string First, string Second, double Rho);

/// <summary>Makes independent uniform coordinates dependent by way of normal scores, leaving each coordinate uniform.</summary>
internal sealed class GaussianCopula
{
    private readonly double[,] factor;
    private readonly bool[] takesPart;
    private readonly int dimensions;

    private GaussianCopula(double[,] factor, bool[] takesPart)
    {
        this.factor = factor;
        this.takesPart = takesPart;
        dimensions = takesPart.Length;
    }

    /// <summary>
    /// The copula of these correlations; null when no set of axes can have them all (the matrix is not positive definite).
    /// </summary>
    internal static GaussianCopula? Create(IReadOnlyList<string> keys, ImmutableArray<AxisCorrelation> correlations)
    {
        int n = keys.Count;
        double[,] l = new double[n, n];
        bool[] takesPart = new bool[n];
        for (int i = 0; i < n; i++)
        {
            l[i, i] = 1;
        }
        foreach (AxisCorrelation one in correlations)
        {
            int i = IndexOf(keys, one.First), j = IndexOf(keys, one.Second);
            l[i, j] = l[j, i] = one.Rho;
            takesPart[i] = takesPart[j] = true;
        }

        // Cholesky's factor, row by row, in the lower half.
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = l[i, j];
                for (int k = 0; k < j; k++)
                {
                    rest -= l[i, k] * l[j, k];
                }
                if (i > j) l[i, j] = rest / l[j, j];
                else if (rest > 1e-12) l[i, i] = Math.Sqrt(rest);
                else return null;
            }
        }

        return new GaussianCopula(l, takesPart);
    }

    /// <summary>Correlates a point in place.</summary>
    internal void Apply(Span<double> point)
    {
        Span<double> scores = stackalloc double[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            scores[i] = takesPart[i] ? NormalQuantile.At(point[i]) : 0;
        }
        for (int i = 0; i < dimensions; i++)
        {
            if (!takesPart[i]) continue;
            double sum = 0;
            for (int k = 0; k <= i; k++)
            {
                if (takesPart[k]) sum += factor[i, k] * scores[k];
            }

            point[i] = NormalCurve.Cumulative(sum);
        }
    }

    private static int IndexOf(IReadOnlyList<string> keys, string key)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            if (keys[i] == key) return i;
        }

        throw new ArgumentException($"There is no axis '{key}'.", nameof(key));
    }
}
