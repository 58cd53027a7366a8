using System.Globalization;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A factor of a screening by elementary effects.</summary>
/// <param name="Name">The factor.</param>
/// <param name="MuStar">The mean of the absolute effects: how much it does.</param>
/// <param name="Sigma">Their standard deviation: how much that depends on the other factors, or on where it stands itself.</param>
internal sealed record ElementaryEffect(string Name, double MuStar, double Sigma);

/// <summary>
/// Morris's screening: mu* to the right, sigma upwards, the factors that do most by name; where the names are long, by a number that a list
/// explains.
/// </summary>
internal sealed class ElementaryEffects : Chart
{
    private const int MostNames = 12, LongestName = 24;
    private const float KeyShare = 0.4f;

    private readonly ElementaryEffect[] factors;
    private readonly bool numbered;
    private readonly string inUnit;
    private readonly double most, widest;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="unit">The unit of the effects; empty where they have none.</param>
    public ElementaryEffects(string title, string subtitle, IEnumerable<ElementaryEffect> factors, string unit = "")
        : base(title, subtitle)
    {
        inUnit = unit.Length > 0 ? $" ({unit})" : "";
        this.factors =
            [.. factors.Where(one => double.IsFinite(one.MuStar) && double.IsFinite(one.Sigma)).OrderByDescending(one => one.MuStar)];
        numbered = this.factors.Take(MostNames).Any(one => one.Name.Length > LongestName);
        (most, widest) =
            (this.factors.Select(one => one.MuStar).DefaultIfEmpty(0).Max(), this.factors.Select(one => one.Sigma).DefaultIfEmpty(0).Max());
    }

    protected override bool AxesBehind => true;

    protected override float Right => numbered && Size != FigureSize.Column ? (KeyShare * Width) + WordKey.Gap : base.Right;

    protected override float Beneath(FigureSize size) => numbered && size == FigureSize.Column ? Key(size.Width).Height + WordKey.Gap : 0;

    protected override (double Low, double High) Across => (0, most > 0 ? 1.08 * most : 1);

    protected override (double Low, double High) Up => (0, widest > 0 ? 1.1 * widest : 1);

    protected override (string Across, string Up) Labels =>
        ("mu*: mean absolute elementary effect over the whole range" + inUnit, "sigma: standard deviation of the effects" + inUnit);

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

        int named = Math.Min(MostNames, factors.Length);
        if (numbered)
        {
            bool beneath = Size == FigureSize.Column;
            WordKey key = Key(Width);
            named = beneath ? named : key.Fitting(Floor + Bottom - 40 - Top);
            key.Paint(page, beneath ? KeyLeft : Wall + WordKey.Gap, beneath ? Floor + Bottom + WordKey.Gap - 24 : Top - 6, named);
        }

        for (int i = 0; i < named; i++)
        {
            Name(page, factors[i], numbered ? Number(i) : factors[i].Name, taken);
        }
    }

    private const float KeyLeft = 40;

    private static string Number(int factor) => (factor + 1).ToString(CultureInfo.InvariantCulture);

    private WordKey Key(float width) => new(factors.Take(MostNames).Select((factor, i) => (Number(i), factor.Name)),
        width <= FigureSize.Column.Width ? width - (2 * KeyLeft) : (KeyShare * width) - KeyLeft);

    // A name stands beside its point where nothing else does; where there is no such place it is left out.
    private void Name(Page page, ElementaryEffect factor, string name, List<SKRect> taken)
    {
        float x = X(factor.MuStar), y = Y(factor.Sigma), width = Lettering.Width(name, TextSize - 3);
        foreach ((float dx, float dy) in ((float, float)[])[(14, 8), (-14 - width, 8), (-width / 2, -16), (-width / 2, 32), (14, -16),
            (-14 - width, -16), (14, 32), (-14 - width, 32)])
        {
            SKRect place = new(x + dx, y + dy - 18, x + dx + width, y + dy + 5);
            if (place.Left < Left + 4 || place.Right > Wall + (numbered ? 20 : Right - 8) || place.Top < Top - 30 || place.Bottom > Floor
                || taken.Any(place.IntersectsWith))
            {
                continue;
            }
            taken.Add(place);
            // The border and the grid run behind a name, not through it.
            Box(page, place.Left - 3, place.Top, place.Right + 3, place.Bottom, Palette.Paper);
            Lettering.Draw(page, name, place.Left, y + dy, TextSize - 3, Palette.Ink);
            return;
        }
    }
}
