using NeuroBalance.Dosing;
using NeuroBalance.Plotting;

namespace NeuroBalance.Tests.Plotting;

/// <summary>What the figure of a run marks and shows, and the lines of equal value of a map.</summary>
public sealed class CourseTests
{
    [Fact]
    public void A_drink_after_the_one_that_times_count_from_makes_that_the_last_regular_one()
    {
        FigureContent content = CourseFigure.Of(Simulator.Run(Scenarios.Get("reinstatement")));
        Assert.Equal("last regular drink", content.Mark!.Label);
        Assert.Equal("Time after the last regular drink (hours)", content.Columns[1].AxisLabel);
        Assert.Equal("last drink", CourseFigure.Of(Simulator.Run(Scenarios.Get("dependence"))).Mark!.Label);
    }

    [Fact]
    public void A_drink_that_was_skipped_is_not_the_last_one()
    {
        Scenario scenario = new ScenarioBuilder("full", 30.Hours()).Drink(70.Grams(), at: 1.Hours())
            .Drink(14.Grams(), at: 2.Hours(), lasting: 0.5.Hours(), skipAbove: new BloodLevel(0.2, LevelUnit.GramPerLitre)).Build();
        Trajectory run = Simulator.Run(scenario);
        Assert.True(run.Doses.Single(dose => dose.Time == 2).Skipped);
        Assert.Equal(1, Landmarks.EndOfAlcohol(run)!.Time);
    }

    [Fact]
    public void The_detail_of_a_taper_shows_its_highest_withdrawal()
    {
        Trajectory run = Simulator.Run(Scenarios.Get("taper"));
        Column detail = CourseFigure.Of(run).Columns[1];
        double peak = run.Peak(Quantity.Withdrawal).Time;
        Assert.True(peak < run.LastDrink - 24, "the worst hour lies long before the last drink");
        Assert.InRange(peak, detail.From + 6, detail.To);
    }

    [Fact]
    public void Panels_are_chosen_by_name_whatever_its_case_and_hyphens()
    {
        Trajectory run = Simulator.Run(Scenarios.Get("binge"));
        Assert.Equal(["Blood alcohol", "Withdrawal"],
            CourseFigure.Of(run, "withdrawal", "blood-ALCOHOL").Panels.Select(panel => panel.Title));
        Assert.Contains("Did you mean Withdrawal?", Assert.Throws<ArgumentException>(() => run.Plot("withdrawl")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(7.25)]
    public void The_contours_of_a_cone_are_circles(double level)
    {
        double[,] cone = new double[12, 12];
        for (int i = 0; i < 12; i++)
        {
            for (int j = 0; j < 12; j++)
            {
                cone[i, j] = Math.Sqrt((i * i) + (j * j));
            }
        }

        IReadOnlyList<ContourSegment> segments = Contours.Of(cone, level);
        // The chord of a cell of width 1 lies at most 1/(8 r) inside the circle; the mean of four corners adds as much again.
        Assert.All(segments,
            one => Assert.Equal(level, Math.Sqrt((one.FromAcross * one.FromAcross) + (one.FromUp * one.FromUp)), 2 / (8 * level)));
        double length = segments.Sum(one => Math.Sqrt(Math.Pow(one.ToAcross - one.FromAcross, 2) + Math.Pow(one.ToUp - one.FromUp, 2)));
        Assert.Equal(level * Math.PI / 2, length, 0.03 * level);
    }

    [Fact]
    public void No_contour_stands_beside_a_missing_value()
    {
        double[,] cells = { { 0, 0, 0 }, { 0, double.NaN, 1 }, { 0, 1, 1 } };
        Assert.Empty(Contours.Of(cells, 0.5));
    }
}
