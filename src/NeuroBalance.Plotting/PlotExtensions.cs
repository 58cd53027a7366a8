using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <summary>The figures of what NeuroBalance computes.</summary>
public static partial class PlotExtensions
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
        return Course(CourseFigure.Of(run, panels), labels => FigureOrigin.Of(run, panels, labels));
    }

    /// <summary>The figure of EEG-like traces: a row a moment on one scale, the spikes marked, with what such traces get wrong.</summary>
    /// <param name="recording">The traces.</param>
    /// <returns>The figure that the tool's <c>eeg --plot</c> writes.</returns>
    public static Figure Plot(this EegRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return new Figure(_ => new EegFigure(recording), _ => FigureOrigin.Of(recording));
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
        return Course(ComparisonFigure.Of(comparison, panels), labels => FigureOrigin.Of(comparison, panels, labels));
    }

    /// <summary>The figure of a claim: the curves of the default subject that its criteria are about.</summary>
    /// <param name="claim">A claim of <see cref="ClaimCatalog.Default"/>.</param>
    /// <param name="trajectories">The runs; those of the figure are simulated when they are first asked for.</param>
    /// <returns>The figure that stands beside the claim in the report of the tool's <c>claims --out</c>.</returns>
    /// <exception cref="ArgumentException">The claim is of another catalog.</exception>
    /// <exception cref="OperationCanceledException">The cancellation token of the trajectories ended a simulation.</exception>
    public static Figure Plot(this Claim claim, ClaimTrajectories trajectories)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(trajectories);
        ClaimFigures figures = new(trajectories);
        return Course(figures.Of(claim), _ => FigureOrigin.Of(claim, figures.Shown));
    }

    private static Figure Course(FigureContent content, Func<FigureLabels, Provenance> made) =>
        new(labels => new FigurePainter(content with { Title = labels.Title ?? content.Title }), made);
}
