using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A figure as the bytes of a file, by its ending.</summary>
internal static class FigureFile
{
    private static readonly (string Extension, Func<IPainting, FigureSize, IReadOnlyList<FigureNote>, byte[]> Bytes)[] Formats =
        [(".png", PngFigure.Bytes), (".svg", SvgFigure.Bytes), (".pdf", PdfFigure.Bytes)];

    /// <summary>The endings that can be written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. Formats.Select(format => format.Extension)];

    /// <summary>The bytes of the file of a painting.</summary>
    /// <param name="painting">What is drawn.</param>
    /// <param name="extension">The ending of the file, with its dot.</param>
    /// <param name="size">Where it will be met.</param>
    /// <param name="notes">What the file says of itself beside its title, such as how it was made.</param>
    /// <exception cref="ArgumentException">There is no such ending.</exception>
    public static byte[] Bytes(IPainting painting, string extension, FigureSize size, params IReadOnlyList<FigureNote> notes)
    {
        int format = Array.FindIndex(Formats, one => one.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase));
        if (format < 0) throw new ArgumentException($"A figure cannot end in '{extension}'; it may be {string.Join(", ", Extensions)}.");
        return Formats[format].Bytes(painting, size, notes);
    }
}
