using NeuroBalance.Dosing;
using Xunit;

namespace NeuroBalance.Tests.Results;

/// <summary>All that a curve is asked comes from one look at it.</summary>
public class CurveTests
{
    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-5)]
    [InlineData(1e-9)]
    [InlineData(1e-13)]
    public void A_level_below_the_peak_is_crossed_twice(double below)
    {
        var curve = new Curve([0, 2, 5], (_, time) => 1 - ((time - 1.1) * (time - 1.1)));
        Extremum peak = curve.Peak();
        double level = peak.Value * (1 - below), half = Math.Sqrt(1 - level);
        IReadOnlyList<double> crossings = curve.Crossings(level);
        Assert.Equal(2, crossings.Count);
        Assert.Equal(1.1 - half, crossings[0], 1e-8);
        Assert.Equal(1.1 + half, crossings[1], 1e-8);
        Assert.Equal(2 * half, curve.TimeAbove(level), 2e-8);
        Assert.Single(curve.Crossings(level, CrossingDirection.Upward));
    }

    [Theory]
    [InlineData(1.9)]
    [InlineData(1.999)]
    [InlineData(2.001)]
    [InlineData(2.1)]
    public void A_turn_beside_a_knot_is_seen(double turn)
    {
        var curve = new Curve([0, 2, 5], (_, time) => (time - turn) * (time - turn));
        double level = curve.Trough().Value + 1e-8;
        Assert.Equal(2, curve.Crossings(level).Count);
        Assert.Equal(5 - 2e-4, curve.TimeAbove(level), 1e-7);
    }

    [Fact]
    public void A_jump_at_a_knot_is_one_crossing_and_nothing_turns_there()
    {
        var curve = new Curve([0, 1, 2], (piece, time) => piece == 0 ? 0.0 : 3 - time);
        Assert.Equal([1.0], curve.Crossings(1.5, CrossingDirection.Upward));
        Assert.Equal([1.0, 1.5], curve.Crossings(1.5).Select(time => Math.Round(time, 12)));
        Assert.Equal(0.5, curve.TimeAbove(1.5), 1e-12);
    }

    [Fact]
    public void A_level_just_below_the_peak_of_a_run_is_crossed_twice()
    {
        Trajectory run = Simulator.Run(Scenarios.Get("binge"));
        Assert.True(Quantity.TryParse("EthanolBlood", out Quantity? alcohol));
        Extremum peak = run.Peak(alcohol!);
        double level = peak.Value * (1 - 1e-5);
        Assert.Equal(2, run.Crossings(alcohol!, level).Count);

        // The parabola through the peak and a minute on either side is above the level for so long.
        const double Minute = 1.0 / 60;
        double bend = (2 * peak.Value) - run.ValueAt(alcohol!, peak.Time - Minute) - run.ValueAt(alcohol!, peak.Time + Minute);
        Assert.Equal(2 * Minute * Math.Sqrt(2e-5 * peak.Value / bend), run.TimeAbove(alcohol!, level), 1e-4);
    }
}
