using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A quantity over two axes of a grid, as colours with a scale beside them; grey where there is no number.</summary>
internal sealed class HeatMap : Chart
{
    // Light to dark in even steps of lightness, so that it also reads in grey.
    private static readonly Color[] Scale = [Color.FromHex("#FFF7E0"), Color.FromHex("#F9CF73"), Color.FromHex("#EB8F34"),
        Color.FromHex("#C24A1D"), Color.FromHex("#7A1A1A"), Color.FromHex("#30060E")];

    private readonly (string Label, double[] Values) across, up;
    private readonly double[,] cells;
    private readonly string label;
    private readonly double low, high;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="across">The axis to the right: its label and levels.</param>
    /// <param name="up">The axis upwards.</param>
    /// <param name="cells">The quantity, [across, up].</param>
    /// <param name="label">What the colours mean.</param>
    public HeatMap(string title, string subtitle, (string Label, double[] Values) across, (string Label, double[] Values) up,
        double[,] cells, string label)
        : base(title, subtitle)
    {
        (this.across, this.up, this.cells, this.label) = (across, up, cells, label);
        double[] finite = [.. cells.Cast<double>().Where(double.IsFinite)];
        (low, high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (high <= low) high = low + 1;
    }

    protected override float Right => 250;

    protected override (double Low, double High) Across => (-0.5, across.Values.Length - 0.5);

    protected override (double Low, double High) Up => (-0.5, up.Values.Length - 0.5);

    protected override (string Across, string Up) Labels => (across.Label, up.Label);

    protected override bool Grid => false;

    protected override (double[] Positions, string[] Labels) AcrossTicks => LevelTicks(across.Values, 20);

    protected override (double[] Positions, string[] Labels) UpTicks => LevelTicks(up.Values, 20);

    protected override void PaintContent(Page page)
    {
        for (int i = 0; i < across.Values.Length; i++)
        {
            for (int j = 0; j < up.Values.Length; j++)
            {
                Color color = double.IsFinite(cells[i, j]) ? At((cells[i, j] - low) / (high - low)) : Palette.Grid;
                Box(page, MathF.Round(X(i - 0.5)), MathF.Round(Y(j + 0.5)), MathF.Round(X(i + 0.5)), MathF.Round(Y(j - 0.5)), color);
            }
        }

        PaintContours(page);
        float left = Wall + 40, bottom = Floor;
        const int Steps = 200;
        float Place(double share) => bottom - (float)(share * (bottom - Top));
        for (int i = 0; i < Steps; i++)
        {
            Box(page, left, MathF.Floor(Place((i + 1.0) / Steps)), left + 40, MathF.Ceiling(Place((double)i / Steps)),
                At((i + 0.5) / Steps));
        }
        (double[] positions, string[] labels) = Ticks.Linear(low, high, 8);
        for (int i = 0; i < positions.Length; i++)
        {
            Lettering.Draw(page, labels[i], left + 52, Place((positions[i] - low) / (high - low)) + 9, TextSize, Palette.Ink);
        }
        float widest = labels.Select(text => Lettering.Width(text, TextSize)).DefaultIfEmpty().Max();
        Lettering.DrawUpwards(page, label, left + 52 + widest + 42, (Top + bottom) / 2, Lettering.Fit(page, label, TextSize, bottom - Top),
            Palette.Ink);
        // The light end of the scale is nearly white: only a frame tells it from the page.
        Frame(page, Left, Top, Wall, bottom);
        Frame(page, left, Top, left + 40, bottom);
    }

    // Lines of equal value at the ticks of the scale, so that the map can be read in grey and by number.
    private void PaintContours(Page page)
    {
        using SKPaint halo = new()
        {
            Color = SKColors.White.WithAlpha(
            150),
            StrokeWidth = 4.5f,
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
            StrokeCap = SKStrokeCap.Round
        };
        using SKPaint line =
            new()
            {
                Color = Palette.Ink.ToSKColor(),
                StrokeWidth = 2,
                Style = SKPaintStyle.Stroke,
                IsAntialias = true,
                StrokeCap = SKStrokeCap.Round
            };
        (double[] levels, string[] texts) = Ticks.Linear(low, high, 8);
        ContourLabels labels = new(new SKRect(Left, Top, Wall, Floor), TextSize - 3);
        for (int i = 0; i < levels.Length; i++)
        {
            if (levels[i] <= low || levels[i] >= high) continue;
            using SKPath path = new();
            List<(SKPoint From, SKPoint To)> pieces = [];
            foreach (ContourSegment segment in Contours.Of(cells, levels[i]))
            {
                SKPoint from = new(X(segment.FromAcross), Y(segment.FromUp)), to = new(X(segment.ToAcross), Y(segment.ToUp));
                path.MoveTo(from);
                path.LineTo(to);
                pieces.Add((from, to));
            }

            page.DrawPath(path, halo);
            page.DrawPath(path, line);
            labels.Add(texts[i], pieces);
        }

        labels.Paint(page);
    }

    private static (double[] Positions, string[] Labels) LevelTicks(double[] levels, int most)
    {
        int every = Math.Max(1, (int)Math.Ceiling((double)levels.Length / most));
        int[] shown = [.. Enumerable.Range(0, levels.Length).Where(i => i % every == 0)];
        return ([.. shown.Select(i => (double)i)], [.. shown.Select(i => levels[i].ToString("0.###", CultureInfo.InvariantCulture))]);
    }

    private static Color At(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Scale.Length - 1);
        int below = Math.Min((int)place, Scale.Length - 2);
        return Palette.Mixed(Scale[below], Scale[below + 1], place - below);
    }
}
