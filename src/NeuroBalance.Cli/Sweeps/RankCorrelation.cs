namespace NeuroBalance.Cli.Sweeps;

/// <summary>How closely two columns of a sweep go together, whatever the shape of their relation.</summary>
internal static class RankCorrelation
{
    /// <summary>Spearman's coefficient over the members that have both values; not a number where one does not vary.</summary>
    public static double Spearman(double[] one, double[] other)
    {
        int[] kept = [.. Enumerable.Range(0, one.Length).Where(i => double.IsFinite(one[i]) && double.IsFinite(other[i]))];
        if (kept.Length < 3) return double.NaN;
        double[] x = PartialRankCorrelation.Ranks([.. kept.Select(i => one[i])]), y = PartialRankCorrelation.Ranks([.. kept.Select(i => other[i])]);
        double mean = 0.5 * (kept.Length + 1), xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
