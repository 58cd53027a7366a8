using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>The members of a pair plot as counts in cells, for where there are too many for points; the darker a cell, the more.</summary>
internal sealed class PairCells
{
    private const int Tones = 16;

    // Light to dark in one hue: the order survives without colour.
    private static readonly Color Light = Color.FromHex("#CFE3F3"), Dark = Color.FromHex("#08306B");

    private readonly PairVariable[] variables;
    private readonly int[,][,] counts;
    private readonly int most;

    /// <param name="variables">The variables.</param>
    public PairCells(PairVariable[] variables)
    {
        this.variables = variables;
        counts = new int[variables.Length, variables.Length][,];
        most = 1;
        for (int row = 1; row < variables.Length; row++)
        {
            for (int column = 0; column < row; column++)
            {
                counts[row, column] = Count(variables[column], variables[row]);
                most = Math.Max(most, counts[row, column].Cast<int>().Max());
            }
        }
    }

    /// <summary>Paints the members of two variables. Cells of one tone are one path: an SVG of a million members stays small.</summary>
    public void Paint(Page page, SKRect area, int row, int column)
    {
        (PairVariable across, PairVariable up, int[,] cells) = (variables[column], variables[row], counts[row, column]);
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
                        MathF.Round(PairLayout.Across(area, across.Edges[x])), MathF.Round(PairLayout.Up(area, up.Edges[y + 1])),
                            MathF.Round(PairLayout.Across(area, across.Edges[x + 1])), MathF.Round(PairLayout.Up(area, up.Edges[y]))));
                    any = true;
                }
            }

            if (!any) continue;
            paint.Color = ColorOf(tone).ToSKColor();
            page.DrawPath(path, paint);
        }
    }

    /// <summary>Paints the tones between the least and the greatest count.</summary>
    /// <returns>Where what follows begins.</returns>
    public float PaintKey(Page page, float x, float y)
    {
        x += Lettering.Draw(page, "1", x, y, PairLayout.TextSize, Palette.Ink) + 10;
        for (int tone = 0; tone < Tones; tone++, x += 11)
        {
            using SKPaint paint = new() { Color = ColorOf(tone).ToSKColor(), IsAntialias = false };
            page.DrawRect(x, y - 18, 11, 22, paint);
        }

        string greatest = most.ToString("N0", CultureInfo.InvariantCulture);
        x += 10 + Lettering.Draw(page, greatest, x + 10, y, PairLayout.TextSize, Palette.Ink) + 20;
        return x;
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

    // Counts by their logarithm, as a few cells hold most members.
    private int ToneOf(int count) => most <= 1 ? 0 : Math.Min(Tones - 1, (int)(Tones * Math.Log(count) / Math.Log(most)));

    private static Color ColorOf(int tone) => Palette.Mixed(Light, Dark, tone / (Tones - 1.0));
}
