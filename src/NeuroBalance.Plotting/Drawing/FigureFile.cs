using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A figure as the bytes of a PNG or SVG file.</summary>
internal static partial class FigureFile
{
    /// <summary>The endings that can be written.</summary>
    public static readonly string[] Extensions = [".png", ".svg"];

    /// <summary>The bytes of the file of a painting.</summary>
    /// <param name="painting">What is drawn.</param>
    /// <param name="extension">The ending of the file, with its dot.</param>
    /// <exception cref="ArgumentException">There is no such ending.</exception>
    public static byte[] Bytes(IPainting painting, string extension)
    {
        if (string.Equals(extension, ".png", StringComparison.OrdinalIgnoreCase)) return Png(painting);
        if (string.Equals(extension, ".svg", StringComparison.OrdinalIgnoreCase)) return Svg(painting);
        throw new ArgumentException($"A figure cannot end in '{extension}'; it may be {string.Join(" or ", Extensions)}.");
    }

    private static byte[] Png(IPainting painter)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(FigurePainter.Width, painter.Height));
        painter.Paint(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>The figure as SVG with a title for screen readers.</summary>
    public static byte[] Svg(FigureContent content) => Svg(new FigurePainter(content));

    private static byte[] Svg(IPainting painter)
    {
        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, FigurePainter.Width, painter.Height), stream))
            painter.Paint(canvas);
        string svg = Encoding.UTF8.GetString(stream.ToArray());
        // The letters are outlines; a title gives screen readers and search the words back. A viewBox lets a page scale the picture.
        int root = svg.IndexOf("<svg", StringComparison.Ordinal);
        int end = svg.IndexOf('>', root);
        string title = $"><title>{SecurityElement.Escape(painter.Title)}</title><desc>{SecurityElement.Escape(painter.Subtitle)}</desc>";
        string viewBox = FormattableString.Invariant($" viewBox=\"0 0 {FigurePainter.Width} {painter.Height}\" role=\"img\"");
        svg = svg[..end] + (svg[root..end].Contains("viewBox", StringComparison.Ordinal) ? " role=\"img\"" : viewBox) + title + svg[(end + 1)..];
        return Encoding.UTF8.GetBytes(Renumbered(svg));
    }

    // Names of clips and gradients are numbered through the whole process; the same figure shall have the same bytes.
    private static string Renumbered(string svg)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (Match id in Identifier().Matches(svg))
            names.TryAdd(id.Groups["name"].Value, FormattableString.Invariant($"id{names.Count}"));
        return Reference().Replace(svg, match => names.TryGetValue(match.Groups["name"].Value, out string? name)
            ? match.Groups["before"].Value + name + match.Groups["after"].Value : match.Value);
    }

    [GeneratedRegex(@" id=""(?<name>[^""]+)""")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<before> id=""|url\(#|href=""#)(?<name>[^"")]+)(?<after>[)""])")]
    private static partial Regex Reference();
}
