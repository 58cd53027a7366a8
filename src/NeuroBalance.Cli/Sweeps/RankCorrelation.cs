using NeuroBalance.Statistics;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>How closely two columns of a sweep go together, whatever the shape of their relation.</summary>
internal static class RankCorrelation
{
    /// <summary>Spearman's coefficient over the members that have both values; not a number where one does not vary.</summary>
    public static double Spearman(double[] one, double[] other)
    {
        int[] kept = [.. Enumerable.Range(0, one.Length).Where(i => double.IsFinite(one[i]) && double.IsFinite(other[i]))];
        return Ranks.Spearman([.. kept.Select(i => one[i])], [.. kept.Select(i => other[i])]);
    }
}
