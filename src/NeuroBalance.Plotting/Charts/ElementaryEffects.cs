using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A factor of a screening by elementary effects.</summary>
/// <param name="Name">The factor.</param>
/// <param name="MuStar">The mean of the absolute effects: how much it does.</param>
/// <param name="Sigma">Their standard deviation: how much that depends on the other factors, or on where it stands itself.</param>
internal sealed record ElementaryEffect(string Name, double MuStar, double Sigma);

/// <summary>Morris's screening: mu* to the right, sigma upwards, the factors that do most by name.</summary>
internal sealed class ElementaryEffects : Chart
{
    private const int MostNames = 12;

    private readonly ElementaryEffect[] factors;
    private readonly double most, widest;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="factors">The factors.</param>
    public ElementaryEffects(string title, string subtitle, IEnumerable<ElementaryEffect> factors)
        : base(title, subtitle)
    {
        this.factors =
            [.. factors.Where(one => double.IsFinite(one.MuStar) && double.IsFinite(one.Sigma)).OrderByDescending(one => one.MuStar)];
        (most, widest) =
            (this.factors.Select(one => one.MuStar).DefaultIfEmpty(0).Max(), this.factors.Select(one => one.Sigma).DefaultIfEmpty(0).Max());
    }

    protected override (double Low, double High) Across => (0, most > 0 ? 1.08 * most : 1);

    protected override (double Low, double High) Up => (0, widest > 0 ? 1.1 * widest : 1);

    protected override (string Across, string Up) Labels =>
        ("mu*: mean absolute elementary effect over the whole range", "sigma: standard deviation of the effects");

    protected override (double[] Positions, string[] Labels) AcrossTicks => Ticks.Linear(Across.Low, Across.High, 8);

    protected override void PaintContent(Page page)
    {
        using SKPaint border =
            new()
            {
                Color = Palette.Frame.ToSKColor(),
                StrokeWidth = 2,
                IsAntialias = true,
                PathEffect = SKPathEffect.CreateDash(
            [8, 8], 0)
            };
        // Beyond the line the effects differ by more than they amount to: the factor acts through others, or bends.
        double end = Math.Min(Across.High, Up.High);
        page.DrawLine(X(0), Y(0), X(end), Y(end), border);
        const string Border = "sigma = mu*";
        float half = Lettering.Width(Border, TextSize) / 2, borderX = Math.Clamp(X(end), Left + half + 8, Wall - half);
        Lettering.Draw(page, Border, borderX, Y(end) - 12, TextSize, Palette.Quiet, Anchor.Center);
        List<SKRect> taken = [new SKRect(borderX - half, Y(end) - 34, borderX + half, Y(end))];
        using SKPaint fill = new() { Color = Palette.Blue.ToSKColor(), IsAntialias = true };
        foreach (ElementaryEffect factor in factors)
        {
            page.DrawCircle(X(factor.MuStar), Y(factor.Sigma), 8, fill);
            taken.Add(SKRect.Create(X(factor.MuStar) - 9, Y(factor.Sigma) - 9, 18, 18));
        }

        foreach (ElementaryEffect factor in factors.Take(MostNames))
        {
            Name(page, factor, taken);
        }
    }

    // A name stands beside its point where nothing else does; where there is no such place it is left out.
    private void Name(Page page, ElementaryEffect factor, List<SKRect> taken)
    {
        float x = X(factor.MuStar), y = Y(factor.Sigma), width = Lettering.Width(factor.Name, TextSize - 3);
        foreach ((float dx, float dy) in ((float, float)[])[(14, 8), (-14 - width, 8), (-width / 2, -16), (-width / 2, 32), (14, -16),
            (-14 - width, -16), (14, 32), (-14 - width, 32)])
        {
            SKRect place = new(x + dx, y + dy - 18, x + dx + width, y + dy + 5);
            if (place.Left < Left + 4 || place.Right > Wall + Right - 8 || place.Top < Top - 30 || place.Bottom > Floor
                || taken.Any(place.IntersectsWith))
            {
                continue;
            }
            taken.Add(place);
            // The border and the grid run behind a name, not through it.
            Box(page, place.Left - 3, place.Top, place.Right + 3, place.Bottom, Palette.Paper);
            Lettering.Draw(page, factor.Name, place.Left, y + dy, TextSize - 3, Palette.Ink);
            return;
        }
    }
}
