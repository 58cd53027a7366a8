namespace NeuroBalance.Cli.Sweeps;

/// <summary>Which columns a pair plot shows when nobody names them, and their values.</summary>
/// <param name="numbers">The table's columns.</param>
/// <param name="columns">Their names.</param>
/// <param name="arm">The only arm, or null for all.</param>
internal sealed class PairChoice(TableColumns numbers, SweepColumns columns, int? arm)
{
    private const long MostMembers = 1_000_000, MostForChoice = 20_000;
    private const int UsualVariables = 5, UsualMetrics = 3;

    /// <summary>The values of columns, of a million members at most, and the arm of each.</summary>
    public (double[][] Columns, int[] Arms) Values(IReadOnlyList<int> chosen) => numbers.Sample(chosen, arm, MostMembers);

    /// <summary>The first metrics, then the axes with the highest rank correlation with the first of them in any arm.</summary>
    /// <param name="most">The most that the figure may hold.</param>
    public int[] Usual(int most)
    {
        int axes = columns.Axes.Length;
        int[] metrics = [.. Enumerable.Range(axes, Math.Min(Math.Min(UsualMetrics, most - 1), columns.Metrics.Length))];
        (double[][] values, int[] armOf) = numbers.Sample([.. Enumerable.Range(0, axes + 1)], arm, MostForChoice);
        int[][] arms = [.. armOf.Distinct().Order().Select(one => Enumerable.Range(0, armOf.Length).Where(i => armOf[i] == one).ToArray())];
        int[] strongest = [.. Enumerable.Range(0, axes)
            .Select(axis => (Axis: axis, Strength: arms.Max(arm => Strength(values[axis], values[axes], arm))))
            .OrderByDescending(one => one.Strength).ThenBy(one => one.Axis)
            .Take(Math.Min(UsualVariables, most) - metrics.Length).Select(one => one.Axis).Order()];
        return [.. metrics, .. strongest];
    }

    // Within an arm: over several arms together a relation can appear that none of them has, or vanish.
    private static double Strength(double[] one, double[] other, int[] members)
    {
        double rho = RankCorrelations.Spearman([.. members.Select(i => one[i])], [.. members.Select(i => other[i])]);
        return double.IsNaN(rho) ? -1 : Math.Abs(rho);
    }
}
