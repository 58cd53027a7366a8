using System.Globalization;
using NeuroBalance.Statistics;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>
/// Every variable against every other: below the diagonal the members (counted in cells where there are many), on it the distributions,
/// above it the rank correlations. Several arms are told apart by their colours, and each has a correlation of its own.
/// </summary>
internal sealed class PairPlot : IPainting
{
    /// <summary>The most variables that stay legible.</summary>
    public const int MostVariables = 8;

    private const int MostPoints = 400, Tones = 16;
    private const float Left = 176, UsualTop = 196, Right = 44, Gap = 14, TextSize = 23, Line = 28, KeyLine = 36;
    private const float BelowTicks = 92, KeyLeft = 40;
    private const int MostLines = 3;

    // Light to dark in one hue: the order survives without colour.
    private static readonly Color Light = Color.FromHex("#CFE3F3"), Dark = Color.FromHex("#08306B");

    private readonly PairVariable[] variables;
    private readonly Func<double[], double[], double> correlation;
    private readonly PairArms? arms;
    private readonly int[,][,] counts;
    private readonly int most;
    private readonly bool points;
    private float width, height, top;
    private string[] labels = [];
    private WordKey? key;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="variables">Two to <see cref="MostVariables"/> of them, with as many values each.</param>
    /// <param name="correlation">Spearman's coefficient of two of them; not a number where there is none.</param>
    /// <param name="arms">The arm of each value; absent where there is one arm alone.</param>
    public PairPlot(string title, string subtitle, IReadOnlyList<(string Label, double[] Values)> variables,
        Func<double[], double[], double> correlation, PairArms? arms = null)
    {
        EmbeddedFonts.Register();
        this.arms = arms;
        (Title, Subtitle, this.correlation) = (title, subtitle, correlation);
        this.variables =
            [.. variables.Select(variable =>
            new PairVariable(variable.Label, variable.Values, Math.Min(PairVariable.MostCells, 160 / variables.Count)))];
        int n = variables.Count;
        points = arms is not null || variables[0].Values.Length <= MostPoints;
        counts = new int[n, n][,];
        for (int row = 1; row < n && !points; row++)
        {
            for (int column = 0; column < row; column++)
            {
                counts[row, column] = Count(this.variables[column], this.variables[row]);
            }
        }

        most = counts.Cast<int[,]?>().Where(cells => cells is not null).SelectMany(cells => cells!.Cast<int>()).DefaultIfEmpty(1).Max();
    }

    public string Title { get; }

    public string Subtitle { get; }

    public int HeightOn(FigureSize size)
    {
        Measure(size);
        return size.Height ?? (int)(top + (variables.Length * (height + Gap)) - Gap + BelowTicks + Beneath);
    }

    private float Beneath => LabelLines + (key is null ? 0 : key.Height + WordKey.Gap);

    private float LabelLines => Line * labels.Max(label => Lettering.Lines(label, TextSize, width).Count);

    private void Measure(FigureSize size)
    {
        int n = variables.Length;
        top = UsualTop + new Heading(Title, Subtitle, size, 40).Extra + (size == FigureSize.Column ? KeyLine : 0)
            + (arms is null ? 0 : KeyLine * (ArmKey(size).Max(piece => piece.Line) + 1));
        width = ((size.Width - Left - Right + Gap) / n) - Gap;
        Label([.. variables.Select(variable => variable.Words)], words: null);
        // Names with too many lines for their panel become letters, and a list beneath says what they are.
        if (labels.All(label => new[] { width, height }.All(room => Lettering.Lines(label, TextSize, room).Count <= MostLines))) return;
        string[] marks = [.. Enumerable.Range(0, n).Select(i => ((char)('A' + i)).ToString())];
        Label(marks, new WordKey(marks.Zip(variables, (mark, variable) => (mark, variable.Words)), size.Width - KeyLeft - Right));

        void Label(string[] names, WordKey? words)
        {
            (labels, key) = ([.. names.Zip(variables, (name, variable) => name + variable.Suffix)], words);
            float room = size.Height is { } fixedHeight ? ((fixedHeight - top - BelowTicks - Beneath + Gap) / n) - Gap : 420;
            height = MathF.Round(Math.Min(0.75f * width, room));
        }
    }

