using ScottPlot;

namespace NeuroBalance.Plotting;

/// <summary>A line of text as it stands on the page, in units of drawing.</summary>
/// <param name="Text">The letters.</param>
/// <param name="X">Where its anchor is, from the left.</param>
/// <param name="Baseline">Where its baseline is, from the top.</param>
/// <param name="Size">The size of the letters.</param>
/// <param name="Anchor">Which part of it stands at the point.</param>
internal sealed record DrawnText(string Text, float X, float Baseline, float Size, Anchor Anchor)
{
    public Color Color { get; init; }

    public bool Bold { get; init; }

    /// <summary>Whether it reads upwards.</summary>
    public bool Upwards { get; init; }
}
