using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>One panel in one column: its grid, zones, bands and curves.</summary>
internal static class PanelPlot
{
    private const float CurveWidth = 3.5f;

    public static void Render(Page page, SKRect area, Panel panel, int column, FigureContent content,
        (double Low, double High) scale, double[] valueTicks, double[] timeTicks)
    {
        Column span = content.Columns[column];
        double from = Shown(span.From), to = Shown(span.To);
        Func<double, double> height = panel.Logarithmic ? Math.Log2 : value => value;
        Plot plot = new();
        // The canvas is shared by all panels.
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.White;
        plot.Layout.Frameless();
        plot.Axes.SetLimits(from, to, scale.Low, scale.High);
        plot.Axes.Bottom.SetTicks(timeTicks, new string[timeTicks.Length]);
        plot.Axes.Left.SetTicks(valueTicks, new string[valueTicks.Length]);
        plot.Grid.MajorLineColor = Palette.Grid;
        plot.Grid.MajorLineWidth = 1.5f;

        // The span that another column shows in detail is shaded where the whole course is drawn.
        foreach (Column other in content.Columns)
        {
            if (!other.ByOwnClock && other.To - other.From < 0.7 * (span.To - span.From))
            {
                Fill(plot, [Shown(other.From), Shown(other.To)], [scale.Low, scale.Low], [scale.High, scale.High], Palette.Focus);
            }
        }

        foreach (Zone zone in panel.Zones)
        {
            double low = Math.Max(height(zone.From), scale.Low), high = Math.Min(height(zone.To), scale.High);
            if (high > low)
            {
                Fill(plot, [from, to], [low, low], [high, high], zone.Color.WithAlpha(0.7 * zone.Color.Alpha));
            }
        }

        if (panel.Baseline is { } baseline)
        {
            Line(plot, [from, to], [height(baseline), height(baseline)], Palette.Frame, 2, LinePattern.Solid);
        }
        foreach (Series series in panel.Series)
        {
            Trace trace = series.Traces[column];
            if (trace.Band is { } band)
            {
                Fill(plot, [.. band.Times.Select(Shown)], [.. band.Low.Select(height)], [.. band.High.Select(height)],
                    series.Color.WithAlpha(series.BandOpacity));
            }
            if (trace.Curve.Times.Length < 2) continue;
            double[] times = [.. trace.Curve.Times.Select(Shown)], values = [.. trace.Curve.Values.Select(height)];
            double floor = height(panel.Baseline ?? 0);
            if (series.FillToBaseline)
            {
                Fill(plot, times, [.. values.Select(_ => floor)], values, series.Color.WithAlpha(0.25));
            }
            Line(plot, times, values, series.Color, CurveWidth, series.Dashed ? LinePattern.Dashed : LinePattern.Solid);
        }

        if (content.MarkIn(span) is { } mark)
        {
            Line(plot, [Shown(mark.Time), Shown(mark.Time)], [scale.Low, scale.High], Palette.Ink, 2, LinePattern.DenselyDashed);
        }

        plot.Render(page.Canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top));
        using SKPaint frame = new() { Color = Palette.Frame.ToSKColor(), StrokeWidth = 2, Style = SKPaintStyle.Stroke, IsAntialias = true };
        page.DrawRect(area, frame);

        double Shown(double time) => (time - span.Origin) / span.HoursPerUnit;
    }

    private static void Line(Plot plot, double[] xs, double[] ys, Color color, float width, LinePattern pattern)
    {
        Scatter line = plot.Add.ScatterLine(xs, ys, color);
        line.LineWidth = width;
        line.LinePattern = pattern;
        line.MarkerSize = 0;
    }

    private static void Fill(Plot plot, double[] xs, double[] low, double[] high, Color color)
    {
        FillY fill = plot.Add.FillY(xs, low, high);
        fill.FillStyle.Color = color;
        fill.LineStyle.Color = Colors.Transparent;
        fill.LineStyle.Width = 0;
        fill.MarkerStyle = MarkerStyle.None;
    }
}
