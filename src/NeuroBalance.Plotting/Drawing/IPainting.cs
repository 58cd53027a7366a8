using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A picture that can be painted on any canvas of <see cref="FigurePainter.Width"/> pixels.</summary>
internal interface IPainting
{
    /// <summary>The first line of the picture.</summary>
    string Title { get; }

    /// <summary>The second, smaller line.</summary>
    string Subtitle { get; }

    /// <summary>The height in pixels.</summary>
    int Height { get; }

    /// <summary>Paints everything.</summary>
    void Paint(SKCanvas canvas);
}
