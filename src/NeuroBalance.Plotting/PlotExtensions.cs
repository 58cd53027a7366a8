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
}
