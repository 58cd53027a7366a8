using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>Paints the panels of a figure on a canvas: one row per panel, one column per span of time, every axis of a column shared.</summary>
internal sealed class FigurePainter : IPainting
{
    public const int Width = 1920;

    private const float Left = 128;
    private const float ZoneLabels = 196;
    private const float NoZoneLabels = 48;
    private const float ColumnGap = 44;
    private const float TitleBlock = 118;
    private const float ColumnTitleRow = 46;
    private const float PanelHeading = 52;
    private const float MarkRow = 34;
    private const float PanelGap = 16;
    private const float Bottom = 106;

    private const float TitleSize = 40;
    private const float SubtitleSize = 25;
    private const float HeadingSize = 27;
    private const float TextSize = 24;

    private readonly FigureContent _content;
    private readonly float _panelHeight;
    private readonly float _right;

    public FigurePainter(FigureContent content)
    {
        EmbeddedFonts.Register();
        _content = content;
        _right = content.Panels.Any(p => p.Zones.Count > 0) ? ZoneLabels : NoZoneLabels;
        int rows = content.Panels.Count;
        // Few panels grow, many shrink: the picture stays near the shape of a projector's image.
        _panelHeight = Math.Clamp((1480 - TitleBlock - ColumnTitle - Bottom - (rows * (PanelHeading + PanelGap))) / rows, 136, 340);
        Height = (int)(TitleBlock + ColumnTitle + Bottom + MarkHeight + (rows * (PanelHeading + _panelHeight + PanelGap)));
    }

    /// <summary>The height of the picture in pixels; the width is fixed.</summary>
    public int Height { get; }

    private float ColumnTitle => _content.Columns.All(c => c.Title.Length == 0) ? 0 : ColumnTitleRow;

    private float MarkHeight => _content.Mark is null ? 0 : MarkRow;

    /// <inheritdoc/>
    public string Title => _content.Title;

    /// <inheritdoc/>
    public string Subtitle => _content.Subtitle;

    /// <summary>Paints everything.</summary>
    public void Paint(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        Lettering.Draw(canvas, _content.Title, Left, 58, Fit(_content.Title, TitleSize, bold: true), Palette.Ink, bold: true);
        Lettering.Draw(canvas, _content.Subtitle, Left, 98, Fit(_content.Subtitle, SubtitleSize, bold: false), Palette.Quiet);

        SKRect[] columns = ColumnSpans();
        for (int c = 0; c < columns.Length; c++)
            Lettering.Draw(canvas, _content.Columns[c].Title, columns[c].Left, TitleBlock + 34, HeadingSize, Palette.Ink);

        float top = TitleBlock + ColumnTitle;
        for (int row = 0; row < _content.Panels.Count; row++)
        {
            Panel panel = _content.Panels[row];
            PaintHeading(canvas, panel, top + 36);
            top += PanelHeading;
            if (row == 0 && _content.Mark is { } mark)
            {
                PaintMarkLabels(canvas, columns, mark, top);
                top += MarkRow;
            }

            PaintRow(canvas, panel, columns, top, last: row == _content.Panels.Count - 1);
            top += _panelHeight + PanelGap;
        }
    }

    private static float Fit(string text, float size, bool bold) =>
        Math.Min(size, size * (Width - Left - 40) / Math.Max(1, Lettering.Width(text, size, bold)));

    private SKRect[] ColumnSpans()
    {
        float room = Width - Left - _right - (ColumnGap * (_content.Columns.Count - 1));
        double total = _content.Columns.Sum(c => c.Width);
        float x = Left;
        List<SKRect> spans = [];
        foreach (Column column in _content.Columns)
        {
            float width = (float)(room * column.Width / total);
            spans.Add(new SKRect(x, 0, x + width, 0));
            x += width + ColumnGap;
        }

        return [.. spans];
    }

