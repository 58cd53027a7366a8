using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>The frame that the simple charts share: title, axes with ticks and labels, a map from values to pixels.</summary>
internal abstract class Chart : IPainting
{
    protected const float Left = 150, Top = 150, TextSize = 24;

    protected Chart(string title, string subtitle)
    {
        EmbeddedFonts.Register();
        (Title, Subtitle) = (title, subtitle);
    }

    public string Title { get; }

    public string Subtitle { get; }

    public int Height => 1000;

    /// <summary>The room on the right of the frame.</summary>
    protected virtual float Right => 60;

    /// <summary>The room beneath the frame.</summary>
    protected virtual float Bottom => 120;

    /// <summary>The values at the left and right end of the frame.</summary>
    protected abstract (double Low, double High) Across { get; }

    /// <summary>The values at the lower and upper end of the frame.</summary>
    protected abstract (double Low, double High) Up { get; }

    protected abstract (string Across, string Up) Labels { get; }

    protected abstract (double[] Positions, string[] Labels) AcrossTicks { get; }

    protected virtual (double[] Positions, string[] Labels) UpTicks => Ticks.Linear(Up.Low, Up.High, 8);

    protected virtual bool Grid => true;

    /// <summary>Whether long labels under the frame are broken into lines.</summary>
    protected virtual bool WrapAcross => false;

    public void Paint(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        Lettering.Draw(canvas, Title, 40, 58, Lettering.Fit(Title, 40, FigurePainter.Width - 80, bold: true), Palette.Ink, bold: true);
        Lettering.Draw(canvas, Subtitle, 40, 98, Lettering.Fit(Subtitle, 25, FigurePainter.Width - 80), Palette.Quiet);
        float bottom = Height - Bottom, right = FigurePainter.Width - Right;
        (double[] xs, string[] xLabels) = AcrossTicks;
        (double[] ys, string[] yLabels) = UpTicks;
        for (int i = 0; i < ys.Length && Grid; i++) Line(canvas, Left, Y(ys[i]), right, Y(ys[i]), Palette.Grid, 2);
        PaintContent(canvas);
        float room = xs.Length > 1 ? X(xs[1]) - X(xs[0]) - 16 : right - Left, lowest = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            IReadOnlyList<string> lines = WrapAcross ? Lettering.Lines(xLabels[i], TextSize, room) : [xLabels[i]];
            for (int line = 0; line < lines.Count; line++) Lettering.Draw(canvas, lines[line], X(xs[i]), bottom + 38 + (30 * line), Lettering.Fit(lines[line], TextSize, room), Palette.Ink, Anchor.Center);
            lowest = Math.Max(lowest, 30 * (lines.Count - 1));
        }

        for (int i = 0; i < ys.Length; i++) Lettering.Draw(canvas, yLabels[i], Left - 14, Y(ys[i]) + 9, TextSize, Palette.Ink, Anchor.Right);
        Lettering.Draw(canvas, Labels.Across, (Left + right) / 2, bottom + 88 + lowest, TextSize, Palette.Ink, Anchor.Center);
        Lettering.DrawUpwards(canvas, Labels.Up, 44, (Top + bottom) / 2, TextSize, Palette.Ink);
        Line(canvas, Left, bottom, right, bottom, Palette.Frame, 2);
        Line(canvas, Left, Top, Left, bottom, Palette.Frame, 2);
    }

    protected abstract void PaintContent(SKCanvas canvas);

    protected float X(double value) => Left + (float)((value - Across.Low) / (Across.High - Across.Low) * (FigurePainter.Width - Right - Left));

    protected float Y(double value) => Height - Bottom - (float)((value - Up.Low) / (Up.High - Up.Low) * (Height - Bottom - Top));

    protected static void Box(SKCanvas canvas, float left, float top, float right, float bottom, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = false };
        canvas.DrawRect(SKRect.Create(left, top, right - left, bottom - top), paint);
    }

    protected static void Frame(SKCanvas canvas, float left, float top, float right, float bottom)
    {
        using SKPaint paint = new() { Color = Palette.Frame.ToSKColor(), StrokeWidth = 2, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawRect(SKRect.Create(left, top, right - left, bottom - top), paint);
    }

    protected static void Line(SKCanvas canvas, float x1, float y1, float x2, float y2, Color color, float width)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), StrokeWidth = width, IsAntialias = true };
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }
}
