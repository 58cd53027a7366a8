namespace NeuroBalance.Statistics;

/// <summary>The ends of an interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
internal readonly record struct ShareInterval(double Low, double High);

/// <summary>The confidence interval of a share (Wilson 1927, J Am Stat Assoc 22:209).</summary>
internal static class WilsonInterval
{
    /// <summary>The interval of a share of successes among trials; NaN without trials.</summary>
    /// <param name="successes">The successes.</param>
    /// <param name="trials">The trials.</param>
    /// <param name="level">The level of confidence, above 0 and below 1.</param>
    internal static ShareInterval Of(long successes, long trials, double level = 0.95)
    {
        if (trials == 0) return new ShareInterval(double.NaN, double.NaN);
        double n = trials, z = NormalQuantile.At(0.5 + (level / 2)), p = (double)successes / trials;
        double middle = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        double half = z / (1 + (z * z / n)) * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        // At either end the bound is exact, and rounding would only blur it.
        return new ShareInterval(successes == 0 ? 0 : middle - half, successes == trials ? 1 : middle + half);
    }
}
