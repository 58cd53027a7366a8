using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>
/// The arms of the members of a pair plot, each in a colour of its own: pooled they would show a relation that none of them has.
/// </summary>
/// <param name="Names">Their names, two to <see cref="Most"/>.</param>
/// <param name="Of">The arm of each value, by its number.</param>
internal sealed record PairArms(IReadOnlyList<string> Names, int[] Of)
{
    /// <summary>The most arms whose colours can be told apart.</summary>
    public const int Most = 6;

    private const int MostPoints = 1200;

    private static readonly Color[] Colours =
        [Palette.Blue, Palette.Orange, Palette.Green, Palette.Purple, Palette.Vermilion, Palette.SkyBlue];

    private readonly int[][] members = [.. Names.Select((_, arm) => Enumerable.Range(0, Of.Length).Where(i => Of[i] == arm).ToArray())];

    /// <summary>Whether all members have a point.</summary>
    public bool DrawsAll => Every == 1;

    // An odd stride, which takes no sub-lattice of a design that counts in powers of two.
    private int Every => Of.Length <= MostPoints ? 1 : (int)Math.Ceiling((double)Of.Length / MostPoints) | 1;

    /// <summary>The colour of an arm.</summary>
    public static Color ColourOf(int arm) => Colours[arm];

    /// <summary>The correlation of each arm, from the top.</summary>
    public void PaintCorrelations(Page page, SKRect area, double[] one, double[] other, Func<double[], double[], double> correlation)
    {
        float line = Math.Min(36, (area.Height - 12) / Names.Count), size = Math.Min(28, 0.85f * line);
        float y = area.MidY - (line * (Names.Count - 1) / 2) + (0.35f * size);
        for (int arm = 0; arm < Names.Count; arm++, y += line)
        {
            double rho = correlation([.. members[arm].Select(i => one[i])], [.. members[arm].Select(i => other[i])]);
            string text = double.IsNaN(rho) ? "–"
                : (Math.Round(rho, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');
            using SKPaint paint = new() { Color = ColourOf(arm).ToSKColor(), IsAntialias = true };
            page.DrawCircle(area.MidX - 62, y - (0.35f * size), 8, paint);
            Lettering.Draw(page, text, area.MidX + 44, y, size, Palette.Ink, Anchor.Right);
        }
    }

    /// <summary>The members of some of the subjects, which are the same in every panel and arm.</summary>
    public void PaintPoints(Page page, double[] across, double[] up, Func<double, float> x, Func<double, float> y)
    {
        for (int arm = 0; arm < Names.Count; arm++)
        {
            using SKPaint paint = new() { Color = ColourOf(arm).WithAlpha(0.5).ToSKColor(), IsAntialias = true };
            for (int at = 0; at < members[arm].Length; at += Every)
            {
                int i = members[arm][at];
                if (double.IsFinite(across[i]) && double.IsFinite(up[i])) page.DrawCircle(x(across[i]), y(up[i]), 4, paint);
            }
        }
    }

    /// <summary>The distribution of each arm as the outline of its bars.</summary>
    public void PaintDistributions(Page page, SKRect area, PairVariable variable, Func<double, float> x)
    {
        int[][] cells = [.. members.Select(arm => Counts(variable, arm))];
        int highest = Math.Max(1, cells.Max(arm => arm.Max()));
        for (int arm = 0; arm < cells.Length; arm++)
        {
            using SKPath path = new();
            path.MoveTo(x(variable.Edges[0]), area.Bottom);
            for (int i = 0; i < cells[arm].Length; i++)
            {
                float top = area.Bottom - (0.92f * area.Height * cells[arm][i] / highest);
                path.LineTo(x(variable.Edges[i]), top);
                path.LineTo(x(variable.Edges[i + 1]), top);
            }
            path.LineTo(x(variable.Edges[^1]), area.Bottom);
            using SKPaint paint =
                new() { Color = ColourOf(arm).ToSKColor(), StrokeWidth = 3, Style = SKPaintStyle.Stroke, IsAntialias = true };
            page.DrawPath(path, paint);
        }
    }

    private static int[] Counts(PairVariable variable, int[] of)
    {
        int[] cells = new int[variable.Edges.Length - 1];
        foreach (int i in of)
        {
            if (variable.CellOf(variable.Values[i]) is >= 0 and int cell) cells[cell]++;
        }
        return cells;
    }
}