    /// <summary>The panel's name and the key of its curves, above the panel: nothing covers a curve.</summary>
    private static void PaintHeading(SKCanvas canvas, Panel panel, float baseline)
    {
        float x = Left + Lettering.Draw(canvas, panel.Title, Left, baseline, HeadingSize, Palette.Ink, bold: true) + 40;
        foreach (Series series in panel.Series)
        {
            using SKPaint stroke = new()
            {
                Color = series.Color.ToSKColor(),
                StrokeWidth = 6,
                Style = SKPaintStyle.Stroke,
                IsAntialias = true,
                PathEffect = series.Dashed ? SKPathEffect.CreateDash([14, 8], 0) : null,
            };
            canvas.DrawLine(x, baseline - 9, x + 50, baseline - 9, stroke);
            x += 62;
            x += Lettering.Draw(canvas, series.Label, x, baseline, TextSize, Palette.Ink) + 40;
        }
    }

    private void PaintMarkLabels(SKCanvas canvas, SKRect[] columns, (string Label, double Time) mark, float top)
    {
        for (int c = 0; c < columns.Length; c++)
        {
            Column column = _content.Columns[c];
            if (mark.Time < column.From || mark.Time > column.To)
                continue;
            float x = Across(columns[c], column, mark.Time);
            float half = Lettering.Width(mark.Label, TextSize) / 2;
            float center = Math.Clamp(x, columns[c].Left + half, columns[c].Right - half);
            Lettering.Draw(canvas, mark.Label, center, top + 20, TextSize, Palette.Ink, Anchor.Center);
            using SKPaint stroke = new() { Color = Palette.Ink.ToSKColor(), StrokeWidth = 2, IsAntialias = true };
            canvas.DrawLine(x, top + 25, x, top + MarkRow, stroke);
        }
    }

    private static float Across(SKRect span, Column column, double time) =>
        span.Left + (float)((time - column.From) / (column.To - column.From) * span.Width);

    private void PaintRow(SKCanvas canvas, Panel panel, SKRect[] columns, float top, bool last)
    {
        (double low, double high) = PanelScale.Of(panel);
        (double[] positions, string[] labels) = panel.Logarithmic ? Ticks.Logarithmic(low, high, 5) : Ticks.Linear(low, high, 5);
        float bottom = top + _panelHeight;
        for (int c = 0; c < columns.Length; c++)
        {
            Column column = _content.Columns[c];
            SKRect area = new(columns[c].Left, top, columns[c].Right, bottom);
            (double[] times, string[] timeLabels) = Ticks.Time((column.From - column.Origin) / column.HoursPerUnit,
                (column.To - column.Origin) / column.HoursPerUnit, column.HoursPerUnit == 24, most: (int)(area.Width / 88));
            PanelPlot.Render(canvas, area, panel, c, _content, (low, high), positions, times);
            if (!last)
                continue;
            for (int i = 0; i < times.Length; i++)
            {
                float x = Across(columns[c], column, column.Origin + (times[i] * column.HoursPerUnit));
                Lettering.Draw(canvas, timeLabels[i], x, bottom + 36, TextSize, Palette.Ink, Anchor.Center);
            }

            Lettering.Draw(canvas, column.AxisLabel, (area.Left + area.Right) / 2, bottom + 78, TextSize, Palette.Ink, Anchor.Center);
        }

        for (int i = 0; i < positions.Length; i++)
            Lettering.Draw(canvas, labels[i], Left - 12, Down(positions[i]) + 9, TextSize, Palette.Ink, Anchor.Right);
        Lettering.DrawUpwards(canvas, panel.Unit, 34, (top + bottom) / 2, TextSize, Palette.Quiet);
        foreach (Zone zone in panel.Zones)
        {
            double middle = (Math.Max(zone.From, low) + Math.Min(zone.To, high)) / 2;
            if (zone.From < high)
                Lettering.Draw(canvas, zone.Label, Width - _right + 10, Down(middle) + 8, TextSize - 3, Palette.Quiet);
        }

        float Down(double value) => bottom - (float)((value - low) / (high - low) * _panelHeight);
    }
}
