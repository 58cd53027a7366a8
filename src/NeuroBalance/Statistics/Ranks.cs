namespace NeuroBalance.Statistics;

/// <summary>Ranks of numbers, and the correlation of two outputs by their ranks.</summary>
internal static class Ranks
{
    /// <summary>The ranks from 1; equal values share the mean of theirs.</summary>
    internal static double[] Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] sorted = [.. values];
        Array.Sort(sorted, order);
        double[] ranks = new double[values.Length];
        for (int first = 0; first < order.Length;)
        {
            int last = first;
            while (last + 1 < order.Length && sorted[last + 1] == sorted[first])
            {
                last++;
            }
            for (int i = first; i <= last; i++)
            {
                ranks[order[i]] = 1 + (0.5 * (first + last));
            }
            first = last + 1;
        }

        return ranks;
    }

    /// <summary>
    /// Spearman's rank correlation, ties sharing their mean rank; NaN for fewer than three pairs, and where one of the two does not vary.
    /// </summary>
    internal static double Spearman(double[] one, double[] other)
    {
        if (one.Length < 3) return double.NaN;
        double[] x = Of(one), y = Of(other);
        double mean = 0.5 * (x.Length + 1), xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
