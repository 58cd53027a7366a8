using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <summary>A figure, ready to be written as a picture.</summary>
/// <remarks>
/// The file says how it was made: the version of this package, the scenarios with their parameters, seed and tolerances, and the command of
/// the tool that draws it again. <c>neurobalance provenance FILE</c> shows it.
/// </remarks>
public sealed class Figure
{
    private readonly Func<FigureLabels, IPainting> paint;
    private readonly Func<FigureLabels, Provenance> made;
    private readonly FigureLabels labels;
    private readonly Lazy<IPainting> painting;
    private readonly Lazy<Provenance> provenance;

    /// <param name="paint">The picture with words in the place of its own; what it shows is computed already.</param>
    /// <param name="made">How it was made.</param>
    /// <param name="labels">The words.</param>
    internal Figure(Func<FigureLabels, IPainting> paint, Func<FigureLabels, Provenance> made, FigureLabels labels = default)
    {
        (this.paint, this.made, this.labels) = (paint, made, labels);
        painting = new Lazy<IPainting>(() => paint(labels));
        provenance = new Lazy<Provenance>(() => made(labels));
    }

    /// <summary>The endings of files that can be written, each with its dot.</summary>
    public static IReadOnlyList<string> Extensions => FigureFile.Extensions;

    /// <summary>
    /// The names of the panels that the figure of a run or of a comparison may have, from top to bottom. Beside them every quantity of the
    /// model has one by its name.
    /// </summary>
    public static IReadOnlyList<string> Panels => CoursePanels.Names;

    /// <summary>The most arms whose colours can be told apart in a figure of pairs.</summary>
    public static int MostArms => PairArms.Most;

    /// <summary>The first line of the figure.</summary>
    public string Title => painting.Value.Title;

    /// <summary>The second line: what was simulated.</summary>
    public string Subtitle => painting.Value.Subtitle;

    /// <summary>
    /// What the figure shows, in words for those who do not see it. That of runs tells how every curve begins, its extremes and how it
    /// ends, that of other figures their first lines.
    /// </summary>
    public string Description => painting.Value.Description;

    /// <summary>How the figure was made, as a file of it says on a screen.</summary>
    public Provenance Provenance => provenance.Value;

    /// <summary>What is wrong with names of panels, before anything is simulated.</summary>
    /// <param name="panels">The names of panels or quantities; case, spaces and hyphens do not matter.</param>
    /// <param name="models">The texts that the runs of the figure are simulated with; null for the built-in model.</param>
    /// <returns>A sentence for each name that a run lacks, with the nearest; none where all is well.</returns>
    public static IReadOnlyList<string> FindPanelFaults(IReadOnlyList<string> panels, params IReadOnlyList<Model?> models)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentNullException.ThrowIfNull(models);
        return CoursePanels.Faults(panels, [.. models.Select(Quantity.Of)]);
    }

    /// <summary>The same figure with words of one's own.</summary>
    /// <param name="title">The first line; the figure's own when absent.</param>
    /// <param name="x">The label of the horizontal axis; its own when absent, and where several panels share the axis.</param>
    /// <param name="y">The label of the vertical axis; its own when absent, and where there are several or none.</param>
    /// <returns>The figure with these words; those of traces keep all of theirs, which say what such traces get wrong.</returns>
    public Figure WithLabels(string? title = null, string? x = null, string? y = null) =>
        new(paint, made, new FigureLabels(title ?? labels.Title, x ?? labels.Across, y ?? labels.Up));

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
    public void Save(string path, FigureSize size) => Save(path, size, MadeAt(size));

    /// <summary>Writes the figure with what its file says of itself; a file that is there already is replaced.</summary>
    /// <param name="path">The file; its ending, .png, .svg or .pdf, says what it will be. It appears whole or not at all.</param>
    /// <param name="size">Where the figure will be met: a screen, a column or page of a paper, a slide.</param>
    /// <param name="provenance">How it was made, in the place of <see cref="Provenance"/>; null for a file that does not say.</param>
    /// <exception cref="ArgumentException">The path has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, FigureSize size, Provenance? provenance)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = ToBytes(Path.GetExtension(path), size, provenance);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The bytes of the figure's file, for a page or a notebook.</summary>
    /// <param name="extension">The ending of such a file with its dot: .png, .svg or .pdf.</param>
    /// <param name="size">Where the figure will be met.</param>
    /// <returns>The same as <see cref="Save(string, FigureSize)"/> writes.</returns>
    /// <exception cref="ArgumentException">There is no such ending.</exception>
    public byte[] ToBytes(string extension, FigureSize size) => ToBytes(extension, size, MadeAt(size));

    /// <summary>The bytes of the figure's file with what it says of itself.</summary>
    /// <param name="extension">The ending of such a file with its dot: .png, .svg or .pdf.</param>
    /// <param name="size">Where the figure will be met.</param>
    /// <param name="provenance">How it was made, in the place of <see cref="Provenance"/>; null for a file that does not say.</param>
    /// <returns>The same as <see cref="Save(string, FigureSize, Provenance)"/> writes.</returns>
    /// <exception cref="ArgumentException">There is no such ending.</exception>
    public byte[] ToBytes(string extension, FigureSize size, Provenance? provenance)
    {
        ArgumentNullException.ThrowIfNull(extension);
        ArgumentNullException.ThrowIfNull(size);
        return FigureFile.Bytes(painting.Value, extension, size,
            provenance is null ? [] : [new FigureNote(Provenance.Key, provenance.ToJson())]);
    }

    private Provenance MadeAt(FigureSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        return Provenance.With(size.Words);
    }
}
