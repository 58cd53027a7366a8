using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>How arms are told apart in one frame, by colour and dashes, and their key above it.</summary>
internal static class ArmKey
{
    private const float Sample = 56, BesideName = 68, Between = 44;

    private static readonly ScottPlot.Color[] Colors =
        [Palette.Blue, Palette.Vermilion, Palette.Green, Palette.Purple, Palette.Orange, Palette.Black, Palette.SkyBlue];
    private static readonly float[][] Dashes = [[], [14, 8], [4, 7], [20, 7, 4, 7]];

    public static SKColor ColorOf(int arm) => Colors[arm % Colors.Length].ToSKColor();

    /// <summary>Draws something with an arm's line.</summary>
    public static void Stroke(int arm, Action<SKPaint> draw)
    {
        using SKPathEffect? dash = Dashes[arm % Dashes.Length] is { Length: > 0 } dashes ? SKPathEffect.CreateDash(dashes, 0) : null;
        using SKPaint stroke =
            new() { Color = ColorOf(arm), StrokeWidth = 3.5f, Style = SKPaintStyle.Stroke, IsAntialias = true, PathEffect = dash };
        draw(stroke);
    }

    /// <summary>The lines that the key takes.</summary>
    public static int Lines(IReadOnlyList<string> names, float left, float wall) =>
        names.Count > 1 ? Pieces(names, left, wall).Max(piece => piece.Line) + 1 : 0;

    /// <summary>Draws the key.</summary>
    /// <param name="page">The page.</param>
    /// <param name="names">The arms.</param>
    /// <param name="frame">The left, right and upper end of the frame.</param>
    /// <param name="size">The size of the letters.</param>
    /// <param name="mark">Draws what stands upon the line of an arm, around a point.</param>
    public static void Paint(Page page, IReadOnlyList<string> names, (float Left, float Wall, float Top) frame, float size,
        Action<int, float, float>? mark = null)
    {
        if (names.Count < 2) return;
        int lines = Lines(names, frame.Left, frame.Wall);
        foreach ((int arm, float x, int line) in Pieces(names, frame.Left, frame.Wall))
        {
            float y = frame.Top - 52 - (36 * (lines - 1 - line));
            Stroke(arm, stroke => page.DrawLine(x, y, x + Sample, y, stroke));
            mark?.Invoke(arm, x + (Sample / 2), y);
            Lettering.Draw(page, names[arm], x + BesideName, y + 9, size, Palette.Ink);
        }
    }

    private static List<(int Arm, float X, int Line)> Pieces(IReadOnlyList<string> names, float left, float wall)
    {
        List<(int, float, int)> pieces = [];
        float x = left;
        int line = 0;
        for (int arm = 0; arm < names.Count; arm++)
        {
            float width = BesideName + Lettering.Width(names[arm], Chart.TextSize);
            if (x > left && x + width > wall) (x, line) = (left, line + 1);
            pieces.Add((arm, x, line));
            x += width + Between;
        }

        return pieces;
    }
}
