using static NeuroBalance.Quantity;
using Color = ScottPlot.Color;
// The module names of the model (Withdrawal, Craving ...) would hide the quantities of the same name.
using Quantity = NeuroBalance.Quantity;

namespace NeuroBalance.Plotting;

/// <content>The axes, panels and lines of which the figures consist.</content>
internal sealed partial class ClaimFigures
{
    private static FigureContent Plain(string title, Column axis, Func<Column, Panel[]> panels, string? mark = null) =>
        new(title, Subtitle, [axis], panels(axis), mark is null ? null : new Landmark(mark, axis.Origin));

    private static Column Hours(string label, double from, double to) => new("", label, from, to, 0, 1, 1);

    private static Column Days(string label, double from, double to) => new("", label, from * 24, to * 24, 0, 24, 1);

    // Hours after the last regular drink of the run with 17 drinks a day, or with 20.
    private static Column Stop(double from, double to) => new("", "Time after the last drink (hours)", from, to, 0, 1, 1);

    private Series[] Doses(Column axis, Quantity quantity) =>
    [
        Line(axis, "70 g", Palette.Vermilion, "binge-70g", quantity),
        Line(axis, "42 g", Palette.Orange, "binge", quantity, dashed: true),
        Line(axis, "28 g", Palette.Green, "binge-28g", quantity),
        Line(axis, "14 g", Palette.Blue, "binge-14g", quantity, dashed: true),
    ];

    private Series[] Arms(Column axis, Quantity quantity) =>
    [
        Line(axis, "lorazepam by symptoms", Palette.Black, "adjunct-without", quantity),
        Line(axis, "with ketamine from 12 to 60 h", Palette.Purple, "adjunct-with", quantity, dashed: true),
    ];

    private static Panel Panel(string title, string unit, double? baseline, params Series[] series) =>
        new(title, unit, series) { Baseline = baseline };

    private static Panel Score(string title, params Series[] series) => new(title, "score", series)
    {
        AtLeast = (0, 20),
        Zones =
        [
            new Zone("treated ≥ 8", 8, 15, Color.FromHex("#FBF1D8")),
            new Zone("severe > 15", 15, double.PositiveInfinity, Color.FromHex("#F7DFCC")),
        ],
    };

    private static ClaimRun Run(string name) => ClaimCatalog.Default.Run(name);

    private Trajectory Simulated(string run)
    {
        Trajectory trajectory = trajectories.Of(Run(run));
        if (!shown.Contains(trajectory)) shown.Add(trajectory);
        return trajectory;
    }

    private static double LastDrink(string run) => Run(run).LastDrink;

    // On an axis of hours after the last drink the run is shifted to it, on any other it starts at 0.
    private Series Line(
        Column axis,
        string label,
        Color color,
        string run,
        Quantity quantity,
        double? origin = null,
        bool dashed = false,
        int points = Points,
        double until = double.PositiveInfinity)
    {
        bool isAfterLastDrink = axis.AxisLabel.StartsWith("Time after the last ", StringComparison.Ordinal);
        double zero = origin ?? (isAfterLastDrink ? LastDrink(run) : 0);
        return new Series(label, color, dashed, false, [Sampled(axis, run, quantity, zero, points, until)]);
    }

    private Trace Sampled(Column axis, string run, Quantity quantity, double origin, int points, double until)
    {
        Trajectory trajectory = Simulated(run);
        double from = Math.Max(axis.From, -origin), to = Math.Min(Math.Min(axis.To, until), trajectory.EndTime - origin);
        SortedSet<double> times = [.. Times(from, to, points)];
        // The minutes after a dose, where a curve turns.
        IEnumerable<double> doses = trajectory.Doses.Select(one => one.Time - origin).Where(time => time > from && time < to);
        foreach (double dose in to - from < 400 ? doses : [])
        {
            times.UnionWith([dose, Math.Min(dose + 0.05, to)]);
        }

        double[] values = [.. times.Select(time => trajectory.ValueAt(quantity, Math.Min(time + origin, trajectory.EndTime)))];
        return new Trace(new Curve([.. times], values), null);
    }

    private static double[] Times(double from, double to, int points) =>
        [.. Enumerable.Range(0, points + 1).Select(i => from + ((to - from) * i / points))];

    private static Series Daily(string label, Color color, (double Time, double Gain)[] days, bool dashed = false)
    {
        Curve gains = new([.. days.Select(day => day.Time)], [.. days.Select(day => day.Gain)]);
        return new Series(label, color, dashed, false, [new Trace(gains, null)]);
    }

    // The risk of the time since the last drink of full drinking, in per cent.
    private Series Risk(Column axis, string label, Color color, string run, bool dashed = false)
    {
        Series hazard = Line(axis, label, color, run, SeizureHazard, origin: LastDrink("dependence"), dashed: dashed);
        return hazard with { Traces = [.. hazard.Traces.Select(trace => trace with { Curve = Risk(trace.Curve) })] };
    }

    private static Curve Risk(Curve hazard) =>
        hazard with { Values = [.. hazard.Values.Select(value => 100 * (1 - Math.Exp(hazard.Values[0] - value)))] };

    // What is so small beside its naive value that the ticks would need five digits.
    private static Series Thousandths(Series series, double above) => series with
    {
        Traces = [.. series.Traces.Select(trace => trace with { Curve = Thousandths(trace.Curve, above) })],
    };

    private static Curve Thousandths(Curve curve, double above) =>
        curve with { Values = [.. curve.Values.Select(value => 1000 * (value - above))] };
}
