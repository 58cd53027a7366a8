using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Cli.Figures;

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

/// <summary>Text drawn as outlines of the embedded font, so that an SVG needs no font where it is shown.</summary>
internal static class Lettering
{
    /// <summary>Draws one line of text and returns its width in pixels.</summary>
    public static float Draw(SKCanvas canvas, string text, float x, float baseline, float size, Color color, Anchor anchor = Anchor.Left, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        float width = font.MeasureText(text);
        float left = x - (width * (int)anchor / 2);
        using SKPath outline = font.GetTextPath(text, new SKPoint(left, baseline));
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = true, Style = SKPaintStyle.Fill };
        canvas.DrawPath(outline, paint);
        return width;
    }

    /// <summary>Draws one line of text that reads upwards, centred on a point.</summary>
    public static void DrawUpwards(SKCanvas canvas, string text, float x, float y, float size, Color color)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-90);
        Draw(canvas, text, 0, 0, size, color, Anchor.Center);
        canvas.Restore();
    }

    /// <summary>The width of a line of text in pixels.</summary>
    public static float Width(string text, float size, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        return font.MeasureText(text);
    }

    private static SKFont Font(float size, bool bold) =>
        new(bold ? EmbeddedFonts.Bold : EmbeddedFonts.Regular, size) { Subpixel = true, Hinting = SKFontHinting.None };
}
