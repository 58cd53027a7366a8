using System.Globalization;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>How often the values of a quantity fall into each part of its range.</summary>
internal sealed class Histogram : Chart
{
    private readonly int[] counts;
    private readonly double low, high;
    private readonly string label;

    public Histogram(string title, string subtitle, string label, double low, double high, int[] counts)
        : base(title, subtitle) => (this.label, this.low, this.high, this.counts) = (label, low, high > low ? high : low + 1, counts);

    protected override (double Low, double High) Across => (low, high);

    protected override (double Low, double High) Up => (0, Math.Max(1, counts.Max() * 1.05));

    protected override (string Across, string Up) Labels => (label, "members");

    protected override (double[] Positions, string[] Labels) AcrossTicks => Ticks.Linear(low, high, 10);

    protected override (double[] Positions, string[] Labels) UpTicks
    {
        get
        {
            (double[] positions, _) = Ticks.Linear(Up.Low, Up.High, 8);
            return (positions,
                [.. positions.Select(position => (position == 0 ? 0 : position).ToString("0.##", CultureInfo.InvariantCulture))]);
        }
    }

    protected override void PaintContent(Page page)
    {
        double width = (high - low) / counts.Length;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) Box(page, X(low + (i * width)) + 1, Y(counts[i]), X(low + ((i + 1) * width)) - 1, Y(0), Palette.Blue);
        }
    }
}
