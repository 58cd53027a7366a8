using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>How a quantity runs in a population: in each arm the median as a line, bands around it.</summary>
internal sealed class BandCourse : Chart
{
    // More arms than these, and the wide bands would hide each other: the narrow ones and the medians stay.
    private const int MostWide = 2;

    private const byte Wide = 30, Narrow = 80, Edge = 150;

    // From so many hours on the time is told in days.
    private const double LongHours = 168;

    private readonly TrajectoryBands[] arms;
    private readonly (string Across, string Up) labels;
    private readonly (double Low, double High) across, up;
    private readonly bool days;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="across">The label of the time; its own when absent.</param>
    /// <param name="up">The quantity with its unit.</param>
    /// <param name="arms">The bands of the arms, of one course.</param>
    public BandCourse(string title, string subtitle, string? across, string up, IReadOnlyList<TrajectoryBands> arms)
        : base(title, subtitle)
    {
        this.arms = [.. arms];
        (double first, double last) = (arms[0].Times[0], arms[0].Times[^1]);
        this.across = (first, last > first ? last : first + 1);
        days = this.across.High - this.across.Low >= LongHours;
        this.up = DoseResponse.WithAir(arms.SelectMany(arm => arm.Quantiles)
            .SelectMany(one => ShowsWide ? one.AsEnumerable() : one.Skip(1).SkipLast(1)), fromZero: true);
        string bands = ShowsWide ? "bands: 25 to 75 and 5 to 95 % of members" : "bands: 25 to 75 % of members";
        labels = (across ?? $"{Time(arms[0].Origin)} ({(days ? "d" : "h")}; line: median, {bands})", up);
    }

    protected override (double Low, double High) Across => across;

    protected override (double Low, double High) Up => up;

    protected override (string Across, string Up) Labels => labels;

    protected override (double[] Positions, string[] Labels) AcrossTicks
    {
        get
        {
            double unit = days ? 24 : 1;
            (double[] positions, string[] texts) = Ticks.Time(across.Low / unit, across.High / unit, days, 12);
            return ([.. positions.Select(one => one * unit)], texts);
        }
    }

    protected override int KeyLines => ArmKey.Lines(Names, Left, Wall);

    private string[] Names => [.. arms.Select(arm => arm.Arm)];

    private bool ShowsWide => arms.Length <= MostWide;

    protected override void PaintContent(Page page)
    {
        for (int i = 0; i < arms.Length; i++)
        {
            if (ShowsWide) Band(page, i, 0, 4, Wide);
            Band(page, i, 1, 3, Narrow);
        }

        // The medians lie above all bands.
        for (int i = 0; i < arms.Length; i++)
        {
            foreach ((int from, int to) in Stretches(arms[i]))
            {
                using SKPath path = new();
                path.MoveTo(Point(i, from, 2));
                for (int at = from; at <= to; at++)
                {
                    path.LineTo(Point(i, at, 2));
                }
                ArmKey.Stroke(i, stroke => page.DrawPath(path, stroke));
            }
        }

        ArmKey.Paint(page, Names, (Left, Wall, Top), TextSize);
    }

    private static string Time(string origin) => origin switch
    {
        "start" => "time",
        _ => $"time from the {origin}",
    };

    private void Band(Page page, int arm, int lower, int upper, byte opacity)
    {
        using SKPaint fill = new() { Color = ArmKey.ColorOf(arm).WithAlpha(opacity), IsAntialias = true };
        // Where bands of two arms lie over one another their edges tell whose is which.
        using SKPaint edge =
            new() { Color = ArmKey.ColorOf(arm).WithAlpha(Edge), StrokeWidth = 1.5f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        foreach ((int from, int to) in Stretches(arms[arm]))
        {
            using SKPath path = new();
            path.MoveTo(Point(arm, from, lower));
            for (int at = from; at <= to; at++)
            {
                path.LineTo(Point(arm, at, upper));
            }
            for (int at = to; at >= from; at--)
            {
                path.LineTo(Point(arm, at, lower));
            }
            path.Close();
            page.DrawPath(path, fill);
            page.DrawPath(path, edge);
        }
    }

    private SKPoint Point(int arm, int at, int quantile) => new(X(arms[arm].Times[at]), Y(arms[arm].Quantiles[at][quantile]));

    // Where nobody has a value there is a gap.
    private static IEnumerable<(int From, int To)> Stretches(TrajectoryBands band)
    {
        int from = -1;
        for (int at = 0; at < band.Times.Length; at++)
        {
            bool there = double.IsFinite(band.Quantiles[at][2]);
            if (there && from < 0) from = at;
            if (!there && from >= 0) yield return (from, at - 1);
            if (!there) from = -1;
        }

        if (from >= 0) yield return (from, band.Times.Length - 1);
    }
}
