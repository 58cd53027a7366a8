using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <content>The figures of sweeps.</content>
public static partial class PlotExtensions
{
    /// <summary>
    /// The figure of a metric of a sweep: a curve with its points for a grid over one axis, a heat map for two, bands of arms, and else a
    /// histogram.
    /// </summary>
    /// <param name="table">The whole table of a plan.</param>
    /// <param name="metric">The name of the metric; the first when absent.</param>
    /// <param name="arm">The only arm to be shown; all when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot</c> writes.</returns>
    /// <exception cref="ArgumentException">The table is no whole one of a plan, or has no such metric or arm.</exception>
    public static Figure Plot(this SweepTable table, string? metric = null, string? arm = null) =>
        Metric(TableNumbers.Of(table), metric, arm);

    /// <summary>The same of a sweep that was run into a folder.</summary>
    /// <param name="results">The sweep, of which a metric and two axes at most are held in memory.</param>
    /// <param name="metric">The name of the metric; the first when absent.</param>
    /// <param name="arm">The only arm to be shown; all when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot</c> writes.</returns>
    /// <exception cref="ArgumentException">There is no such metric or arm.</exception>
    /// <exception cref="InvalidDataException">A part of the sweep is damaged.</exception>
    public static Figure Plot(this SweepResults results, string? metric = null, string? arm = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Metric(new FolderNumbers(results), metric, arm);
    }

    /// <summary>
    /// The figure of several metrics and axes, each against each: members below the diagonal, distributions on it, rank correlations above
    /// it, each arm by itself.
    /// </summary>
    /// <param name="table">The whole table of a plan; a million members chosen at random are drawn of a larger one.</param>
    /// <param name="columns">The names of metrics and axes; the first metrics, and the axes that go with the first of them most closely,
    /// when there are none.</param>
    /// <param name="arm">The only arm to be shown; all when absent, <see cref="Figure.MostArms"/> at most.</param>
    /// <param name="size">Where the figure will be met, which decides how many columns it may have
    /// (<see cref="FigureSize.MostPairs"/>); a screen when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot FILE --pairs</c> writes.</returns>
    /// <exception cref="ArgumentException">The table is no whole one of a plan, has no such column or arm, or the figure would have too
    /// many of them.</exception>
    public static Figure PlotPairs(this SweepTable table, IReadOnlyList<string>? columns = null, string? arm = null,
        FigureSize? size = null) => Pairs(TableNumbers.Of(table), columns, arm, size);

    /// <summary>The same of a sweep that was run into a folder.</summary>
    /// <param name="results">The sweep; a million members chosen at random are drawn of a larger one.</param>
    /// <param name="columns">The names of metrics and axes; the first metrics, and the axes that go with the first of them most closely,
    /// when there are none.</param>
    /// <param name="arm">The only arm to be shown; all when absent, <see cref="Figure.MostArms"/> at most.</param>
    /// <param name="size">Where the figure will be met, which decides how many columns it may have
    /// (<see cref="FigureSize.MostPairs"/>); a screen when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot FILE --pairs</c> writes.</returns>
    /// <exception cref="ArgumentException">There is no such column or arm, or the figure would have too many of them.</exception>
    /// <exception cref="InvalidDataException">A part of the sweep is damaged.</exception>
    public static Figure PlotPairs(this SweepResults results, IReadOnlyList<string>? columns = null, string? arm = null,
        FigureSize? size = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Pairs(new FolderNumbers(results), columns, arm, size);
    }

    /// <summary>The figure of a trajectory of a sweep: the median of the members of each arm over time, and bands around it.</summary>
    /// <param name="table">The whole table of a plan that follows the trajectory.</param>
    /// <param name="trajectory">The name of the trajectory.</param>
    /// <param name="arm">The only arm to be shown; all when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot FILE --trajectory NAME</c> writes.</returns>
    /// <exception cref="ArgumentException">The table is no whole one of a plan, or has no such trajectory or arm.</exception>
    public static Figure PlotTrajectory(this SweepTable table, string trajectory, string? arm = null)
    {
        TableNumbers numbers = TableNumbers.Of(table);
        return Course(numbers, table.Bands, trajectory, arm);
    }

    /// <summary>The same of a sweep that was run into a folder.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="trajectory">The name of the trajectory.</param>
    /// <param name="arm">The only arm to be shown; all when absent.</param>
    /// <param name="bands">What <see cref="SweepResults.Bands"/> found, where it is at hand; it is asked when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot FILE --trajectory NAME</c> writes.</returns>
    /// <exception cref="ArgumentException">There is no such trajectory or arm, or the bands are of another sweep.</exception>
    /// <exception cref="InvalidDataException">A part of the sweep is damaged.</exception>
    public static Figure PlotTrajectory(this SweepResults results, string trajectory, string? arm = null,
        IReadOnlyList<TrajectoryBands>? bands = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Course(new FolderNumbers(results), bands ?? results.Bands(), trajectory, arm);
    }

    /// <summary>
    /// The figure of arms that were compared in the same subjects, a row for each contrast: how the differences are spread, their
    /// quantiles, and the share of subjects in which the arm is better.
    /// </summary>
    /// <param name="differences">Contrasts of one sweep; of a metric those are shown whose better side is that of the first, 12 at most.
    /// </param>
    /// <param name="sweep">The sweep, which names plan and unit.</param>
    /// <param name="metric">The metric; that of the first contrast when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot FILE --differences</c> writes.</returns>
    /// <exception cref="ArgumentException">There is no contrast of such a metric, or the sweep has no such metric.</exception>
    public static Figure Plot(this IReadOnlyList<PairedDifferences> differences, SweepManifest sweep, string? metric = null)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentNullException.ThrowIfNull(sweep);
        return new Figure(ContrastFigure.Of(differences, sweep, metric), _ => FigureOrigin.Of(sweep));
    }

    private static Figure Metric(ISweepNumbers numbers, string? metric, string? arm)
    {
        SweepColumns columns = numbers.Manifest.Columns;
        SweepFigure figure = new(numbers, SweepNames.Arm(numbers, arm));
        int shown = metric is null ? 0 : SweepNames.Place(columns.Metrics, metric, "metric");
        return new Figure(figure.Of(columns.Metrics[shown]), _ => FigureOrigin.Of(numbers.Manifest));
    }

    private static Figure Pairs(ISweepNumbers numbers, IReadOnlyList<string>? columns, string? arm, FigureSize? size)
    {
        PairFigure figure = new(numbers, SweepNames.Arm(numbers, arm));
        return new Figure(figure.Of(columns ?? [], size ?? FigureSize.Screen), _ => FigureOrigin.Of(numbers.Manifest));
    }

    private static Figure Course(ISweepNumbers numbers, IReadOnlyList<TrajectoryBands> bands, string trajectory, string? arm)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        SweepFigure figure = new(numbers, SweepNames.Arm(numbers, arm));
        string[] names = [.. bands.Select(one => one.Name).Distinct()];
        string shown = names[SweepNames.Place(names, trajectory, "trajectory")];
        TrajectoryBands[] course = [.. bands.Where(one => one.Name == shown)];
        if (course.Length != numbers.Arms.Count) throw new ArgumentException("The bands are not those of this sweep.", nameof(bands));
        return new Figure(figure.Course(course), _ => FigureOrigin.Of(numbers.Manifest));
    }
}
