using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <content>The figures of sensitivity analyses.</content>
public static partial class PlotExtensions
{
    /// <summary>The tornado of a variance-based analysis: total indices as bars, first-order indices within.</summary>
    /// <param name="indices">The indices.</param>
    /// <param name="output">What they are of: the metric's name, with its arm in brackets where there are arms, or words of one's own.
    /// </param>
    /// <param name="sweep">The sweep of the outputs, which has words with units for axes and metrics; without it names stay.</param>
    /// <returns>The figure that the tool's <c>sensitivity</c> writes.</returns>
    /// <exception cref="ArgumentException">The output has no name.</exception>
    public static Figure Plot(this SobolIndices indices, string output, SweepManifest? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(indices);
        DriverFigures figures = new(output, sweep);
        return new Figure(labels => figures.Of(indices, labels), _ => FigureOrigin.OfDrivers(output, indices.Names, sweep));
    }

    /// <summary>The tornado of a screening by elementary effects: mu* as bars.</summary>
    /// <param name="indices">The effects.</param>
    /// <param name="output">What they are of: the metric's name, with its arm in brackets where there are arms, or words of one's own.
    /// </param>
    /// <param name="sweep">The sweep of the outputs, which has words with units for axes and metrics; without it names stay.</param>
    /// <returns>The figure that the tool's <c>sensitivity</c> writes.</returns>
    /// <exception cref="ArgumentException">The output has no name.</exception>
    public static Figure Plot(this MorrisIndices indices, string output, SweepManifest? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(indices);
        DriverFigures figures = new(output, sweep);
        return new Figure(labels => figures.Of(indices, labels), _ => FigureOrigin.OfDrivers(output, indices.Names, sweep));
    }

    /// <summary>
    /// Morris's figure of a screening: how much each factor does (mu*) to the right, how much that depends on the others (sigma) upwards.
    /// </summary>
    /// <param name="indices">The effects.</param>
    /// <param name="output">What they are of: the metric's name, with its arm in brackets where there are arms, or words of one's own.
    /// </param>
    /// <param name="sweep">The sweep of the outputs, which has words with units for axes and metrics; without it names stay.</param>
    /// <returns>The figure that the tool's <c>sensitivity</c> writes beside the tornado.</returns>
    /// <exception cref="ArgumentException">The output has no name.</exception>
    public static Figure PlotEffects(this MorrisIndices indices, string output, SweepManifest? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(indices);
        DriverFigures figures = new(output, sweep);
        return new Figure(labels => figures.Screening(indices, labels), _ => FigureOrigin.OfDrivers(output, indices.Names, sweep));
    }

    /// <summary>The tornado of partial rank correlations, rising factors to the right, falling ones to the left.</summary>
    /// <param name="ranks">The correlations.</param>
    /// <param name="output">What they are of: the metric's name, with its arm in brackets where there are arms, or words of one's own.
    /// </param>
    /// <param name="sweep">The sweep of the outputs, which has words with units for axes and metrics; without it names stay.</param>
    /// <returns>The figure that the tool's <c>sensitivity</c> writes.</returns>
    /// <exception cref="ArgumentException">The output has no name.</exception>
    public static Figure Plot(this RankCorrelations ranks, string output, SweepManifest? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        DriverFigures figures = new(output, sweep);
        return new Figure(labels => figures.Of(ranks, labels), _ => FigureOrigin.OfDrivers(output, ranks.Names, sweep));
    }
}
