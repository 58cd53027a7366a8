using System.Globalization;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>
/// The quantiles of a quantity in each arm: a thin bar from 5 % to 95 %, a box from 25 % to 75 %, the median as a line with its number.
/// </summary>
internal sealed class ArmBands : Chart
{
    private readonly (string Name, double[] Quantiles)[] arms;
    private readonly string label;
    private readonly ValueScale scale;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="label">The quantity with its unit.</param>
    /// <param name="arms">Each arm's quantiles 5, 25, 50, 75 and 95 %.</param>
    public ArmBands(string title, string subtitle, string label, IEnumerable<(string Name, double[] Quantiles)> arms)
        : base(title, subtitle)
    {
        this.arms = [.. arms.Where(arm => arm.Quantiles.All(double.IsFinite))];
        double Most(int quantile, double none) => this.arms.Select(arm => arm.Quantiles[quantile]).DefaultIfEmpty(none).Max();
        scale = ValueScale.For(Math.Min(0, this.arms.Select(arm => arm.Quantiles[0]).DefaultIfEmpty(0).Min()), Most(3, 1), Most(4, 1));
        this.label = label + (scale.SquareRoot ? ", √ axis" : "");
    }

    protected override float Bottom => 150;

    protected override bool WrapAcross => true;

    protected override (double Low, double High) Across => (-0.5, Math.Max(1, arms.Length) - 0.5);

    // The axis counts places on the scale, with some air above the highest bar.
    protected override (double Low, double High) Up => (0, 1.04);

    protected override (string Across, string Up) Labels =>
        ("the same virtual subjects in every arm (line: median, box: 25 to 75 %, thin bar: 5 to 95 %)", label);

    protected override (double[] Positions, string[] Labels) AcrossTicks =>
        ([.. Enumerable.Range(0, arms.Length).Select(i => (double)i)], [.. arms.Select(arm => arm.Name)]);

    protected override (double[] Positions, string[] Labels) UpTicks
    {
        get
        {
            (double[] values, string[] labels) = scale.Ticks(scale.SquareRoot ? 12 : 8);
            return ([.. values.Select(scale.Place)], labels);
        }
    }

    protected override void PaintContent(Page page)
    {
        for (int i = 0; i < arms.Length; i++)
        {
            float At(int quantile) => Y(scale.Place(arms[i].Quantiles[quantile]));
            Box(page, X(i - 0.05), At(4), X(i + 0.05), At(0), Palette.SkyBlue.Lighten(0.4));
            Box(page, X(i - 0.26), At(3), X(i + 0.26), At(1), Palette.SkyBlue);
            Line(page, X(i - 0.26), At(2), X(i + 0.26), At(2), Palette.Blue, 6);
            Lettering.Draw(page, arms[i].Quantiles[2].ToString("0.##", CultureInfo.InvariantCulture), X(i + 0.28),
                Math.Min(At(2) + 9, Floor - 6), TextSize, Palette.Blue);
        }
    }
}
