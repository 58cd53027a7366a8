using System.Globalization;
using ScottPlot;
using static NeuroBalance.Quantity;
// The module names of the model (Withdrawal, Craving ...) would hide the quantities of the same name.
using Quantity = NeuroBalance.Quantity;

namespace NeuroBalance.Plotting;

/// <summary>The figure of one run: the whole course beside the hours around its decisive moment, in stacked panels.</summary>
internal sealed class CourseFigure
{
    private const double LongEnoughForDays = 96, LongestDetail = 10 * 24, PeakMargin = 6;

    private readonly Trajectory _run;
    private readonly Landmark? _mark;
    private readonly Column[] _columns;
    private readonly CourseSampler _sampler;

    private CourseFigure(Trajectory run)
    {
        _run = run;
        _mark = Landmarks.EndOfAlcohol(run) ?? Landmarks.FirstDose(run);
        _columns = Columns();
        _sampler = new CourseSampler(run);
    }

    /// <summary>Takes what is to be drawn from a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="panels">The names of the panels; those in which the run has something to show when there are none.</param>
    public static FigureContent Of(Trajectory run, params IReadOnlyList<string> panels)
    {
        CourseFigure figure = new(run);
        Scenario scenario = run.Scenario;
        string title = scenario.Title.Length > 0 ? scenario.Title : scenario.Name;
        string subtitle = string.Create(CultureInfo.InvariantCulture,
            $"Scenario {scenario.Name}, a simulation with the model's default subject. Not medical advice.");
        if (scenario.Parameters.Length > 0)
        {
            IEnumerable<string> changes =
                scenario.Parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} = {p.Value}"));
            subtitle = $"Scenario {scenario.Name} with {string.Join(", ", changes)}. Not medical advice.";
        }
        if (run.EndTime < scenario.DurationHours)
        {
            subtitle += string.Create(CultureInfo.InvariantCulture, $" Stopped at {run.EndTime:0.##} h.");
        }
        Panel[] drawn = [.. CoursePanels.Of(figure, panels)];
        foreach (Panel panel in drawn.Where(panel => panel.Caveat.Length > 0))
        {
            subtitle += $" {panel.Title}: {char.ToLowerInvariant(panel.Caveat[0])}{panel.Caveat[1..]}";
        }
        return new FigureContent(title, subtitle, figure._columns, drawn, figure._mark);
    }

    private Column[] Columns()
    {
        double end = _run.EndTime;
        bool days = end > LongEnoughForDays;
        Column whole = new("The whole course", days ? "Time (days)" : "Time (hours)", 0, end, 0, days ? 24 : 1, 1);
        if (!days || _mark is not { } mark) return [whole with { Title = "" }];
        bool cessation = Landmarks.EndOfAlcohol(_run) is not null;
        double from = Math.Max(0, cessation ? Math.Min(mark.Time - 24, BeforeThePeak(mark.Time)) : mark.Time - 2);
        double to = Math.Min(end, cessation ? mark.Time + 144 : mark.Time + 46);
        string left = _run.LastDrink is not null && DailyEnvelope.Suits(_run) ? "The whole course (daily range and mean)"
            : whole.Title;
        return [whole with { Title = left },
            new Column($"Around the {mark.Label}", $"Time after the {mark.Label} (hours)", from, to, mark.Time, 1, 1.2)];
    }

    // The worst of a taper comes before its last drink: the hours around it show that too, from whole days before it.
    private double BeforeThePeak(double stop)
    {
        double peak = _run.Peak(Withdrawal).Time;
        return peak < stop && stop - peak <= LongestDetail ? stop - (24 * Math.Ceiling((stop - peak + PeakMargin) / 24)) : stop;
    }

    /// <summary>The highest value of a quantity.</summary>
    public double Highest(Quantity quantity) => _run.Peak(quantity).Value;

    /// <summary>Curves in both columns.</summary>
    public Series Plain(string label, Color color, Quantity quantity, bool dashed = false, double scale = 1) =>
        new(label, color, dashed, false,
            [.. _columns.Select(column => new Trace(_sampler.Curve(column, time => scale * _run.ValueAt(quantity, time)), null))]);

    /// <summary>The daily range where days of drinking are too many to be told apart.</summary>
    public Series Daily(string label, Color color, Quantity quantity, bool fill = false, bool mean = false) =>
        new(label, color, false, fill, [.. _columns.Select(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean))]);

    /// <summary>The daily mean instead of a band, for curves that share a panel.</summary>
    public Series Mean(string label, Color color, Quantity quantity, bool dashed) =>
        new(label, color, dashed, false,
            [.. _columns.Select(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean: true) with { Band = null })]);
}
