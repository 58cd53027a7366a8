namespace NeuroBalance.Statistics;

/// <summary>The score interval of a share: Wilson 1927, J Am Stat Assoc 22:209.</summary>
internal static class WilsonInterval
{
    /// <summary>The 95 % interval of a share.</summary>
    /// <param name="successes">How many have the property, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Of how many.</param>
    /// <returns>The interval, 0 to 1; NaN without trials.</returns>
    public static Interval Of(long successes, long trials)
    {
        if (trials == 0) return Interval.Unknown;
        double n = trials, z = NormalQuantile.At(0.975), p = successes / n;
        double middle = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        double half = z / (1 + (z * z / n)) * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        // At either end the bound is exact, and rounding would only blur it.
        return new Interval(successes == 0 ? 0 : middle - half, successes == trials ? 1 : middle + half);
    }
}
