


using NeuroBalance.Lanes;

namespace NeuroBalance.Statistics;

/// <summary>The distribution function of the standard normal distribution, by arithmetic that is the same on every platform.</summary>
internal static class NormalCurve
{
    private const double HalfLogTwoPi = 0.9189385332046727418;

    /// <summary>The probability of a value at or below z; NaN for NaN.</summary>
    /// <remarks>
    /// Within 2 of the mean the series of Marsaglia 2004 (J. Stat. Softw. 11(4), section 3), good to about 1e-15 of the whole;
    /// beyond, the continued fraction of Laplace (Abramowitz and Stegun 1964, 26.2.14), good to about 1e-14 of the tail.
    /// </remarks>
    internal static double Cumulative(double z)
    {
        if (double.IsNaN(z)) return double.NaN;
        if (z < -2) return Tail(-z);
        if (z > 2) return 1 - Tail(z);
        double sum = z, term = z, square = z * z;
        for (int i = 3; ; i += 2)
        {
            term *= square / i;
            double next = sum + term;
            if (next == sum) break;
            sum = next;
        }

        return 0.5 + (sum * Density(z));
    }

    private static double Density(double z) => Elementary.Exp(new Lane1((-0.5 * z * z) - HalfLogTwoPi)).Value;

    private static double Tail(double z)
    {
        if (z > 39) return 0;
        double fraction = z;
        for (int i = 120; i >= 1; i--)
        {
            fraction = z + (i / fraction);
        }
        return Density(z) / fraction;
    }
}
