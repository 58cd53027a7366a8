namespace NeuroBalance.Statistics;

/// <summary>Quantiles of numbers, linear between the order statistics, as NumPy and R (type 7) do.</summary>
internal static class Quantiles
{
    /// <summary>The numbers that are finite, rising.</summary>
    /// <param name="values">The numbers.</param>
    internal static double[] Sorted(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite)];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>A quantile.</summary>
    /// <param name="sorted">The numbers, rising.</param>
    /// <param name="share">Which, 0 to 1.</param>
    /// <returns>NaN without numbers.</returns>
    internal static double At(double[] sorted, double share)
    {
        if (sorted.Length == 0) return double.NaN;
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
