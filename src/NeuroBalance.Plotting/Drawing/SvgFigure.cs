using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A figure as SVG with text as text, a title for screen readers, and its size on paper.</summary>
internal static partial class SvgFigure
{
    // Where DejaVu Sans is missing: fonts nearly as wide, so that nothing runs into anything.
    private const string Families = "'DejaVu Sans', 'Bitstream Vera Sans', Verdana, Arial, sans-serif";

    private static readonly string[] Anchors = ["start", "middle", "end"];

    public static byte[] Bytes(IPainting painting, FigureSize size, IReadOnlyList<FigureNote> notes)
    {
        size = painting.Fitted(size);
        int height = painting.HeightOn(size);
        using MemoryStream stream = new();
        Page page;
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, size.Width, height), stream))
        {
            page = new Page(canvas, size, height, LetterForm.Elsewhere);
            painting.Paint(page);
        }

        string svg = Encoding.UTF8.GetString(stream.ToArray());
        int root = svg.IndexOf("<svg", StringComparison.Ordinal), start = svg.IndexOf('>', root) + 1,
            end = svg.LastIndexOf("</svg>", StringComparison.Ordinal);
        StringBuilder text = new();
        text.Append(svg, 0, root).Append(Root(size, height)).Append(Head(painting, notes)).Append(Renumbered(svg[start..end]));
        text.Append(CultureInfo.InvariantCulture, $"<g font-family=\"{Families}\">\n");
        foreach (DrawnText one in page.Texts.Where(one => one.Text.Length > 0))
        {
            text.Append(Line(one));
        }
        return Encoding.UTF8.GetBytes(text.Append("</g>\n</svg>\n").ToString());
    }

    private static string Root(FigureSize size, int height)
    {
        string shown = size.WidthMillimetres is { } width
            ? string.Create(CultureInfo.InvariantCulture, $"width=\"{width}mm\" height=\"{width * height / size.Width:0.###}mm\"")
            : string.Create(CultureInfo.InvariantCulture,
                $"width=\"{size.Width * size.PixelsPerUnit:0}\" height=\"{height * size.PixelsPerUnit:0}\"");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {shown} viewBox=\"0 0 {size.Width} {height}\" role=\"img\">";
    }

    private static string Head(IPainting painting, IReadOnlyList<FigureNote> notes)
    {
        // What a screen reader tells of the picture.
        string head = $"<title>{SecurityElement.Escape(painting.Title)}</title><desc>{SecurityElement.Escape(painting.Description)}</desc>";
        if (notes.Count == 0) return head;
        // Prefixed: a page that holds the picture keeps them apart from its own elements.
        IEnumerable<string> entries =
            notes.Select(note => $"<nb:note name=\"{SecurityElement.Escape(note.Key)}\">{SecurityElement.Escape(note.Text)}</nb:note>");
        return $"{head}<metadata xmlns:nb=\"urn:neurobalance\">{string.Concat(entries)}</metadata>";
    }

    private static string Line(DrawnText text)
    {
        string place = text.Upwards
            ? string.Create(CultureInfo.InvariantCulture, $"transform=\"translate({text.X:0.##} {text.Baseline:0.##}) rotate(-90)\"")
            : string.Create(CultureInfo.InvariantCulture, $"x=\"{text.X:0.##}\" y=\"{text.Baseline:0.##}\"");
        string weight = text.Bold ? " font-weight=\"bold\"" : "", anchor = text.Anchor == Anchor.Left ? ""
            : $" text-anchor=\"{Anchors[(int)text.Anchor]}\"";
        string color = text.Color.ToHex()[..7];
        return string.Create(CultureInfo.InvariantCulture,
            $"<text {place} font-size=\"{text.Size:0.##}\"{weight}{anchor} fill=\"{color}\">{SecurityElement.Escape(text.Text)}</text>\n");
    }

    // Names of clips and gradients are numbered through the whole process; the same figure shall have the same bytes.
    private static string Renumbered(string svg)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (Match id in Identifier().Matches(svg))
        {
            names.TryAdd(id.Groups["name"].Value, FormattableString.Invariant($"id{names.Count}"));
        }
        return Reference().Replace(svg, match => names.TryGetValue(match.Groups["name"].Value, out string? name)
            ? match.Groups["before"].Value + name + match.Groups["after"].Value : match.Value);
    }

    [GeneratedRegex(@" id=""(?<name>[^""]+)""")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<before> id=""|url\(#|href=""#)(?<name>[^"")]+)(?<after>[)""])")]
    private static partial Regex Reference();
}
