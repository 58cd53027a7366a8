using System.Text.RegularExpressions;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>Where a text stands relative to its point; the number is how many halves of its width it is moved to the left.</summary>
internal enum Anchor
{
    /// <summary>The text begins at the point.</summary>
    Left = 0,

    /// <summary>The text is centred on the point.</summary>
    Center = 1,

    /// <summary>The text ends at the point.</summary>
    Right = 2,
}

/// <summary>Text in the embedded font: its width, its lines, and where they stand.</summary>
internal static partial class Lettering
{
    /// <summary>From line to line of one text.</summary>
    public const float LineHeight = 30;

    /// <summary>Draws one line of text and returns its width in units of drawing.</summary>
    public static float Draw(Page page, string text, float x, float baseline, float size, Color color, Anchor anchor = Anchor.Left,
        bool bold = false)
    {
        page.Write(new DrawnText(text, x, baseline, size, anchor) { Color = color, Bold = bold });
        return Width(text, size, bold);
    }

    /// <summary>Draws lines of text, one beneath the other, each centred on a point.</summary>
    public static void DrawCentered(Page page, IReadOnlyList<string> lines, float x, float baseline, float size, Color color)
    {
        for (int line = 0; line < lines.Count; line++)
        {
            Draw(page, lines[line], x, baseline + (LineHeight * line), size, color, Anchor.Center);
        }
    }

    /// <summary>Draws one line of text that reads upwards, centred on a point.</summary>
    public static void DrawUpwards(Page page, string text, float x, float y, float size, Color color) =>
        page.Write(new DrawnText(text, x, y, size, Anchor.Center) { Color = color, Upwards = true });

    /// <summary>The width of a line of text in units of drawing.</summary>
    public static float Width(string text, float size, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>A text as far as there is room for it; three points say that it goes on.</summary>
    public static string Cut(string text, float size, float width)
    {
        int length = text.Length;
        while (length > 1 && Width(Shown(), size) > width)
        {
            length--;
        }
        return Shown();

        string Shown() => length == text.Length ? text : text[..length].TrimEnd() + "…";
    }

    /// <summary>
    /// The largest size, up to a given one and no smaller than is legible on the page, at which a line of text fits into a width.
    /// </summary>
    public static float Fit(Page page, string text, float size, float width, bool bold = false) =>
        Math.Max(Math.Min(size, page.Size.SmallestText), Math.Min(size, size * width / Math.Max(1, Width(text, size, bold))));

    /// <summary>
    /// A text broken into lines of a width, at spaces, after full stops and within long names before their capitals, as few and as even as
    /// can be; a word that is too long has a line to itself.
    /// </summary>
    public static IReadOnlyList<string> Lines(string text, float size, float width)
    {
        IReadOnlyList<string> lines = Broken(text, size, width);
        for (float narrower = 0.96f * width; narrower > 0.3f * width && lines.Count > 1; narrower -= 0.04f * width)
        {
            IReadOnlyList<string> evener = Broken(text, size, narrower);
            if (evener.Count > lines.Count || evener.Any(line => Width(line, size) > narrower)) break;
            lines = evener;
        }

        return lines;
    }

    private static IReadOnlyList<string> Broken(string text, float size, float width)
    {
        List<string> lines = [""];
        foreach (string word in Words(text, size, width))
        {
            if (lines[^1].Length > 0 && Width((lines[^1] + word).TrimEnd(), size) > width) lines.Add("");
            lines[^1] += word;
        }

        return [.. lines.Select(line => line.TrimEnd())];
    }

    private static IEnumerable<string> Words(string text, float size, float width)
    {
        foreach (string word in WordEnd().Split(text))
        {
            if (Width(word.TrimEnd(), size) <= width) yield return word;
            else
            {
                foreach (string piece in Capital().Split(word))
                {
                    yield return piece;
                }
            }
        }
    }

    [GeneratedRegex(@"(?<=[ .])")]
    private static partial Regex WordEnd();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();

    internal static SKFont Font(float size, bool bold) =>
        new(bold ? EmbeddedFonts.Bold : EmbeddedFonts.Regular, size) { Subpixel = true, Hinting = SKFontHinting.None };
}
