using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>The levels of lines of equal value, each written once on its line, off every other line and label.</summary>
/// <param name="frame">Where labels may stand.</param>
/// <param name="size">The size of their letters.</param>
internal sealed class ContourLabels(SKRect frame, float size)
{
    private const float Air = 7, Step = 4;

    private readonly List<(string Text, List<(SKPoint From, SKPoint To)> Pieces)> lines = [];

    /// <summary>Takes a line of equal value.</summary>
    /// <param name="text">Its level.</param>
    /// <param name="pieces">Its pieces, in any order.</param>
    public void Add(string text, List<(SKPoint From, SKPoint To)> pieces) => lines.Add((text, pieces));

    /// <summary>Draws the labels; a line that is too short, or that others run along too closely, has none.</summary>
    public void Paint(Page page)
    {
        List<SKRect> taken = [];
        for (int i = 0; i < lines.Count; i++)
        {
            (string text, List<(SKPoint From, SKPoint To)> pieces) = lines[i];
            float width = Lettering.Width(text, size) + Air;
            if (pieces.Sum(piece => SKPoint.Distance(piece.From, piece.To)) < 2 * width) continue;
            SKPoint[] others = [.. lines.Where((_, other) => other != i).SelectMany(line => line.Pieces).SelectMany(Points)];
            SKRect best = default;
            float widest = 0;
            foreach (SKPoint middle in pieces.SelectMany(Points))
            {
                SKRect place = SKRect.Create(middle.X - (width / 2), middle.Y - (size / 2), width, size);
                float room = taken.Select(label => SKPoint.Distance(middle, new SKPoint(label.MidX, label.MidY)) / 3)
                    .Append(Inside(place)).Min();
                if (room <= widest || room < Air) continue;
                SKRect wide = SKRect.Inflate(place, Air, Air);
                if (taken.Any(wide.IntersectsWith) || others.Any(wide.Contains)) continue;
                (best, widest) = (place, room);
            }

            if (widest == 0) continue;
            taken.Add(best);
            using SKPaint paper = new() { Color = SKColors.White.WithAlpha(240), IsAntialias = true };
            page.DrawRect(best, paper);
            Lettering.Draw(page, text, best.MidX, best.MidY + (0.36f * size), size, Palette.Ink, Anchor.Center);
        }
    }

    private float Inside(SKRect place) => Math.Min(Math.Min(place.Left - frame.Left, frame.Right - place.Right),
        Math.Min(place.Top - frame.Top, frame.Bottom - place.Bottom));

    private static IEnumerable<SKPoint> Points((SKPoint From, SKPoint To) piece)
    {
        int parts = Math.Max(1, (int)Math.Ceiling(SKPoint.Distance(piece.From, piece.To) / Step));
        for (int i = 0; i <= parts; i++)
        {
            float share = (float)i / parts;
            yield return new SKPoint((piece.From.X * (1 - share)) + (piece.To.X * share),
                (piece.From.Y * (1 - share)) + (piece.To.Y * share));
        }
    }
}
