using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>The differences of one contrast, as a figure shows them.</summary>
/// <param name="Arm">The arm in question.</param>
/// <param name="Reference">The arm with which it is compared.</param>
/// <param name="Differences">The differences that are better or worse.</param>
/// <param name="Equal">How many subjects are neither.</param>
/// <param name="Quantiles">Their quantiles 5, 25, 50, 75 and 95 %.</param>
/// <param name="Reach">What is to be shown of them; those beyond lie in the cells at the ends.</param>
/// <param name="Told">What stands at the right end, line by line: the share better and what is missing.</param>
internal sealed record PairedRow(string Arm, string Reference, IReadOnlyList<double> Differences, long Equal, double[] Quantiles,
    (double Low, double High) Reach, IReadOnlyList<string> Told);

/// <summary>
/// Differences of paired subjects, a row for each contrast: their distribution on a common axis, better and worse in two colours, the
/// quantiles beneath it, and the share of subjects that are better at the right end.
/// </summary>
internal sealed class PairedRows : IPainting
{
    /// <summary>The most rows that stay legible.</summary>
    public const int MostRows = 12;

    private const int Cells = 80;
    private const float Top = 200, Below = 108, TextSize = 24, KeyLine = 36, Margin = 40, Row = 150, Lead = 84, EqualHalf = 5;

    private readonly PairedRow[] rows;
    private readonly string label, betterWord, worseWord;
    private readonly bool lowerIsBetter;
    private readonly double low, high;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="label">The difference with its unit.</param>
    /// <param name="lowerIsBetter">Which side of zero is the better one.</param>
    /// <param name="rows">The contrasts, at most <see cref="MostRows"/>.</param>
    public PairedRows(string title, string subtitle, string label, bool lowerIsBetter, IReadOnlyList<PairedRow> rows)
    {
        EmbeddedFonts.Register();
        (Title, Subtitle, this.label, this.lowerIsBetter, this.rows) = (title, subtitle, label, lowerIsBetter, [.. rows]);
        (betterWord, worseWord) = lowerIsBetter ? ("better: lower", "worse: higher") : ("better: higher", "worse: lower");
        PairedRow[] filled = [.. rows.Where(row => row.Differences.Count + row.Equal > 0)];
        double least = filled.Select(row => row.Reach.Low).Append(0).Min(), greatest = filled.Select(row => row.Reach.High).Append(0).Max();
        double air = 0.06 * Math.Max(1e-12, greatest - least);
        (low, high) = (least - air, greatest + air);
    }

    public string Title { get; }

    public string Subtitle { get; }

    public int HeightOn(FigureSize size) =>
        size.Height ?? (int)(TopOn(size) + (RowOn(size) * Math.Max(1, rows.Length)) + BelowOn(size));

    public void Paint(Page page)
    {
        page.Clear();
        new Heading(Title, Subtitle, page.Size, Margin).Paint(page);
        float top = TopOn(page.Size), bottom = page.Height - BelowOn(page.Size), row = (bottom - top) / Math.Max(1, rows.Length);
        // Where there is no room at the side, words stand above their row.
        bool narrow = IsNarrow(page.Size);
        float left = narrow ? Margin : Margin + rows.SelectMany(NameLines).Select(line => Lettering.Width(line, TextSize)).DefaultIfEmpty()
            .Max() + 24;
        float right = page.Width - Margin - (narrow ? 0 : rows.SelectMany(one => one.Told)
            .Select(line => Lettering.Width(line, TextSize)).DefaultIfEmpty().Max() + 24);
        float Across(double value) => left + (float)((Math.Clamp(value, low, high) - low) / (high - low) * (right - left));
        (double[] positions, string[] labels) = Ticks.Linear(low, high, Math.Clamp((int)((right - left) / 120), 2, 12));
        for (int i = 0; i < positions.Length; i++)
        {
            Line(page, Across(positions[i]), top, Across(positions[i]), bottom, Palette.Grid, 2);
            Lettering.Draw(page, labels[i].Replace('-', '−'), Across(positions[i]), bottom + 36, TextSize, Palette.Ink, Anchor.Center);
        }
        IReadOnlyList<string> lines = Lettering.Lines(label, TextSize, right - left);
        Lettering.DrawCentered(page, lines, (left + right) / 2, bottom + 80, TextSize, Palette.Ink);
        Line(page, Across(0), top, Across(0), bottom, Palette.Ink, 2);
        PaintKey(page);
        for (int i = 0; i < rows.Length; i++)
        {
            float start = top + (row * i) + (narrow ? Lead : 0);
            if (i > 0) Line(page, narrow ? left : Margin, top + (row * i), page.Width - Margin, top + (row * i), Palette.Grid, 2);
            PaintWords(page, rows[i], top + (row * i), row, left, right, narrow);
            PaintRow(page, rows[i], start + 10, top + (row * (i + 1)) - 8, Across);
        }
    }

