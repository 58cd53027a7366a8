using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>The frame that the simple charts share: title, axes with ticks and labels, a map from values to pixels.</summary>
internal abstract class Chart : IPainting
{
    internal const float TextSize = 24;

    protected const float Left = 150;

    private Page? page;

    protected Chart(string title, string subtitle)
    {
        EmbeddedFonts.Register();
        (Title, Subtitle) = (title, subtitle);
    }

    public string Title { get; }

    public string Subtitle { get; }

    public int HeightOn(FigureSize size) => size.Height
        ?? (size == FigureSize.Column ? 700 : 1000) + (int)(new Heading(Title, Subtitle, size, 40).Extra + Beneath(size));

    /// <summary>The upper end of the frame.</summary>
    protected float Top { get; private set; } = 150;

    /// <summary>The lower end of the frame.</summary>
    protected float Floor => Height - Beneath(Size) - Bottom - (Lettering.LineHeight * (AcrossLines.Count - 1));

    /// <summary>The right end of the frame.</summary>
    protected float Wall => Width - Right;

    /// <summary>Where the chart is met.</summary>
    protected FigureSize Size => page!.Size;

    protected float Width => (page ?? throw new InvalidOperationException("There is no page yet.")).Width;

    /// <summary>The room on the right of the frame.</summary>
    protected virtual float Right => 60;

    /// <summary>The room beneath the frame.</summary>
    protected virtual float Bottom => 120;

    /// <summary>The room beneath the label of the axis, for what is listed there.</summary>
    /// <param name="size">Where the chart is met.</param>
    protected virtual float Beneath(FigureSize size) => 0;

    /// <summary>Whether the axes lie behind the content, so that a point on an axis is whole.</summary>
    protected virtual bool AxesBehind => false;

    /// <summary>The lines between the title and the frame, such as a key.</summary>
    protected virtual int KeyLines => 0;

    private float Height => page!.Height;

    private IReadOnlyList<string> AcrossLines { get; set; } = [""];

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

    public void Paint(Page page)
    {
        this.page = page;
        page.Clear();
        Heading heading = new(Title, Subtitle, page.Size, 40);
        heading.Paint(page);
        Top = 150 + heading.Extra + (36 * KeyLines);
        AcrossLines = page.Size == FigureSize.Screen ? [Labels.Across] : Lettering.Lines(Labels.Across, TextSize, Wall - Left);
        (double[] xs, string[] xLabels) = WrapAcross ? AcrossTicks : Thinned(AcrossTicks);
        (double[] ys, string[] yLabels) = UpTicks;
        for (int i = 0; i < ys.Length && Grid; i++)
        {
            Line(page, Left, Y(ys[i]), Wall, Y(ys[i]), Palette.Grid, 2);
        }
        if (AxesBehind) PaintAxes(page);
        PaintContent(page);
        float room = xs.Length > 1 ? X(xs[1]) - X(xs[0]) - 16 : Wall - Left, lowest = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            IReadOnlyList<string> lines = WrapAcross ? Lettering.Lines(xLabels[i], TextSize, room) : [xLabels[i]];
            for (int line = 0; line < lines.Count; line++)
            {
                Lettering.Draw(page, lines[line], X(xs[i]), Floor + 38 + (30 * line), Lettering.Fit(page, lines[line], TextSize, room),
                    Palette.Ink, Anchor.Center);
            }

            lowest = Math.Max(lowest, 30 * (lines.Count - 1));
        }

        for (int i = 0; i < ys.Length; i++)
        {
            Lettering.Draw(page, yLabels[i], Left - 14, Y(ys[i]) + 9, TextSize, Palette.Ink, Anchor.Right);
        }
        Lettering.DrawCentered(page, AcrossLines, (Left + Wall) / 2, Floor + 88 + lowest, TextSize, Palette.Ink);
        PaintUp(page);
        if (!AxesBehind) PaintAxes(page);
    }

    private void PaintAxes(Page page)
    {
        Line(page, Left, Floor, Wall, Floor, Palette.Frame, 2);
        Line(page, Left, Top, Left, Floor, Palette.Frame, 2);
    }

    private void PaintUp(Page page)
    {
        const float Between = 28;
        IReadOnlyList<string> lines = Lettering.Lines(Labels.Up, TextSize, Floor - Top);
        for (int line = 0; line < lines.Count; line++)
        {
            Lettering.DrawUpwards(page, lines[line], 44 + (Between * (line - ((lines.Count - 1) / 2f))), (Top + Floor) / 2,
                Lettering.Fit(page, lines[line], TextSize, Floor - Top), Palette.Ink);
        }
    }

    // Every second, third ... tick where the labels of all would run into each other.
    private (double[] Positions, string[] Labels) Thinned((double[] Positions, string[] Labels) ticks)
    {
        (double[] positions, string[] labels) = ticks;
        if (positions.Length < 2) return ticks;
        float between = X(positions[1]) - X(positions[0]), needed = labels.Max(label => Lettering.Width(label, TextSize)) + 16;
        int every = Math.Max(1, (int)Math.Ceiling(needed / Math.Max(1, between)));
        int[] kept = [.. Enumerable.Range(0, positions.Length).Where(i => i % every == 0)];
        return ([.. kept.Select(i => positions[i])], [.. kept.Select(i => labels[i])]);
    }

    protected abstract void PaintContent(Page page);

    protected float X(double value) => Left + (float)((value - Across.Low) / (Across.High - Across.Low) * (Wall - Left));

    protected float Y(double value) => Floor - (float)((value - Up.Low) / (Up.High - Up.Low) * (Floor - Top));

    protected static void Box(Page page, float left, float top, float right, float bottom, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = false };
        page.DrawRect(SKRect.Create(left, top, right - left, bottom - top), paint);
    }

    protected static void Frame(Page page, float left, float top, float right, float bottom)
    {
        using SKPaint paint = new() { Color = Palette.Frame.ToSKColor(), StrokeWidth = 2, Style = SKPaintStyle.Stroke, IsAntialias = true };
        page.DrawRect(SKRect.Create(left, top, right - left, bottom - top), paint);
    }

    protected static void Line(Page page, float x1, float y1, float x2, float y2, Color color, float width)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), StrokeWidth = width, IsAntialias = true };
        page.DrawLine(x1, y1, x2, y2, paint);
    }
}
