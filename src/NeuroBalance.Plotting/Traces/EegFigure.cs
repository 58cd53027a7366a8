using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>EEG-like traces: a row a moment, all on one scale, with the spikes marked and the misfits beneath.</summary>
internal sealed class EegFigure : IPainting
{
    private const float SpikeMark = 12;

    private readonly EegRecording recording;
    private readonly double low, high;

    public EegFigure(EegRecording recording)
    {
        EmbeddedFonts.Register();
        this.recording = recording;
        // A quiet brain alone is not blown up to fill its panel.
        low = Math.Min(-6, recording.Traces.Min(trace => trace.Potential.Min()));
        high = Math.Max(6, recording.Traces.Max(trace => trace.Potential.Max()));
        double air = 0.06 * (high - low);
        (low, high) = (low - air, high + (2 * air));
    }

    public string Title => "EEG-like trace: " + recording.Subject;

    public string Subtitle => string.Create(CultureInfo.InvariantCulture,
        $"Two model columns of cortex at the tones of the moment, the same noise in each (seed {recording.Seed}). ")
        + "For teaching: no clinical EEG, no predictor of seizures.";

    public int HeightOn(FigureSize size) => Layout(size).Height;

    public FigureSize Fitted(FigureSize size) =>
        size == FigureSize.Slide && Layout(size) is { PanelHeight: < TraceLayout.RoomyPanel } ? FigureSize.CrowdedSlide : size;

    public void Paint(Page page)
    {
        page.Clear();
        Heading heading = HeadingOn(page.Size);
        heading.Paint(page);
        TraceLayout layout = Layout(page.Size);
        if (layout.CloseUp) PaintColumnTitles(page, layout);
        for (int row = 0; row < recording.Traces.Length; row++)
        {
            PaintRow(page, layout, row);
        }
        PaintNotes(page, layout);
    }

    private Heading HeadingOn(FigureSize size) => new(Title, Subtitle, size, 40);

    private TraceLayout Layout(FigureSize size) => new(recording, HeadingOn(size), size);

    private void PaintColumnTitles(Page page, TraceLayout layout)
    {
        string whole = string.Create(CultureInfo.InvariantCulture, $"all {recording.Seconds} s"),
            close = string.Create(CultureInfo.InvariantCulture, $"the {TraceWindow.Seconds} s in grey");
        Lettering.Draw(page, whole, (layout.Left + layout.Middle) / 2, layout.ColumnTitle, TraceLayout.HeadingSize, Palette.Ink,
            Anchor.Center, bold: true);
        Lettering.Draw(page, close, (layout.CloseLeft + layout.Right) / 2, layout.ColumnTitle,
            Lettering.Fit(page, close, TraceLayout.HeadingSize, layout.Right - layout.CloseLeft, bold: true), Palette.Ink,
            Anchor.Center, bold: true);
    }

    private void PaintRow(Page page, TraceLayout layout, int row)
    {
        EegTrace trace = recording.Traces[row];
        TraceName name = layout.Names[row];
        Lettering.Draw(page, name.Name, layout.Left, layout.Baseline(row, 0), TraceLayout.HeadingSize, Palette.Ink, bold: true);
        Lettering.Draw(page, name.Beside, layout.Left + name.BesideLeft, layout.Baseline(row, 0), TraceLayout.TextSize, Palette.Quiet);
        for (int line = 0; line < name.Below.Count; line++)
        {
            Lettering.Draw(page, name.Below[line], layout.Left, layout.Baseline(row, line + 1), TraceLayout.TextSize, Palette.Quiet);
        }

        float top = layout.Tops[row] + layout.Headings[row], bottom = top + layout.PanelHeight;
        TraceWindow all = new(0, recording.Seconds), close = TraceWindow.Of(trace, recording.Seconds);
        SKRect whole = new(layout.Left, top, layout.Middle, bottom), near = new(layout.CloseLeft, top, layout.Right, bottom);
        (double[] levels, string[] labels) = Ticks.Linear(low, high, Math.Clamp((int)(layout.PanelHeight / 36), 2, 6));
        bool last = row == recording.Traces.Length - 1;
        PaintPanel(page, trace, whole, all, layout.CloseUp ? close : null, levels, last);
        if (layout.CloseUp) PaintPanel(page, trace, near, close, null, levels, last);
        for (int i = 0; i < levels.Length; i++)
        {
            Lettering.Draw(page, labels[i], layout.Left - 12, Up(whole, levels[i]) + 9, TraceLayout.TextSize, Palette.Ink, Anchor.Right);
        }
        Lettering.DrawUpwards(page, "mV", 34, (top + bottom) / 2, TraceLayout.TextSize, Palette.Quiet);
    }

