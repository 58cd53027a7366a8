using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <summary>A figure, ready to be written as a picture.</summary>
/// <remarks>
/// The file says how it was made: the version of this package, the scenarios with their parameters, seed and tolerances, and the command of
/// the tool that draws it again. <c>neurobalance provenance FILE</c> shows it.
/// </remarks>
public sealed class Figure
{
    private readonly IPainting painting;
    private readonly Origin origin;

    internal Figure(IPainting painting, Origin origin) => (this.painting, this.origin) = (painting, origin);

    /// <summary>The first line of the figure.</summary>
    public string Title => painting.Title;

    /// <summary>The second line: what was simulated.</summary>
    public string Subtitle => painting.Subtitle;

    /// <summary>Writes the figure for a screen; a file that is there already is replaced.</summary>
    /// <param name="path">The file; its ending, .png, .svg or .pdf, says what it will be.</param>
    /// <exception cref="ArgumentException">The path has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => Save(path, FigureSize.Screen);

    /// <summary>Writes the figure; a file that is there already is replaced.</summary>
    /// <param name="path">The file; its ending, .png, .svg or .pdf, says what it will be.</param>
    /// <param name="size">Where the figure will be met: a screen, a column or page of a paper, a slide.</param>
    /// <exception cref="ArgumentException">The path has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, FigureSize size)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(size);
        File.WriteAllBytes(path, FigureFile.Bytes(painting, Path.GetExtension(path), size, origin.With(size.Words).Note));
    }
}
