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
    private readonly IReadOnlyList<Trajectory> _together;
    private readonly Column[] _columns;
    private readonly double[] _shifts;
    private readonly CourseSampler _sampler;

    private CourseFigure(Trajectory run, IReadOnlyList<Trajectory> together, Column[] columns, double[] shifts)
    {
        (_run, _together, _columns, _shifts) = (run, together, columns, shifts);
        _sampler = new CourseSampler(run);
    }

    /// <summary>Takes what is to be drawn from a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="panels">The names of the panels; those in which the run has something to show when there are none.</param>
    public static FigureContent Of(Trajectory run, params IReadOnlyList<string> panels)
    {
        Landmark? mark = MarkOf(run);
        Column[] columns = Columns(run, mark);
        CourseFigure figure = new(run, [run], columns, new double[columns.Length]);
        Scenario scenario = run.Scenario;
        string title = scenario.Title.Length > 0 ? scenario.Title : scenario.Name;
        string subtitle = string.Create(CultureInfo.InvariantCulture,
            $"Scenario {scenario.Name}, a simulation with the model's default subject. Not medical advice.");
        if (scenario.Parameters.Length > 0)
        {
            subtitle = $"Scenario {scenario.Name} with {Changes(scenario.Parameters)}. Not medical advice.";
        }
        if (run.EndTime < scenario.DurationHours)
        {
            subtitle += string.Create(CultureInfo.InvariantCulture, $" Stopped at {run.EndTime:0.##} h.");
        }
        Panel[] drawn = [.. CoursePanels.Of(figure, panels)];
        return new FigureContent(title, subtitle + Caveats(drawn), columns, drawn, mark);
    }

    /// <summary>What must be said beside the panels that are drawn; nothing, or sentences behind a space.</summary>
    public static string Caveats(IEnumerable<Panel> drawn) => string.Concat(drawn.Where(panel => panel.Caveat.Length > 0)
        .Select(panel => $" {panel.Title}: {char.ToLowerInvariant(panel.Caveat[0])}{panel.Caveat[1..]}"));

    /// <summary>The run as one of several in a figure.</summary>
    /// <param name="run">The run.</param>
    /// <param name="together">All runs of the figure.</param>
    /// <param name="columns">The spans of time of this run, by its own clock.</param>
    /// <param name="shifts">By how much the figure's clock is ahead of the run's in each column (h).</param>
    public static CourseFigure OneOf(Trajectory run, IReadOnlyList<Trajectory> together, Column[] columns, double[] shifts) =>
        new(run, together, columns, shifts);

    /// <summary>The moment from which a run is told.</summary>
    public static Landmark? MarkOf(Trajectory run) => Landmarks.EndOfAlcohol(run) ?? Landmarks.FirstDose(run);

    /// <summary>Parameters as words, <c>Nmda.EthanolIc50 = 40</c>.</summary>
    public static string Changes(IEnumerable<NamedValue> parameters) =>
        string.Join(", ", parameters.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} = {one.Value}")));

    /// <summary>Whether a time axis of this length counts days, beside one of hours.</summary>
    public static bool CountsDays(double end) => end > LongEnoughForDays;

    /// <summary>The whole course as a column.</summary>
    public static Column Whole(double end) =>
        new("The whole course", CountsDays(end) ? "Time (days)" : "Time (hours)", 0, end, 0, CountsDays(end) ? 24 : 1, 1);

    /// <summary>The hours around the moment from which a run is told.</summary>
    public static (double From, double To) Around(Trajectory run, Landmark mark)
    {
        bool cessation = Landmarks.EndOfAlcohol(run) is not null;
        double from = Math.Max(0, cessation ? Math.Min(mark.Time - 24, BeforeThePeak(run, mark.Time)) : mark.Time - 2);
        return (from, Math.Min(run.EndTime, cessation ? mark.Time + 144 : mark.Time + 46));
    }

    private static Column[] Columns(Trajectory run, Landmark? mark)
    {
        Column whole = Whole(run.EndTime);
        if (!CountsDays(run.EndTime) || mark is null) return [whole with { Title = "" }];
        (double from, double to) = Around(run, mark);
        string left = run.LastDrink is not null && DailyEnvelope.Suits(run) ? "The whole course (daily range and mean)"
            : whole.Title;
        return [whole with { Title = left },
            new Column($"Around the {mark.Label}", $"Time after the {mark.Label} (hours)", from, to, mark.Time, 1, 1.2)];
    }

    // The worst of a taper comes before its last drink: the hours around it show that too, from whole days before it.
    private static double BeforeThePeak(Trajectory run, double stop)
    {
        double peak = run.Peak(Withdrawal).Time;
        return peak < stop && stop - peak <= LongestDetail ? stop - (24 * Math.Ceiling((stop - peak + PeakMargin) / 24)) : stop;
    }

    /// <summary>What the run has values of.</summary>
    public IReadOnlyList<Quantity> Quantities => _run.Quantities;

    /// <summary>The highest value of a quantity in any run of the figure.</summary>
    public double Highest(Quantity quantity) => _together.Max(run => run.Peak(quantity).Value);

    /// <summary>Curves in both columns.</summary>
    public Series Plain(string label, Color color, Quantity quantity, bool dashed = false, double scale = 1) =>
        new(label, color, dashed, false,
            Traces(column => new Trace(_sampler.Curve(column, time => scale * _run.ValueAt(quantity, time)), null)));

    /// <summary>The daily range where days of drinking are too many to be told apart.</summary>
    public Series Daily(string label, Color color, Quantity quantity, bool fill = false, bool mean = false) =>
        // The ranges of several runs cover each other: their means are what can be compared.
        new(label, color, false, fill,
            Traces(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean || _together.Count > 1)));

    /// <summary>The daily mean instead of a band, for curves that share a panel.</summary>
    public Series Mean(string label, Color color, Quantity quantity, bool dashed) =>
        new(label, color, dashed, false,
            Traces(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean: true) with { Band = null }));

    private Trace[] Traces(Func<Column, Trace> of) => [.. _columns.Select((column, at) => Shifted(of(column), _shifts[at]))];

    private static Trace Shifted(Trace trace, double by)
    {
        if (by == 0) return trace;
        Curve curve = new([.. trace.Curve.Times.Select(time => time + by)], trace.Curve.Values);
        return new Trace(curve, trace.Band is { } band ? band with { Times = [.. band.Times.Select(time => time + by)] } : null);
    }
}