    public void Paint(Page page)
    {
        page.Clear();
        Measure(page.Size);
        new Heading(Title, Subtitle, page.Size, 40).Paint(page);
        PaintKey(page);
        for (int row = 0; row < variables.Length; row++)
        {
            for (int column = 0; column < variables.Length; column++)
            {
                PaintPanel(page, row, column);
            }
            PaintLabels(page, row);
        }
        key?.Paint(page, KeyLeft, Area(variables.Length - 1, 0).Bottom + BelowTicks + LabelLines - 10, variables.Length);
    }

    private static int[,] Count(PairVariable across, PairVariable up)
    {
        int[,] cells = new int[across.Edges.Length - 1, up.Edges.Length - 1];
        for (int i = 0; i < across.Values.Length; i++)
        {
            (int x, int y) = (across.CellOf(across.Values[i]), up.CellOf(up.Values[i]));
            if (x >= 0 && y >= 0) cells[x, y]++;
        }

        return cells;
    }

    private SKRect Area(int row, int column) =>
        SKRect.Create(MathF.Round(Left + (column * (width + Gap))), MathF.Round(top + (row * (height + Gap))), MathF.Round(width), height);

    // Places 0 to 1 leave a margin within the panel; the margin also takes the outer halves of cells of levels.
    private static float Across(SKRect area, double place) =>
        area.Left + (area.Width * (float)(0.05 + (0.9 * Math.Clamp(place, -0.05, 1.05))));

    private static float Up(SKRect area, double place) =>
        area.Bottom - (area.Height * (float)(0.05 + (0.9 * Math.Clamp(place, -0.05, 1.05))));

    private void PaintPanel(Page page, int row, int column)
    {
        SKRect area = Area(row, column);
        if (row < column) PaintCorrelation(page, area, variables[column], variables[row]);
        else PaintGrid(page, area, row, column);
        if (row == column && arms is not null)
        {
            arms.PaintDistributions(page, area, variables[row], place => Across(area, place));
        }
        else if (row == column) PaintDistribution(page, area, variables[row]);
        if (row > column && arms is not null)
        {
            (PairVariable across, PairVariable up) = (variables[column], variables[row]);
            arms.PaintPoints(page, across.Values, up.Values, x => Across(area, across.Scale.Place(x)), y => Up(area, up.Scale.Place(y)));
        }
        else if (row > column && points) PaintPoints(page, area, variables[column], variables[row]);
        if (row > column && !points) PaintCells(page, area, variables[column], variables[row], counts[row, column]);
        using SKPaint frame =
            new() { Color = Palette.Frame.ToSKColor(), StrokeWidth = 1.5f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        page.DrawRect(area, frame);
    }

    private void PaintGrid(Page page, SKRect area, int row, int column)
    {
        using SKPaint paint = new() { Color = Palette.Grid.ToSKColor(), StrokeWidth = 1.5f, IsAntialias = true };
        foreach (double tick in TicksAcross(column).Positions)
        {
            float x = Across(area, variables[column].Scale.Place(tick));
            page.DrawLine(x, area.Top, x, area.Bottom, paint);
        }

        if (row == column) return;
        foreach (double tick in TicksUp(row).Positions)
        {
            float y = Up(area, variables[row].Scale.Place(tick));
            page.DrawLine(area.Left, y, area.Right, y, paint);
        }
    }

    private static void PaintDistribution(Page page, SKRect area, PairVariable variable)
    {
        int[] cells = new int[variable.Edges.Length - 1];
        foreach (double value in variable.Values)
        {
            if (variable.CellOf(value) is >= 0 and int cell) cells[cell]++;
        }

        int highest = Math.Max(1, cells.Max());
        double nearest = variable.Levels is null ? 0 : variable.Levels.Zip(variable.Levels.Skip(1), (one, next) => next - one).Min();
        // No wider than leaves the outermost bars within the panel.
        float bar = Math.Clamp(0.7f * area.Width * (float)nearest, 4, Math.Min(24, 0.09f * area.Width));
        using SKPaint paint = new() { Color = Palette.Blue.ToSKColor(), IsAntialias = false };
        for (int i = 0; i < cells.Length; i++)
        {
            float left = MathF.Round(Across(area, variable.Edges[i])),
                right = Math.Max(left + 1, MathF.Round(Across(area, variable.Edges[i + 1])) - 1);
            // Levels have bars of one width, however far apart they lie: their height alone is the count.
            if (variable.Levels is { } levels)
            {
                (left, right) = (MathF.Round(Across(area, levels[i]) - (bar / 2)), MathF.Round(Across(area, levels[i]) + (bar / 2)));
            }
            if (cells[i] > 0)
            {
                page.DrawRect(new SKRect(left, area.Bottom - (0.92f * area.Height * cells[i] / highest), right, area.Bottom), paint);
            }
        }
    }

    private static void PaintPoints(Page page, SKRect area, PairVariable across, PairVariable up)
    {
        using SKPaint paint = new() { Color = Palette.Blue.WithAlpha(0.55).ToSKColor(), IsAntialias = true };
        for (int i = 0; i < across.Values.Length; i++)
        {
            (double x, double y) = (across.Values[i], up.Values[i]);
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                page.DrawCircle(Across(area, across.Scale.Place(x)), Up(area, up.Scale.Place(y)), 4, paint);
            }
        }
    }

