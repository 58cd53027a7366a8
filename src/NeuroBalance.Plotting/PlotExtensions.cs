using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <summary>The figures of what NeuroBalance computes.</summary>
public static class PlotExtensions
{
    /// <summary>The figure of a run: its whole course beside the hours around its decisive moment, in stacked panels.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The figure that the tool's <c>run --plot</c> writes.</returns>
    public static Figure Plot(this Trajectory run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Figure(new FigurePainter(CourseFigure.Of(run)));
    }
}