    private void PaintPanel(Page page, EegTrace trace, SKRect area, TraceWindow window, TraceWindow? marked, double[] levels, bool last)
    {
        if (marked is { } grey)
        {
            using SKPaint focus = new() { Color = Palette.Grid.ToSKColor(), IsAntialias = false };
            float from = Across(area, window, grey.From), to = Across(area, window, grey.To);
            page.DrawRect(new SKRect(from, area.Top, to, area.Bottom), focus);
        }

        using SKPaint grid = new() { Color = Palette.Grid.ToSKColor(), StrokeWidth = 2, IsAntialias = true };
        foreach (double level in levels)
        {
            page.DrawLine(area.Left, Up(area, level), area.Right, Up(area, level), grid);
        }
        PaintTrace(page, trace, area, window);
        using SKPaint spike = new() { Color = Palette.Vermilion.ToSKColor(), StrokeWidth = 3, IsAntialias = true };
        foreach (double time in trace.Spikes.Where(time => time >= window.From && time <= window.To))
        {
            float x = Across(area, window, time);
            page.DrawLine(x, area.Top, x, area.Top + SpikeMark, spike);
        }
        using SKPaint frame = new() { Color = Palette.Frame.ToSKColor(), StrokeWidth = 2, Style = SKPaintStyle.Stroke, IsAntialias = true };
        page.DrawRect(area, frame);
        if (last) PaintTimes(page, area, window);
    }

    // Every value, or the lowest and highest of each unit of drawing where there are many in one.
    private void PaintTrace(Page page, EegTrace trace, SKRect area, TraceWindow window)
    {
        int first = (int)(window.From * EegRecording.SamplesPerSecond),
            count = (int)((window.To - window.From) * EegRecording.SamplesPerSecond), each = Math.Max(1, (int)(count / area.Width));
        using SKPath path = new();
        for (int at = 0; at < count; at += each)
        {
            ReadOnlySpan<double> values = trace.Potential.AsSpan(first + at, Math.Min(each, count - at));
            double lowest = values[0], highest = values[0];
            foreach (double value in values)
            {
                (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
            }

            float x = Across(area, window, EegTrace.TimeOf(first + at));
            if (path.IsEmpty) path.MoveTo(x, Up(area, lowest));
            else path.LineTo(x, Up(area, lowest));
            if (each > 1) path.LineTo(x, Up(area, highest));
        }

        using SKPaint stroke = new()
        {
            Color = Palette.Blue.ToSKColor(),
            StrokeWidth = each > 1 ? 1 : 2,
            StrokeJoin = SKStrokeJoin.Round,
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
        };
        page.DrawPath(path, stroke);
    }

    // Counted from the start of what is shown, which for a close-up is another in each row.
    private static void PaintTimes(Page page, SKRect area, TraceWindow window)
    {
        (double[] times, string[] labels) = Ticks.Linear(0, window.To - window.From, (int)(area.Width / 100));
        for (int i = 0; i < times.Length; i++)
        {
            float x = Across(area, window, window.From + times[i]);
            Lettering.Draw(page, labels[i], x, area.Bottom + 36, TraceLayout.TextSize, Palette.Ink, Anchor.Center);
        }
        Lettering.Draw(page, "time (s)", area.MidX, area.Bottom + 74, TraceLayout.TextSize, Palette.Ink, Anchor.Center);
    }

    private static void PaintNotes(Page page, TraceLayout layout)
    {
        Lettering.Draw(page, "What it gets wrong", TraceLayout.NoteLeft, layout.NotesTop + 24, TraceLayout.TextSize, Palette.Ink,
            bold: true);
        for (int paragraph = 0; paragraph < layout.Notes.Length; paragraph++)
        {
            for (int line = 0; line < layout.Notes[paragraph].Count; line++)
            {
                Lettering.Draw(page, layout.Notes[paragraph][line], TraceLayout.NoteLeft, layout.NoteBaseline(paragraph, line),
                    TraceLayout.NoteSize, Palette.Quiet);
            }
        }
    }

    private static float Across(SKRect area, TraceWindow window, double time) =>
        area.Left + (float)((time - window.From) / (window.To - window.From) * area.Width);

    private float Up(SKRect area, double level) => area.Bottom - (float)((level - low) / (high - low) * area.Height);
}
