using System.Globalization;
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

    private const int MostPoints = 400;
    private const float TextSize = PairLayout.TextSize;

    private readonly PairVariable[] variables;
    private readonly Func<double[], double[], double> correlation;
    private readonly PairArms? arms;
    private readonly PairCells? cells;

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
        if (arms is null && variables[0].Values.Length > MostPoints) cells = new PairCells(this.variables);
    }

    public string Title { get; }

    public string Subtitle { get; }

    public int HeightOn(FigureSize size) => LayoutOn(size).Height;

    public void Paint(Page page)
    {
        page.Clear();
        PairLayout layout = LayoutOn(page.Size);
        HeadingOn(page.Size).Paint(page);
        PaintKey(page, layout);
        for (int row = 0; row < variables.Length; row++)
        {
            for (int column = 0; column < variables.Length; column++)
            {
                PaintPanel(page, layout, row, column);
            }
            PaintLabels(page, layout, row);
        }
        layout.Key?.Paint(page, PairLayout.KeyLeft,
            layout.Area(variables.Length - 1, 0).Bottom + PairLayout.BelowTicks + layout.LabelLines - 10, variables.Length);
    }

    private Heading HeadingOn(FigureSize size) => new(Title, Subtitle, size, 40);

    private PairLayout LayoutOn(FigureSize size) => new(HeadingOn(size), variables, arms?.Names ?? [], size);

    private void PaintPanel(Page page, PairLayout layout, int row, int column)
    {
        SKRect area = layout.Area(row, column);
        (PairVariable across, PairVariable up) = (variables[column], variables[row]);
        if (row < column) PaintCorrelation(page, area, across, up);
        else PaintGrid(page, layout, area, row, column);
        if (row == column && arms is not null)
        {
            arms.PaintDistributions(page, area, up, place => PairLayout.Across(area, place));
        }
        else if (row == column) PairMembers.PaintDistribution(page, area, up);
        else if (row > column && arms is not null)
        {
            arms.PaintPoints(page, across.Values, up.Values, x => PairLayout.Across(area, across.Scale.Place(x)),
                y => PairLayout.Up(area, up.Scale.Place(y)));
        }
        else if (row > column && cells is not null) cells.Paint(page, area, row, column);
        else if (row > column) PairMembers.PaintPoints(page, area, across, up);
        using SKPaint frame =
            new() { Color = Palette.Frame.ToSKColor(), StrokeWidth = 1.5f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        page.DrawRect(area, frame);
    }

    private void PaintGrid(Page page, PairLayout layout, SKRect area, int row, int column)
    {
        using SKPaint paint = new() { Color = Palette.Grid.ToSKColor(), StrokeWidth = 1.5f, IsAntialias = true };
        foreach (double tick in layout.TicksAcross(column).Positions)
        {
            float x = PairLayout.Across(area, variables[column].Scale.Place(tick));
            page.DrawLine(x, area.Top, x, area.Bottom, paint);
        }

        if (row == column) return;
        foreach (double tick in layout.TicksUp(row).Positions)
        {
            float y = PairLayout.Up(area, variables[row].Scale.Place(tick));
            page.DrawLine(area.Left, y, area.Right, y, paint);
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
        Color color = double.IsNaN(rho) ? Palette.Focus
            : Palette.Mixed(Colors.White, rho < 0 ? Palette.Orange : Palette.SkyBlue, Math.Abs(rho));
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = false };
        page.DrawRect(area, paint);
        string text = double.IsNaN(rho) ? "–" : (Math.Round(rho, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');
        Lettering.Draw(page, text, area.MidX, area.MidY + 12, 34, Palette.Ink, Anchor.Center);
    }

    private void PaintLabels(Page page, PairLayout layout, int number)
    {
        PairVariable variable = variables[number];
        string label = layout.Labels[number];
        SKRect lowest = layout.Area(variables.Length - 1, number), leftmost = layout.Area(number, 0);
        (double[] positions, string[] ticks) = layout.TicksAcross(number);
        for (int i = 0; i < positions.Length; i++)
        {
            Lettering.Draw(page, ticks[i], PairLayout.Across(lowest, variable.Scale.Place(positions[i])), lowest.Bottom + 30, TextSize,
                Palette.Ink, Anchor.Center);
        }
        IReadOnlyList<string> lines = Lettering.Lines(label, TextSize, layout.PanelWidth);
        for (int line = 0; line < lines.Count; line++)
        {
            Lettering.Draw(page, lines[line], lowest.MidX, lowest.Bottom + 72 + (PairLayout.Line * line),
                Lettering.Fit(page, lines[line], TextSize, layout.PanelWidth), Palette.Ink, Anchor.Center);
        }
        // The panel on the diagonal counts members: only those beneath it have the variable as their height.
        if (number > 0)
        {
            (positions, ticks) = layout.TicksUp(number);
            for (int i = 0; i < positions.Length; i++)
            {
                Lettering.Draw(page, ticks[i], leftmost.Left - 12, PairLayout.Up(leftmost, variable.Scale.Place(positions[i])) + 8,
                    TextSize, Palette.Ink, Anchor.Right);
            }
        }

        if (layout.Key is not null)
        {
            Lettering.Draw(page, label, PairLayout.KeyLeft, leftmost.MidY + 9, TextSize, Palette.Ink);
            return;
        }

        lines = Lettering.Lines(label, TextSize, layout.PanelHeight);
        for (int line = 0; line < lines.Count; line++)
        {
            Lettering.DrawUpwards(page, lines[line], 36 + (PairLayout.Line * line), leftmost.MidY,
                Lettering.Fit(page, lines[line], TextSize, layout.PanelHeight), Palette.Ink);
        }
    }

    private void PaintKey(Page page, PairLayout layout)
    {
        float x = PairLayout.KeyLeft, y = layout.Top - 44 - (page.Size == FigureSize.Column ? PairLayout.KeyLine : 0);
        foreach ((int arm, (string name, float left, int line)) in layout.ArmKey.Index())
        {
            using SKPaint paint = new() { Color = PairArms.ColourOf(arm).ToSKColor(), IsAntialias = true };
            float baseline = y - (PairLayout.KeyLine * layout.ArmLines) + (PairLayout.KeyLine * line);
            page.DrawCircle(left + 9, baseline - 8, 9, paint);
            Lettering.Draw(page, name, left + 28, baseline, TextSize, Palette.Ink);
        }
        string some = arms is { DrawsAll: false } ? " (of some subjects)" : "";
        x += Lettering.Draw(page, cells is null ? "Below the diagonal: one point a member" + some
            : "Below the diagonal: members in a cell", x, y, TextSize, Palette.Ink) + 20;
        if (cells is not null) x = cells.PaintKey(page, x, y);
        if (page.Size == FigureSize.Column) (x, y) = (20, y + PairLayout.KeyLine);
        Lettering.Draw(page, "On it: distributions.  Above it: rank correlations (Spearman)", x + 20, y, TextSize, Palette.Ink);
    }
}
