using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>Paints the panels of a figure: one row per panel, one column per span of time, every axis of a column shared.</summary>
internal sealed class FigurePainter : IPainting
{
    private const float TextSize = CourseLayout.TextSize;

    private readonly FigureContent _content;

    public FigurePainter(FigureContent content)
    {
        EmbeddedFonts.Register();
        _content = content;
    }

    /// <inheritdoc/>
    public string Title => _content.Title;

    /// <inheritdoc/>
    public string Subtitle => _content.Subtitle;

    /// <inheritdoc/>
    public string Description => CourseDescription.Of(_content);

    /// <inheritdoc/>
    public FigureSize Fitted(FigureSize size) =>
        size == FigureSize.Slide && _content.Panels.Count > CourseLayout.MostInOneStack ? FigureSize.CrowdedSlide : size;

    /// <inheritdoc/>
    public int HeightOn(FigureSize size) => new CourseLayout(_content, size).Height;

    /// <inheritdoc/>
    public void Paint(Page page)
    {
        CourseLayout layout = new(_content, page.Size);
        page.Clear();
        layout.Heading.Paint(page);
        PaintKey(page, layout.Legend, layout.LegendTop);
        foreach (SKRect[] columns in layout.Stacks)
        {
            for (int c = 0; c < columns.Length; c++)
            {
                for (int line = 0; line < layout.ColumnTitles[c].Count; line++)
                {
                    Lettering.Draw(page, layout.ColumnTitles[c][line], columns[c].Left, layout.ColumnTitleTop + 34 + (34 * line),
                        CourseLayout.HeadingSize, Palette.Ink);
                }
            }
        }

        foreach (PlacedPanel placed in layout.Panels)
        {
            PaintKey(page, placed.Key, placed.Top);
            float top = CourseLayout.AreaTop(placed, _content.Mark is not null);
            if (placed.First && _content.Mark is not null) PaintMarkLabels(page, placed.Columns, top - CourseLayout.MarkRow);
            PaintRow(page, placed, layout, top);
        }
    }

    private static void PaintKey(Page page, IReadOnlyList<KeyPiece> key, float top)
    {
        foreach (KeyPiece piece in key)
        {
            float baseline = top + 36 + (34 * piece.Line);
            if (piece.Series is { } series)
            {
                using SKPathEffect? dash = series.Dashed ? SKPathEffect.CreateDash([14, 8], 0) : null;
                using SKPaint stroke =
                    new()
                    {
                        Color = series.Color.ToSKColor(),
                        StrokeWidth = 6,
                        Style = SKPaintStyle.Stroke,
                        IsAntialias = true,
                        PathEffect = dash
                    };
                page.DrawLine(piece.X, baseline - 9, piece.X + 50, baseline - 9, stroke);
                Lettering.Draw(page, piece.Text, piece.X + 62, baseline, TextSize, Palette.Ink);
            }
            else if (piece.Zone is { } zone)
            {
                SKRect swatch = new(piece.X, baseline - 19, piece.X + 28, baseline + 1);
                using SKPaint fill = new() { Color = zone.Color.WithAlpha(0.7 * zone.Color.Alpha).ToSKColor(), IsAntialias = true };
                using SKPaint frame =
                    new() { Color = Palette.Frame.ToSKColor(), StrokeWidth = 1.5f, Style = SKPaintStyle.Stroke, IsAntialias = true };
                page.DrawRect(swatch, fill);
                page.DrawRect(swatch, frame);
                Lettering.Draw(page, piece.Text, piece.X + 40, baseline, TextSize, Palette.Ink);
            }
            else
            {
                Lettering.Draw(page, piece.Text, piece.X, baseline, CourseLayout.HeadingSize, Palette.Ink, bold: true);
            }
        }
    }

    private void PaintMarkLabels(Page page, SKRect[] columns, float top)
    {
        for (int c = 0; c < columns.Length; c++)
        {
            Column column = _content.Columns[c];
            if (_content.MarkIn(column) is not { } mark) continue;
            float x = Across(columns[c], column, mark.Time);
            float half = Lettering.Width(mark.Label, TextSize) / 2;
            float center = Math.Clamp(x, columns[c].Left + half, Math.Max(columns[c].Left + half, columns[c].Right - half));
            Lettering.Draw(page, mark.Label, center, top + 20, TextSize, Palette.Ink, Anchor.Center);
            using SKPaint stroke = new() { Color = Palette.Ink.ToSKColor(), StrokeWidth = 2, IsAntialias = true };
            page.DrawLine(x, top + 25, x, top + CourseLayout.MarkRow, stroke);
        }
    }

    private static float Across(SKRect span, Column column, double time) =>
        span.Left + (float)((time - column.From) / (column.To - column.From) * span.Width);

    private void PaintRow(Page page, PlacedPanel placed, CourseLayout layout, float top)
    {
        Panel panel = placed.Panel;
        SKRect[] columns = placed.Columns;
        (double low, double high) = PanelScale.Of(panel);
        // Labels of two ticks need a line and a half.
        int most = Math.Clamp((int)(layout.PanelHeight / 27), 2, 5);
        (double[] positions, string[] labels) = panel.Logarithmic ? Ticks.Logarithmic(low, high, most) : Ticks.Linear(low, high, most);
        float bottom = top + layout.PanelHeight;
        for (int c = 0; c < columns.Length; c++)
        {
            Column column = _content.Columns[c];
            SKRect area = new(columns[c].Left, top, columns[c].Right, bottom);
            (double[] times, string[] timeLabels) = Ticks.Time((column.From - column.Origin) / column.HoursPerUnit,
                (column.To - column.Origin) / column.HoursPerUnit, column.HoursPerUnit == 24, most: (int)(area.Width / 88));
            PanelPlot.Render(page, area, panel, c, _content, (low, high), positions, times);
            if (placed.Last) PaintTimes(page, area, column, times, timeLabels, layout.AxisLabels[c]);
        }

        float left = columns[0].Left;
        for (int i = 0; i < positions.Length; i++)
        {
            Lettering.Draw(page, labels[i], left - 12, Down(positions[i]) + 9, TextSize, Palette.Ink, Anchor.Right);
        }
        Lettering.DrawUpwards(page, panel.Unit, left - layout.Left + (page.Size == FigureSize.Column ? 26 : 34), (top + bottom) / 2,
            TextSize, Palette.Quiet);
        foreach (Zone zone in page.Size.Narrow ? [] : panel.Zones)
        {
            double middle = (Math.Max(zone.From, low) + Math.Min(zone.To, high)) / 2;
            if (zone.From < high)
            {
                Lettering.Draw(page, zone.Label, columns[^1].Right + 10, Down(middle) + 8, TextSize - 3, Palette.Quiet);
            }
        }

        float Down(double value) => bottom - (float)((value - low) / (high - low) * layout.PanelHeight);
    }

    private static void PaintTimes(Page page, SKRect area, Column column, double[] times, string[] labels, IReadOnlyList<string> axis)
    {
        for (int i = 0; i < times.Length; i++)
        {
            float x = Across(area, column, column.Origin + (times[i] * column.HoursPerUnit));
            Lettering.Draw(page, labels[i], x, area.Bottom + 36, TextSize, Palette.Ink, Anchor.Center);
        }

        Lettering.DrawCentered(page, axis, (area.Left + area.Right) / 2, area.Bottom + 78, TextSize, Palette.Ink);
    }
}
