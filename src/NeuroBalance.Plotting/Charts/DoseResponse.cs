using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>One arm of a dose-response figure: a value at each level of the axis; not a number is a gap.</summary>
/// <param name="Name">The arm; empty where there is one alone.</param>
/// <param name="Levels">The levels, rising.</param>
/// <param name="Values">One value for each level.</param>
internal sealed record DoseResponseArm(string Name, double[] Levels, double[] Values);

/// <summary>
/// A quantity over one axis of a grid: every member as a point, joined by a line, arms told apart by colour, dashes and the shape of their
/// points.
/// </summary>
internal sealed class DoseResponse : Chart
{
    private const float PointRadius = 7;

    // A share of an axis that is less than a pixel.
    private const double Unseen = 1e-3;

    private readonly DoseResponseArm[] arms;
    private readonly (string Across, string Up) labels;
    private readonly (double Low, double High) across, up;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="across">The axis with its unit.</param>
    /// <param name="up">The quantity with its unit.</param>
    /// <param name="arms">The arms.</param>
    public DoseResponse(string title, string subtitle, string across, string up, IReadOnlyList<DoseResponseArm> arms)
        : base(title, subtitle)
    {
        this.arms = [.. arms];
        labels = (across, up);
        this.across = WithAir(arms.SelectMany(arm => arm.Levels), fromZero: false);
        this.up = WithAir(arms.SelectMany(arm => arm.Values), fromZero: true);
    }

    protected override (double Low, double High) Across => across;

    protected override (double Low, double High) Up => up;

    protected override (string Across, string Up) Labels => labels;

    protected override (double[] Positions, string[] Labels) AcrossTicks => Ticks.Linear(across.Low, across.High, 10);

    protected override bool AxesBehind => true;

    protected override int KeyLines => ArmKey.Lines(Names, Left, Wall);

    private string[] Names => [.. arms.Select(arm => arm.Name)];

    protected override void PaintContent(Page page)
    {
        for (int i = 0; i < arms.Length; i++)
        {
            (double X, double Y)[] points = [.. arms[i].Levels.Zip(arms[i].Values)];
            using SKPath path = new();
            bool joined = false;
            foreach ((double x, double y) in points)
            {
                if (double.IsFinite(y) && joined) path.LineTo(X(x), Y(y));
                else if (double.IsFinite(y)) path.MoveTo(X(x), Y(y));
                joined = double.IsFinite(y);
            }

            ArmKey.Stroke(i, stroke => page.DrawPath(path, stroke));
            foreach ((double x, double y) in points.Where(point => double.IsFinite(point.Y)))
            {
                Point(page, X(x), Y(y), i);
            }
        }

        ArmKey.Paint(page, Names, (Left, Wall, Top), TextSize, (arm, x, y) => Point(page, x, y, arm));
    }

    // Round, square, pointed: the arms stay apart in grey.
    private static void Point(Page page, float x, float y, int arm)
    {
        using SKPaint fill = new() { Color = ArmKey.ColorOf(arm), IsAntialias = true };
        if (arm % 3 == 0)
        {
            page.DrawCircle(x, y, PointRadius, fill);
        }
        else if (arm % 3 == 1)
        {
            page.DrawRect(x - (0.9f * PointRadius), y - (0.9f * PointRadius), 1.8f * PointRadius, 1.8f * PointRadius, fill);
        }
        else
        {
            using SKPath triangle = new();
            triangle.MoveTo(x, y - (1.2f * PointRadius));
            triangle.LineTo(x + (1.1f * PointRadius), y + (0.8f * PointRadius));
            triangle.LineTo(x - (1.1f * PointRadius), y + (0.8f * PointRadius));
            triangle.Close();
            page.DrawPath(triangle, fill);
        }
    }

    /// <summary>The ends of an axis for some values.</summary>
    internal static (double Low, double High) WithAir(IEnumerable<double> values, bool fromZero)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0) return (0, 1);
        double low = finite.Min(), high = finite.Max(), air = high > low ? 0.05 * (high - low) : Math.Max(0.5, 0.1 * Math.Abs(high));
        if (!fromZero || low < -Unseen * high) return (low - air, high + air);
        // A quantity that comes near zero is shown from zero; one that does not would be a flat line. What is not below zero, or by less
        // than can be seen, as an integration leaves it, has no axis below zero either.
        return (low < 0.3 * high ? 0 : Math.Max(0, low - air), high + air);
    }
}
