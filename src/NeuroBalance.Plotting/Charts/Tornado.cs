using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A bar of a tornado: a factor's share, the part of it that is its own alone (where known), and how sure both are.</summary>
/// <param name="Name">The factor.</param>
/// <param name="Value">The length of the bar; may be negative.</param>
/// <param name="Low">The low end of its confidence interval.</param>
/// <param name="High">The high end.</param>
/// <param name="Inner">A shorter, darker bar within; NaN when there is none.</param>
internal readonly record struct TornadoBar(string Name, double Value, double Low, double High, double Inner);

/// <summary>What the colours of a tornado mean; an empty word stands for a colour that is not used.</summary>
/// <param name="Outer">The bars, those to the right where negative ones have a word of their own.</param>
/// <param name="Negative">The bars to the left of zero.</param>
/// <param name="Inner">The darker bars within.</param>
internal readonly record struct TornadoKey(string Outer, string Negative, string Inner);

/// <summary>Bars of factors, the longest on top.</summary>
internal sealed class Tornado : IPainting
{
    private const int MostBars = 24;
    private const float Top = 182, RowHeight = 46, Bottom = 110, Right = 70, TextSize = 24;
    private const string Interval = "95 % confidence interval";

    private readonly TornadoBar[] bars;
    private readonly string axis;
    private readonly TornadoKey key;

    public Tornado(string title, string subtitle, string axis, TornadoKey key, IEnumerable<TornadoBar> bars)
    {
        EmbeddedFonts.Register();
        TornadoBar[] all = [.. bars.Where(bar => double.IsFinite(bar.Value)).OrderByDescending(bar => Math.Abs(bar.Value))];
        // A bar of less than a thousandth of the longest would be an empty row.
        TornadoBar[] seen = [.. all.Where((bar, at) => at == 0 || Math.Abs(bar.Value) >= Math.Abs(all[0].Value) / 1000)];
        this.bars = [.. seen.Take(MostBars)];
        (Title, this.axis, this.key) = (title, axis, key);
        Subtitle = subtitle + (seen.Length > MostBars ? FormattableString.Invariant($"; the strongest {MostBars} of {all.Length} factors")
            : seen.Length < all.Length ? FormattableString.Invariant($"; {seen.Length} of {all.Length} factors, the others do less than a thousandth of the strongest") : "");
    }

    public string Title { get; }

    public string Subtitle { get; }

    public int Height => (int)(Top + Bottom + (RowHeight * Math.Max(1, bars.Length)));

    public void Paint(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        float left = 40 + bars.Select(bar => Lettering.Width(bar.Name, TextSize)).DefaultIfEmpty().Max() + 24;
        Lettering.Draw(canvas, Title, 40, 58, Lettering.Fit(Title, 40, FigurePainter.Width - 80, bold: true), Palette.Ink, bold: true);
        Lettering.Draw(canvas, Subtitle, 40, 98, Lettering.Fit(Subtitle, 25, FigurePainter.Width - 80), Palette.Quiet);
        (double low, double high) = Range();
        (double[] positions, string[] labels) = Ticks.Linear(low, high, 10);
        float bottom = Height - Bottom;
        float Across(double value) => left + (float)((value - low) / (high - low) * (FigurePainter.Width - Right - left));
        for (int i = 0; i < positions.Length; i++)
        {
            float x = Across(positions[i]);
            Line(canvas, x, Top - 10, x, bottom, Palette.Grid, 2);
            Lettering.Draw(canvas, labels[i], x, bottom + 36, TextSize, Palette.Ink, Anchor.Center);
        }

        Lettering.Draw(canvas, axis, (left + FigurePainter.Width - Right) / 2, bottom + 80, TextSize, Palette.Ink, Anchor.Center);
        for (int i = 0; i < bars.Length; i++)
        {
            float y = Top + (RowHeight * i) + (RowHeight / 2);
            Lettering.Draw(canvas, bars[i].Name, left - 16, y + 9, TextSize, Palette.Ink, Anchor.Right);
            Bar(canvas, Across(0), Across(bars[i].Value), y, 14, bars[i].Value < 0 && key.Negative.Length > 0 ? Palette.Orange : Palette.SkyBlue);
            if (double.IsFinite(bars[i].Inner)) Bar(canvas, Across(0), Across(bars[i].Inner), y, 7, Palette.Blue);
            if (double.IsFinite(bars[i].Low) && double.IsFinite(bars[i].High)) Line(canvas, Across(bars[i].Low), y, Across(bars[i].High), y, Palette.Ink, 3);
        }

        Line(canvas, Across(0), Top - 10, Across(0), bottom, Palette.Frame, 2);
        PaintKey(canvas);
    }

    // All bars with their intervals, and some air where they reach beyond zero, so that no line touches a name.
    private (double Low, double High) Range()
    {
        double low = Math.Min(0, bars.Select(bar => Math.Min(bar.Value, bar.Low)).DefaultIfEmpty().Min()), high = Math.Max(0, bars.Select(bar => Math.Max(bar.Value, bar.High)).DefaultIfEmpty().Max());
        double air = 0.02 * Math.Max(1e-9, high - low);
        return (low < 0 ? low - air : 0, high + air);
    }

    private void PaintKey(SKCanvas canvas)
    {
        float x = 40;
        foreach ((string label, Color color) in ((string, Color)[])[(key.Outer, Palette.SkyBlue), (key.Negative, Palette.Orange), (key.Inner, Palette.Blue), (Interval, Palette.Ink)])
        {
            if (label.Length == 0) continue;
            Bar(canvas, x, x + 40, 138, label == Interval ? 1.5f : 9, color);
            x += 52 + Lettering.Draw(canvas, label, x + 52, 147, TextSize, Palette.Ink) + 44;
        }
    }

    private static void Bar(SKCanvas canvas, float from, float to, float y, float half, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = true };
        canvas.DrawRect(Math.Min(from, to), y - half, Math.Abs(to - from), 2 * half, paint);
    }

    private static void Line(SKCanvas canvas, float x1, float y1, float x2, float y2, Color color, float width)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), StrokeWidth = width, IsAntialias = true };
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }
}
