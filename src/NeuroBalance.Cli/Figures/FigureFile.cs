using System.Security;
using System.Text;
using NeuroBalance.Results;
using SkiaSharp;

namespace NeuroBalance.Cli.Figures;

/// <summary>Writes a figure as PNG or SVG, by the ending of the path.</summary>
internal static class FigureFile
{
    /// <summary>The endings that can be written.</summary>
    public static readonly string[] Extensions = [".png", ".svg"];

    /// <summary>Writes the figure; the file appears whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, FigureContent content)
    {
        byte[] bytes = string.Equals(Path.GetExtension(path), ".svg", StringComparison.OrdinalIgnoreCase) ? Svg(content) : Png(content);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    private static byte[] Png(FigureContent content)
    {
        FigurePainter painter = new(content);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(FigurePainter.Width, painter.Height));
        painter.Paint(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    private static byte[] Svg(FigureContent content)
    {
        FigurePainter painter = new(content);
        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, FigurePainter.Width, painter.Height), stream))
            painter.Paint(canvas);
        string svg = Encoding.UTF8.GetString(stream.ToArray());
        // The letters are outlines; a title gives screen readers and search the words back. A viewBox lets a page scale the picture.
        int root = svg.IndexOf("<svg", StringComparison.Ordinal);
        int end = svg.IndexOf('>', root);
        string title = $"><title>{SecurityElement.Escape(content.Title)}</title><desc>{SecurityElement.Escape(content.Subtitle)}</desc>";
        string viewBox = FormattableString.Invariant($" viewBox=\"0 0 {FigurePainter.Width} {painter.Height}\" role=\"img\"");
        svg = svg[..end] + (svg[root..end].Contains("viewBox", StringComparison.Ordinal) ? " role=\"img\"" : viewBox) + title + svg[(end + 1)..];
        return Encoding.UTF8.GetBytes(svg);
    }
}
