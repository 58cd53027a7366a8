using SkiaSharp;

namespace NeuroBalance.Cli.Figures;

/// <summary>The quantiles of a quantity in each arm: a box from 25 % to 75 %, a wider band from 5 % to 95 %, the median as a line.</summary>
internal sealed class ArmBands : Chart
{
    private readonly (string Name, double[] Quantiles)[] arms;
    private readonly string label;
    private readonly double high;
    private readonly double low;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="label">The quantity with its unit.</param>
    /// <param name="arms">Each arm's quantiles 5, 25, 50, 75 and 95 %.</param>
    public ArmBands(string title, string subtitle, string label, IEnumerable<(string Name, double[] Quantiles)> arms)
        : base(title, subtitle)
    {
        this.arms = [.. arms.Where(arm => arm.Quantiles.All(double.IsFinite))];
        this.label = label;
        high = this.arms.Select(arm => arm.Quantiles[4]).DefaultIfEmpty(1).Max();
        low = Math.Min(0, this.arms.Select(arm => arm.Quantiles[0]).DefaultIfEmpty(0).Min());
        if (high <= low) high = low + 1;
    }

    protected override (double Low, double High) Across => (-0.5, Math.Max(1, arms.Length) - 0.5);

    protected override (double Low, double High) Up => (low, high + (0.05 * (high - low)));

    protected override (string Across, string Up) Labels => ("arm, the same virtual subjects in each  (line: median; boxes: 25 to 75 % and 5 to 95 %)", label);

    protected override (double[] Positions, string[] Labels) AcrossTicks => ([.. Enumerable.Range(0, arms.Length).Select(i => (double)i)], [.. arms.Select(arm => arm.Name)]);

    protected override void PaintContent(SKCanvas canvas)
    {
        for (int i = 0; i < arms.Length; i++)
        {
            double[] q = arms[i].Quantiles;
            Box(canvas, X(i - 0.38), Y(q[4]), X(i + 0.38), Y(q[0]), Palette.SkyBlue.Lighten(0.5));
            Box(canvas, X(i - 0.26), Y(q[3]), X(i + 0.26), Y(q[1]), Palette.SkyBlue);
            Line(canvas, X(i - 0.38), Y(q[2]), X(i + 0.38), Y(q[2]), Palette.Blue, 6);
        }
    }
}