    private static void PaintWords(Page page, PairedRow row, float top, float height, float left, float right, bool narrow)
    {
        if (narrow)
        {
            // No grid behind words.
            Box(page, Margin - 2, top + 2, page.Width - Margin, top + Lead - 8, Palette.Paper);
            float width = page.Width - (2 * Margin), y = top + 32;
            foreach (string line in (string[])[$"{row.Arm} − {row.Reference}", string.Join(", ", row.Told)])
            {
                Lettering.Draw(page, line, Margin, y, Lettering.Fit(page, line, TextSize, width), Palette.Ink);
                y += 30;
            }
            return;
        }

        IReadOnlyList<string> names = NameLines(row);
        float begin = top + (height / 2) - (15 * (names.Count - 1)) + 8;
        for (int i = 0; i < names.Count; i++)
        {
            Lettering.Draw(page, names[i], left - 24, begin + (30 * i), TextSize, Palette.Ink, Anchor.Right);
        }
        begin = top + (height / 2) - (15 * (row.Told.Count - 1)) + 8;
        for (int i = 0; i < row.Told.Count; i++)
        {
            Lettering.Draw(page, row.Told[i], right + 24, begin + (30 * i), TextSize, i == 0 ? Palette.Ink : Palette.Quiet);
        }
    }

    // The distribution stands on its quantiles: a thin bar from 5 to 95 %, a box from 25 to 75 %, the median with its number.
    private void PaintRow(Page page, PairedRow row, float top, float bottom, Func<double, float> across)
    {
        const float Strip = 44;
        if (row.Differences.Count + row.Equal == 0) return;
        float ground = bottom - Strip;
        int[] cells = new int[Cells];
        // An edge lies on zero, so that no cell holds better and worse ones.
        double width = (high - low) / (Cells - 1), first = -Math.Ceiling(-low / width) * width;
        foreach (double value in row.Differences)
        {
            cells[Math.Clamp((int)Math.Floor((value - first) / width), 0, Cells - 1)]++;
        }
        long most = Math.Max(cells.Max(), row.Equal);
        for (int i = 0; i < Cells; i++)
        {
            if (cells[i] == 0) continue;
            double from = first + (i * width), middle = from + (width / 2);
            bool better = middle < 0 == lowerIsBetter;
            float begin = MathF.Round(across(from)), end = MathF.Round(across(from + width)),
                height = Math.Max(1, (ground - top) * cells[i] / most);
            Box(page, begin, ground - height, Math.Max(begin + 1, end - 1), ground, better ? Palette.SkyBlue : Palette.Orange);
        }

        if (row.Equal > 0)
        {
            // On zero, half of it on either side: neither better nor worse.
            float height = Math.Max(1, (ground - top) * row.Equal / most);
            Box(page, across(0) - EqualHalf, ground - height, across(0) + EqualHalf, ground, Palette.Frame);
        }

        float y = ground + 20;
        float At(int quantile) => across(row.Quantiles[quantile]);
        Line(page, At(0), y, At(4), y, Palette.Quiet, 3);
        Box(page, At(1), y - 8, Math.Max(At(1) + 2, At(3)), y + 8, Palette.Quiet);
        Line(page, At(2), y - 13, At(2), y + 13, Palette.Ink, 5);
        string median = row.Quantiles[2].ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−');
        Lettering.Draw(page, median, Math.Max(At(3), At(4)) + 12, y + 8, 21, Palette.Ink);
    }

    private void PaintKey(Page page)
    {
        foreach ((string word, Color color, float x, int line) in Key(page.Size))
        {
            float y = 146 + new Heading(Title, Subtitle, page.Size, Margin).Extra + (KeyLine * line);
            // The colour of the quantiles is a bar with a box.
            if (color == Palette.Quiet)
            {
                Line(page, x, y, x + 40, y, color, 3);
                Box(page, x + 10, y - 8, x + 30, y + 8, color);
            }
            else
            {
                Box(page, x, y - 9, x + 40, y + 9, color);
            }
            Lettering.Draw(page, word, x + 52, y + 9, TextSize, Palette.Ink);
        }
    }

    private List<(string Word, Color Color, float X, int Line)> Key(FigureSize size)
    {
        float x = Margin;
        int line = 0;
        List<(string, Color, float, int)> pieces = [];
        foreach ((string word, Color color) in ((string, Color)[])[(betterWord, Palette.SkyBlue), (worseWord, Palette.Orange),
            .. rows.Any(row => row.Equal > 0) ? [("equal", Palette.Frame)] : Array.Empty<(string, Color)>(),
            ("median, 25 to 75 %, 5 to 95 %", Palette.Quiet)])
        {
            float width = 52 + Lettering.Width(word, TextSize);
            if (x > Margin && x + width > size.Width - Margin) (x, line) = (Margin, line + 1);
            pieces.Add((word, color, x, line));
            x += width + 44;
        }
        return pieces;
    }

    private static IReadOnlyList<string> NameLines(PairedRow row) =>
        [.. Lettering.Lines(row.Arm, TextSize, 330), .. Lettering.Lines($"− {row.Reference}", TextSize, 330)];

    private static bool IsNarrow(FigureSize size) => size == FigureSize.Column;

    private static float RowOn(FigureSize size) => Row + (IsNarrow(size) ? Lead : 0);

    private float TopOn(FigureSize size) =>
        Top + new Heading(Title, Subtitle, size, Margin).Extra + (KeyLine * Key(size).Max(piece => piece.Line));

    private float BelowOn(FigureSize size) =>
        Below + (Lettering.LineHeight
            * (Lettering.Lines(label, TextSize, size.Width - (2 * Margin) - (IsNarrow(size) ? 0 : 660)).Count - 1));

    private static void Box(Page page, float left, float top, float right, float bottom, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = false };
        page.DrawRect(new SKRect(left, top, right, bottom), paint);
    }

    private static void Line(Page page, float x1, float y1, float x2, float y2, Color color, float width)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), StrokeWidth = width, IsAntialias = true };
        page.DrawLine(x1, y1, x2, y2, paint);
    }
}
