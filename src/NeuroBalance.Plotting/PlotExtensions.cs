using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <summary>The figures of what NeuroBalance computes.</summary>
public static class PlotExtensions
{
    /// <summary>The figure of a run: its whole course beside the hours around its decisive moment, in stacked panels.</summary>
    /// <param name="run">The run.</param>
    /// <param name="panels">The names of panels or quantities to draw, as "Withdrawal"; the panels that the run has something to show in
    /// when there are none.</param>
    /// <returns>The figure that the tool's <c>run --plot</c> writes.</returns>
    /// <exception cref="ArgumentException">There is no panel of such a name; the message has the nearest.</exception>
    public static Figure Plot(this Trajectory run, params IReadOnlyList<string> panels)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(panels);
        if (CoursePanels.Faults(panels, [run.Quantities]) is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(panels));
        }
        return new Figure(new FigurePainter(CourseFigure.Of(run, panels)), FigureOrigin.Of(run, panels));
    }

    /// <summary>The figure of EEG-like traces: a row a moment on one scale, the spikes marked, with what such traces get wrong.</summary>
    /// <param name="recording">The traces.</param>
    /// <returns>The figure that the tool's <c>eeg --plot</c> writes.</returns>
    public static Figure Plot(this EegRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return new Figure(new EegFigure(recording), FigureOrigin.Of(recording));
    }

    /// <summary>The figure of a comparison: a panel for each quantity, and in it a curve for each run on common axes.</summary>
    /// <param name="comparison">The runs.</param>
    /// <param name="panels">The names of panels or quantities to draw, as "Withdrawal"; the panels in which the runs differ when there are
    /// none.</param>
    /// <returns>The figure that the tool's <c>compare --plot</c> writes.</returns>
    /// <exception cref="ArgumentException">There is no panel of such a name; the message has the nearest.</exception>
    public static Figure Plot(this Comparison comparison, params IReadOnlyList<string> panels)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(panels);
        IReadOnlyList<Quantity>[] quantities = [.. comparison.Runs.Select(run => run.Quantities)];
        if (CoursePanels.Faults(panels, quantities) is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(panels));
        }
        return new Figure(new FigurePainter(ComparisonFigure.Of(comparison, panels)), FigureOrigin.Of(comparison, panels));
    }

    /// <summary>
    /// The figure of a metric of a sweep: a curve with its points for a grid over one axis, a heat map for two, bands of arms, and else a
    /// histogram.
    /// </summary>
    /// <param name="table">The whole table of a plan.</param>
    /// <param name="metric">The name of the metric; the first when absent.</param>
    /// <param name="arm">The only arm to be shown; all when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot</c> writes.</returns>
    /// <exception cref="ArgumentException">The table is no whole one of a plan, or has no such metric or arm.</exception>
    public static Figure Plot(this SweepTable table, string? metric = null, string? arm = null)
    {
        TableNumbers numbers = SweepFigure.NumbersOf(table);
        SweepColumns columns = table.Columns;
        return new Figure(new SweepFigure(numbers, SweepFigure.Found(columns.Arms, arm, "arm"))
            .Of(columns.Metrics[SweepFigure.Found(columns.Metrics, metric, "metric") ?? 0]), FigureOrigin.Of(numbers.Manifest));
    }

    /// <summary>The same of a sweep that was run into a folder.</summary>
    /// <param name="results">The sweep; at most 10,000,000 members.</param>
    /// <param name="metric">The name of the metric; the first when absent.</param>
    /// <param name="arm">The only arm to be shown; all when absent.</param>
    /// <returns>The figure that the tool's <c>summarize --plot</c> writes.</returns>
    /// <exception cref="ArgumentException">There is no such metric or arm.</exception>
    /// <exception cref="InvalidDataException">A part of the sweep is damaged.</exception>
    public static Figure Plot(this SweepResults results, string? metric = null, string? arm = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.ToTable().Plot(metric, arm);
    }

    /// <summary>The tornado of a variance-based analysis: total indices as bars, first-order indices within.</summary>
    /// <param name="indices">The indices.</param>
    /// <param name="output">What they are of: the metric's name, or words of one's own.</param>
    /// <param name="sweep">The sweep of the outputs, which has words with units for axes and metrics; without it names stay.</param>
    /// <returns>The figure that the tool's <c>sensitivity</c> writes.</returns>
    /// <exception cref="ArgumentException">The output has no name.</exception>
    public static Figure Plot(this SobolIndices indices, string output, SweepManifest? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return new Figure(DriverFigures.Of(output, sweep).Variances(indices.Names, indices.S1, indices.ST, indices.STConf,
            indices.FailedShare), FigureOrigin.OfDrivers(output, indices.Names, sweep));
    }

    /// <summary>The tornado of a screening by elementary effects: mu* as bars.</summary>
    /// <param name="indices">The effects.</param>
    /// <param name="output">What they are of: the metric's name, or words of one's own.</param>
    /// <param name="sweep">The sweep of the outputs, which has words with units for axes and metrics; without it names stay.</param>
    /// <returns>The figure that the tool's <c>sensitivity</c> writes.</returns>
    /// <exception cref="ArgumentException">The output has no name.</exception>
    public static Figure Plot(this MorrisIndices indices, string output, SweepManifest? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return new Figure(DriverFigures.Of(output, sweep).Effects(indices.Names, indices.MuStar, indices.MuStarConf, indices.FailedShare),
            FigureOrigin.OfDrivers(output, indices.Names, sweep));
    }

    /// <summary>The tornado of partial rank correlations, rising factors to the right, falling ones to the left.</summary>
    /// <param name="ranks">The correlations.</param>
    /// <param name="output">What they are of: the metric's name, or words of one's own.</param>
    /// <param name="sweep">The sweep of the outputs, which has words with units for axes and metrics; without it names stay.</param>
    /// <returns>The figure that the tool's <c>sensitivity</c> writes.</returns>
    /// <exception cref="ArgumentException">The output has no name.</exception>
    public static Figure Plot(this RankCorrelations ranks, string output, SweepManifest? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        return new Figure(DriverFigures.Of(output, sweep).Correlations(ranks.Names, ranks.Prcc,
            [.. ranks.Conf.Select(interval => interval.Low)], [.. ranks.Conf.Select(interval => interval.High)], ranks.FailedShare),
            FigureOrigin.OfDrivers(output, ranks.Names, sweep));
    }
}
