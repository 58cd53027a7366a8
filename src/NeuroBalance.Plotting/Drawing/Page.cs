using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>How the letters of a figure are written.</summary>
internal enum LetterForm
{
    /// <summary>As outlines: the picture is the same on every machine.</summary>
    Outline,

    /// <summary>As text in the embedded font, so that it can be searched and copied.</summary>
    Text,

    /// <summary>Not on the canvas: whoever writes the file takes them from <see cref="Page.Texts"/>.</summary>
    Elsewhere,
}

/// <summary>What a painting is drawn on: a canvas, its size, and a record of every text, so that a test can measure them.</summary>
/// <param name="canvas">Where to draw, in units of drawing.</param>
/// <param name="size">Where the figure will be met.</param>
/// <param name="height">The height in units of drawing.</param>
/// <param name="letters">How text is written.</param>
internal sealed class Page(SKCanvas canvas, FigureSize size, int height, LetterForm letters)
{
    private readonly List<DrawnText> texts = [];

    public SKCanvas Canvas { get; } = canvas;

    public FigureSize Size { get; } = size;

    public int Width => Size.Width;

    public int Height { get; } = height;

    public IReadOnlyList<DrawnText> Texts => texts;

    public void Clear() => Canvas.Clear(SKColors.White);

    public void DrawRect(SKRect area, SKPaint paint) => Canvas.DrawRect(area, paint);

    public void DrawRect(float left, float top, float width, float height, SKPaint paint) =>
        Canvas.DrawRect(left, top, width, height, paint);

    public void DrawLine(float x1, float y1, float x2, float y2, SKPaint paint) => Canvas.DrawLine(x1, y1, x2, y2, paint);

    public void DrawPath(SKPath path, SKPaint paint) => Canvas.DrawPath(path, paint);

    public void DrawCircle(float x, float y, float radius, SKPaint paint) => Canvas.DrawCircle(x, y, radius, paint);

    /// <summary>Draws a line of text.</summary>
    public void Write(DrawnText text)
    {
        texts.Add(text);
        if (letters == LetterForm.Elsewhere || text.Text.Length == 0) return;
        Canvas.Save();
        Canvas.Translate(text.Upwards ? text.X : 0, text.Upwards ? text.Baseline : 0);
        if (text.Upwards) Canvas.RotateDegrees(-90);
        using SKFont font = Lettering.Font(text.Size, text.Bold);
        float left = (text.Upwards ? 0 : text.X) - (font.MeasureText(text.Text) * (int)text.Anchor / 2), baseline = text.Upwards ? 0
            : text.Baseline;
        using SKPaint paint = new() { Color = text.Color.ToSKColor(), IsAntialias = true, Style = SKPaintStyle.Fill };
        if (letters == LetterForm.Text)
        {
            Canvas.DrawText(text.Text, left, baseline, font, paint);
        }
        else
        {
            using SKPath outline = font.GetTextPath(text.Text, new SKPoint(left, baseline));
            Canvas.DrawPath(outline, paint);
        }

        Canvas.Restore();
    }
}
