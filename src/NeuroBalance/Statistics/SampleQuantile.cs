namespace NeuroBalance.Statistics;

/// <summary>Quantiles of a sample.</summary>
internal static class SampleQuantile
{
    /// <summary>The shares that bands and boxes show.</summary>
    internal static IReadOnlyList<double> Shares { get; } = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>A quantile, linear between the order statistics, as NumPy and R (type 7) do; NaN of nothing.</summary>
    /// <param name="sorted">The values, rising.</param>
    /// <param name="share">From 0 to 1.</param>
    internal static double Of(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.Length == 0) return double.NaN;
        (long below, double weight) = Place(sorted.Length, share);
        return weight > 0 ? Between(sorted[(int)below], sorted[(int)below + 1], weight) : sorted[(int)below];
    }

    /// <summary>The order statistic at or below a quantile, from 0, and how far the quantile lies towards the next.</summary>
    /// <param name="count">The size of the sample, at least 1.</param>
    /// <param name="share">From 0 to 1.</param>
    internal static (long Below, double Weight) Place(long count, double share)
    {
        double place = share * (count - 1);
        long below = (long)place;
        return below + 1 < count ? (below, place - below) : (count - 1, 0);
    }

    /// <summary>A value between two order statistics.</summary>
    internal static double Between(double below, double above, double weight) => below + (weight * (above - below));
}
