using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>The members of a pair plot of one arm: each as a point, and all of them as the distribution of a variable.</summary>
internal static class PairMembers
{
    /// <summary>Paints a point for each member that has both values.</summary>
    public static void PaintPoints(Page page, SKRect area, PairVariable across, PairVariable up)
    {
        using SKPaint paint = new() { Color = Palette.Blue.WithAlpha(0.55).ToSKColor(), IsAntialias = true };
        for (int i = 0; i < across.Values.Length; i++)
        {
            (double x, double y) = (across.Values[i], up.Values[i]);
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                page.DrawCircle(PairLayout.Across(area, across.Scale.Place(x)), PairLayout.Up(area, up.Scale.Place(y)), 4, paint);
            }
        }
    }

    /// <summary>Paints the bars of a distribution.</summary>
    public static void PaintDistribution(Page page, SKRect area, PairVariable variable)
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
            float left = MathF.Round(PairLayout.Across(area, variable.Edges[i])),
                right = Math.Max(left + 1, MathF.Round(PairLayout.Across(area, variable.Edges[i + 1])) - 1);
            // Levels have bars of one width, however far apart they lie: their height alone is the count.
            if (variable.Levels is { } levels)
            {
                float middle = PairLayout.Across(area, levels[i]);
                (left, right) = (MathF.Round(middle - (bar / 2)), MathF.Round(middle + (bar / 2)));
            }
            if (cells[i] > 0)
            {
                page.DrawRect(new SKRect(left, area.Bottom - (0.92f * area.Height * cells[i] / highest), right, area.Bottom), paint);
            }
        }
    }
}
