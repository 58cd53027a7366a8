using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>The figure of several metrics and axes of a sweep, each against each.</summary>
/// <param name="numbers">The sweep.</param>
/// <param name="arm">The only arm to be shown, by its number; all when absent.</param>
internal sealed class PairFigure(ISweepNumbers numbers, int? arm)
{
    private const long MostMembers = 1_000_000, MostForChoice = 20_000;
    private const int UsualVariables = 5, UsualMetrics = 3;

    private readonly SweepManifest manifest = numbers.Manifest;
    private readonly SweepColumns columns = numbers.Manifest.Columns;

    /// <summary>The figure of some columns.</summary>
    /// <param name="names">Their names; metrics and axes that go with the first of them most closely when there are none.</param>
    /// <param name="size">Where the figure will be met.</param>
    /// <returns>The figure with words in the place of its own. What it shows is read already.</returns>
    /// <exception cref="ArgumentException">The names do not suit the sweep or the size, or there are too many arms.</exception>
    public Func<FigureLabels, IPainting> Of(IReadOnlyList<string> names, FigureSize size)
    {
        bool pooled = arm is null && numbers.Arms.Count > 1;
        if (pooled && numbers.Arms.Count > PairArms.Most)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{numbers.Arms.Count} arms cannot be told apart in one figure; {PairArms.Most} can. Choose one."));
        }
        int[] chosen = names.Count > 0 ? Named(names, size) : Usual(size.MostPairs);
        (double[][] values, int[] armOf) = numbers.Sample(chosen, arm, MostMembers);
        string shown = values[0].Length < manifest.Members / (arm is null ? 1 : numbers.Arms.Count)
            ? string.Create(CultureInfo.InvariantCulture, $"; {values[0].Length:N0} of them are drawn, chosen at random") : "";
        ColumnWords words = new(manifest);
        string caption = new SweepCaption(numbers, arm)
            .With(chosen.Select(column => manifest.CaveatOf(columns.Numbers[column])).Distinct(), shown);
        return labels => new PairPlot(labels.Title ?? "Pairs of metrics and axes", caption,
            [.. chosen.Select((column, at) => (words.Label(column), values[at]))], RankCorrelations.Spearman,
            pooled ? new PairArms(numbers.Arms, armOf) : null);
    }

    private int[] Named(IReadOnlyList<string> names, FigureSize size)
    {
        if (names.Count == 1 || names.Count > size.MostPairs || names.Distinct().Count() < names.Count)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A figure of pairs on a {size.Name} has 2 to {size.MostPairs} different columns."), nameof(names));
        }
        return [.. names.Select(name => SweepNames.Place(columns.Numbers, name, "metric or axis"))];
    }

    // The first metrics, then the axes with the highest rank correlation with the first of them in any arm.
    private int[] Usual(int most)
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