    // Cells of one tone are one path: an SVG of a million members stays small.
    private void PaintCells(Page page, SKRect area, PairVariable across, PairVariable up, int[,] cells)
    {
        using SKPaint paint = new() { IsAntialias = false };
        for (int tone = 0; tone < Tones; tone++)
        {
            using SKPath path = new();
            bool any = false;
            for (int x = 0; x < cells.GetLength(0); x++)
            {
                for (int y = 0; y < cells.GetLength(1); y++)
                {
                    if (cells[x, y] == 0 || ToneOf(cells[x, y]) != tone) continue;
                    path.AddRect(new SKRect(
                        MathF.Round(Across(area, across.Edges[x])), MathF.Round(Up(area, up.Edges[y + 1])),
                            MathF.Round(Across(area, across.Edges[x + 1])), MathF.Round(Up(area, up.Edges[y]))));
                    any = true;
                }
            }

            if (!any) continue;
            paint.Color = ColorOf(tone).ToSKColor();
            page.DrawPath(path, paint);
        }
    }

    private void PaintCorrelation(Page page, SKRect area, PairVariable one, PairVariable other)
    {
        if (arms is not null)
        {
            arms.PaintCorrelations(page, area, one.Values, other.Values, correlation);
            return;
        }
        double rho = correlation(one.Values, other.Values);
        Color color = double.IsNaN(rho) ? Palette.Focus : Mixed(Colors.White, rho < 0 ? Palette.Orange : Palette.SkyBlue, Math.Abs(rho));
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = false };
        page.DrawRect(area, paint);
        string text = double.IsNaN(rho) ? "–" : (Math.Round(rho, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');
        Lettering.Draw(page, text, area.MidX, area.MidY + 12, 34, Palette.Ink, Anchor.Center);
    }

    private void PaintLabels(Page page, int number)
    {
        PairVariable variable = variables[number];
        SKRect lowest = Area(variables.Length - 1, number), leftmost = Area(number, 0);
        (double[] positions, string[] ticks) = TicksAcross(number);
        for (int i = 0; i < positions.Length; i++)
        {
            Lettering.Draw(page, ticks[i], Across(lowest, variable.Scale.Place(positions[i])), lowest.Bottom + 30, TextSize, Palette.Ink,
                Anchor.Center);
        }
        IReadOnlyList<string> lines = Lettering.Lines(labels[number], TextSize, width);
        for (int line = 0; line < lines.Count; line++)
        {
            Lettering.Draw(page, lines[line], lowest.MidX, lowest.Bottom + 72 + (Line * line),
                Lettering.Fit(page, lines[line], TextSize, width), Palette.Ink, Anchor.Center);
        }
        // The panel on the diagonal counts members: only those beneath it have the variable as their height.
        if (number > 0)
        {
            (positions, ticks) = TicksUp(number);
            for (int i = 0; i < positions.Length; i++)
            {
                Lettering.Draw(page, ticks[i], leftmost.Left - 12, Up(leftmost, variable.Scale.Place(positions[i])) + 8, TextSize,
                    Palette.Ink, Anchor.Right);
            }
        }

        if (key is not null)
        {
            Lettering.Draw(page, labels[number], KeyLeft, leftmost.MidY + 9, TextSize, Palette.Ink);
            return;
        }

        lines = Lettering.Lines(labels[number], TextSize, height);
        for (int line = 0; line < lines.Count; line++)
        {
            Lettering.DrawUpwards(page, lines[line], 36 + (Line * line), leftmost.MidY,
                Lettering.Fit(page, lines[line], TextSize, height), Palette.Ink);
        }
    }

    private void PaintKey(Page page)
    {
        float x = 40, y = top - 44 - (page.Size == FigureSize.Column ? KeyLine : 0);
        if (arms is not null)
        {
            List<(string Name, float X, int Line)> key = ArmKey(page.Size);
            float first = y - (KeyLine * (key.Max(piece => piece.Line) + 1));
            for (int arm = 0; arm < key.Count; arm++)
            {
                using SKPaint paint = new() { Color = PairArms.ColourOf(arm).ToSKColor(), IsAntialias = true };
                float line = first + (KeyLine * key[arm].Line);
                page.DrawCircle(key[arm].X + 9, line - 8, 9, paint);
                Lettering.Draw(page, key[arm].Name, key[arm].X + 28, line, TextSize, Palette.Ink);
            }
        }
        string some = arms is { DrawsAll: false } ? " (of some subjects)" : "";
        x += Lettering.Draw(page, points ? "Below the diagonal: one point a member" + some
            : "Below the diagonal: members in a cell", x, y, TextSize, Palette.Ink) + 20;
        if (!points)
        {
            x += Lettering.Draw(page, "1", x, y, TextSize, Palette.Ink) + 10;
            for (int tone = 0; tone < Tones; tone++, x += 11)
            {
                using SKPaint paint = new() { Color = ColorOf(tone).ToSKColor(), IsAntialias = false };
                page.DrawRect(x, y - 18, 11, 22, paint);
            }

            x += 10 + Lettering.Draw(page, most.ToString("N0", CultureInfo.InvariantCulture), x + 10, y, TextSize, Palette.Ink) + 20;
        }

        if (page.Size == FigureSize.Column) (x, y) = (20, y + KeyLine);
        Lettering.Draw(page, "On it: distributions.  Above it: rank correlations (Spearman)", x + 20, y, TextSize, Palette.Ink);
    }

    private List<(string Name, float X, int Line)> ArmKey(FigureSize size)
    {
        float x = 40;
        int line = 0;
        List<(string, float, int)> pieces = [];
        foreach (string name in arms!.Names)
        {
            float needed = 28 + Lettering.Width(name, TextSize);
            if (x > 40 && x + needed > size.Width - 40) (x, line) = (40, line + 1);
            pieces.Add((name, x, line));
            x += needed + 40;
        }
        return pieces;
    }

    private (double[] Positions, string[] Labels) TicksAcross(int number) => Fitting(variables[number].Scale, (positions, labels) =>
        positions.Zip(positions.Skip(1), (one, next) => 0.9 * width * (next - one)).DefaultIfEmpty(width)
            .Min() > labels.Max(label => Lettering.Width(label, TextSize)) + 14);

    private (double[] Positions, string[] Labels) TicksUp(int number) => Fitting(variables[number].Scale, (positions, _) =>
        positions.Zip(positions.Skip(1), (one, next) => 0.9 * height * (next - one)).DefaultIfEmpty(height).Min() > 36);

    // As many ticks as there is room for; two at least.
    private static (double[] Positions, string[] Labels) Fitting(ValueScale scale, Func<double[], string[], bool> fits)
    {
        for (int most = 8; most > 2; most--)
        {
            (double[] positions, string[] labels) = scale.Ticks(most);
            if (labels.Length > 0 && fits([.. positions.Select(scale.Place)], labels)) return (positions, labels);
        }

        return scale.Ticks(2);
    }

    // Counts by their logarithm, as a few cells hold most members.
    private int ToneOf(int count) => most <= 1 ? 0 : Math.Min(Tones - 1, (int)(Tones * Math.Log(count) / Math.Log(most)));

    private static Color ColorOf(int tone) => Mixed(Light, Dark, tone / (Tones - 1.0));

    private static Color Mixed(Color from, Color to, double share)
    {
        byte Mix(byte a, byte b) => (byte)Math.Round(a + (share * (b - a)));
        return new Color(Mix(from.R, to.R), Mix(from.G, to.G), Mix(from.B, to.B));
    }
}
