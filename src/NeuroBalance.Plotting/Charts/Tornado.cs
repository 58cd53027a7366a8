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
    private const int MostBars = 24, MostInColumn = 15;
    private const float KeyTop = 182, WidestRow = 46, NarrowestRow = 31, KeyLine = 36, Bottom = 110, Right = 70, TextSize = 24;
    private const float NameSize = 22, NameLine = 27, NameAir = 12, NameShare = 0.44f, Edge = 40;
    private const string Interval = "95 % confidence interval";

    private readonly TornadoBar[] seen;
    private readonly string axis, subtitle;
    private readonly int factors;
    private readonly TornadoKey key;

    public Tornado(string title, string subtitle, string axis, TornadoKey key, IEnumerable<TornadoBar> bars)
    {
        EmbeddedFonts.Register();
        TornadoBar[] all = [.. bars.Where(bar => double.IsFinite(bar.Value)).OrderByDescending(bar => Math.Abs(bar.Value))];
        // A bar of less than a thousandth of the longest would be an empty row.
        seen = [.. all.Where((bar, at) => at == 0 || Math.Abs(bar.Value) >= Math.Abs(all[0].Value) / 1000)];
        (Title, this.subtitle, this.axis, this.key, factors) = (title, subtitle, axis, key, all.Length);
    }

    public string Title { get; }

    public string Subtitle => SubtitleOf(MostBars);

    public int HeightOn(FigureSize size)
    {
        if (size.Height is { } given) return given;
        Layout layout = LayoutOn(size, height: null);
        return (int)(layout.Top + Below(size) + Math.Max(WidestRow, layout.Rows.Sum(row => row.Height)));
    }

    public void Paint(Page page)
    {
        page.Clear();
        Layout layout = LayoutOn(page.Size, page.Size.Height);
        (float top, Row[] rows) = (layout.Top, layout.Rows);
        TornadoBar[] bars = [.. seen.Take(rows.Length)];
        float bottom = top + Math.Max(WidestRow, rows.Sum(row => row.Height));
        layout.Heading.Paint(page);
        float left = Edge + rows.SelectMany(row => row.Name).Select(line => Lettering.Width(line, NameSize)).DefaultIfEmpty().Max() + 24,
            right = page.Width - Right;
        (double low, double high) = Range(bars);
        (double[] positions, string[] labels) = Ticks.Linear(low, high, Math.Clamp((int)((right - left) / 110), 2, 10));
        float Across(double value) => left + (float)((value - low) / (high - low) * (right - left));
        for (int i = 0; i < positions.Length; i++)
        {
            float x = Across(positions[i]);
            Line(page, x, top - 10, x, bottom, Palette.Grid, 2);
            Lettering.Draw(page, labels[i], x, bottom + 36, TextSize, Palette.Ink, Anchor.Center);
        }

        Lettering.DrawCentered(page, AxisLines(page.Size), (40 + page.Width - Right) / 2, bottom + 80, TextSize, Palette.Ink);
        float edge = top;
        for (int i = 0; i < bars.Length; i++)
        {
            float y = edge + (rows[i].Height / 2), half = layout.Narrow * 14 / WidestRow;
            edge += rows[i].Height;
            for (int line = 0; line < rows[i].Name.Count; line++)
            {
                Lettering.Draw(page, rows[i].Name[line], left - 16, y + 8 + (NameLine * (line - ((rows[i].Name.Count - 1) / 2f))), NameSize,
                    Palette.Ink, Anchor.Right);
            }
            Bar(page, Across(0), Across(bars[i].Value), y, half,
                bars[i].Value < 0 && key.Negative.Length > 0 ? Palette.Orange : Palette.SkyBlue);
            if (double.IsFinite(bars[i].Inner)) Bar(page, Across(0), Across(bars[i].Inner), y, half / 2, Palette.Blue);
            if (double.IsFinite(bars[i].Low) && double.IsFinite(bars[i].High))
            {
                Line(page, Across(bars[i].Low), y, Across(bars[i].High), y, Palette.Ink, 3);
            }
        }

        Line(page, Across(0), top - 10, Across(0), bottom, Palette.Frame, 2);
        foreach ((string label, Color color, float x, int line) in Key(page.Size))
        {
            float y = KeyTop - 44 + layout.Heading.Extra + (KeyLine * line);
            Bar(page, x, x + 40, y, label == Interval ? 1.5f : 9, color);
            Lettering.Draw(page, label, x + 52, y + 9, TextSize, Palette.Ink);
        }
    }

    private static int MostOn(FigureSize size) => size == FigureSize.Column ? MostInColumn : MostBars;

    // As many of the strongest factors as there is room for: rows move together before one is left out.
    private Layout LayoutOn(FigureSize size, float? height)
    {
        int shown = Math.Min(seen.Length, MostOn(size));
        while (true)
        {
            // How many are shown is said in the heading, which may need another line for it.
            Heading heading = new(Title, SubtitleOf(shown), size, Edge);
            float top = KeyTop + heading.Extra + (KeyLine * Key(size).Max(piece => piece.Line)), narrow = WidestRow;
            float room = height is { } given ? given - Below(size) - top : float.PositiveInfinity;
            Row[] rows = Rows(size, shown, narrow, room);
            while (rows.Length < shown && narrow > NarrowestRow)
            {
                rows = Rows(size, shown, --narrow, room);
            }

            if (rows.Length == shown) return new Layout(heading, top, rows, narrow);
            shown = rows.Length;
        }
    }

    // The first rows that fit into a height; long names have several lines.
    private Row[] Rows(FigureSize size, int shown, float narrow, float height)
    {
        List<Row> rows = [];
        float used = 0;
        foreach (TornadoBar bar in seen.Take(shown))
        {
            IReadOnlyList<string> name = Lettering.Lines(bar.Name, NameSize, NameShare * size.Width);
            float row = Math.Max(narrow, (NameLine * name.Count) + (name.Count > 1 ? NameAir : 0));
            if ((used += row) > height) break;
            rows.Add(new Row(name, row));
        }

        return [.. rows];
    }

    private string SubtitleOf(int most) =>
        subtitle + (seen.Length > most ? FormattableString.Invariant($"; the strongest {most} of {factors} factors")
        : seen.Length < factors
            ? FormattableString.Invariant($"; {seen.Length} of {factors} factors, the others do less than a thousandth of the strongest")
            : "");

    private float Below(FigureSize size) => Bottom + (Lettering.LineHeight * (AxisLines(size).Count - 1));

    private IReadOnlyList<string> AxisLines(FigureSize size) => Lettering.Lines(axis, TextSize, size.Width - 40 - Right);

    // All bars with their intervals, and some air where they reach beyond zero, so that no line touches a name.
    private static (double Low, double High) Range(TornadoBar[] bars)
    {
        double low = Math.Min(0, bars.Select(bar => Math.Min(bar.Value, bar.Low)).DefaultIfEmpty().Min()),
            high = Math.Max(0, bars.Select(bar => Math.Max(bar.Value, bar.High)).DefaultIfEmpty().Max());
        double air = 0.02 * Math.Max(1e-9, high - low);
        return (low < 0 ? low - air : 0, high + air);
    }

    private List<(string Label, Color Color, float X, int Line)> Key(FigureSize size)
    {
        float x = 40;
        int line = 0;
        List<(string, Color, float, int)> pieces = [];
        foreach ((string label, Color color) in ((string, Color)[])[(key.Outer, Palette.SkyBlue), (key.Negative, Palette.Orange),
            (key.Inner, Palette.Blue), (Interval, Palette.Ink)])
        {
            if (label.Length == 0) continue;
            float width = 52 + Lettering.Width(label, TextSize);
            if (x > 40 && x + width > size.Width - 40) (x, line) = (40, line + 1);
            pieces.Add((label, color, x, line));
            x += width + 44;
        }

        return pieces;
    }

    private sealed record Layout(Heading Heading, float Top, Row[] Rows, float Narrow);

    private readonly record struct Row(IReadOnlyList<string> Name, float Height);

    private static void Bar(Page page, float from, float to, float y, float half, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = true };
        page.DrawRect(Math.Min(from, to), y - half, Math.Abs(to - from), 2 * half, paint);
    }

    private static void Line(Page page, float x1, float y1, float x2, float y2, Color color, float width)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), StrokeWidth = width, IsAntialias = true };
        page.DrawLine(x1, y1, x2, y2, paint);
    }
}
