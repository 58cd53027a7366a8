using NeuroBalance.Plotting;

namespace NeuroBalance.Tests.Plotting;

/// <summary>Several runs in one figure, by one clock or each by its own.</summary>
public sealed class ComparisonFigureTests
{
    private static readonly Lazy<Comparison> Drinkers = new(() => new Comparison(("early", Weeks(6)), ("late", Weeks(12))));

    [Fact]
    public void Runs_whose_last_drinks_differ_are_shown_from_each_ones_own()
    {
        FigureContent content = ComparisonFigure.Of(Drinkers.Value, "blood alcohol");
        Assert.Equal("Time after each run's last drink (hours)", content.Columns[1].AxisLabel);
        Assert.Null(content.MarkIn(content.Columns[0]));
        Panel panel = Assert.Single(content.Panels);
        for (int run = 0; run < 2; run++)
        {
            // A drink of 14 g is absorbed within hours: the last maximum lies as long after the mark as after the run's own last drink.
            Trajectory trajectory = Drinkers.Value.Runs[run];
            double own = trajectory.Peak(Quantity.EthanolBlood, trajectory.LastDrink!.Value).Time - trajectory.LastDrink!.Value;
            var curve = panel.Series[run].Traces[1].Curve;
            double shown = Enumerable.Range(0, curve.Times.Length).Where(i => curve.Times[i] >= content.Mark!.Time)
                .MaxBy(i => curve.Values[i]) is var at ? curve.Times[at] - content.Mark!.Time : 0;
            Assert.Equal(own, shown, 0.2);
        }
    }

    [Fact]
    public void Panels_in_which_nothing_differs_stay_away_unless_they_are_asked_for()
    {
        Trajectory run = Weeks(6);
        Scenario dosed = run.Scenario with
        {
            Events = [.. run.Scenario.Events, new Bolus(Drug.Ketamine, new DoseAmount(35, DoseUnit.Milligram), Moment.Parse("200 h"))],
        };
        Comparison comparison = new(("without", run), ("with", Simulator.Run(dosed)));
        string[] shown = [.. ComparisonFigure.Of(comparison).Panels.Select(panel => panel.Title)];
        Assert.Contains("Drugs in plasma: ketamine", shown);
        Assert.Contains("Balance", shown);
        Assert.DoesNotContain("Blood alcohol", shown);
        Assert.Equal(["Blood alcohol"], ComparisonFigure.Of(comparison, "blood alcohol").Panels.Select(panel => panel.Title));
    }

    [Fact]
    public void A_comparison_needs_runs_with_labels_of_their_own()
    {
        Trajectory run = Drinkers.Value.Runs[0];
        Assert.Throws<ArgumentException>(() => new Comparison(("one", run)));
        Assert.Throws<ArgumentException>(() => new Comparison(("one", run), ("one", run)));
        Assert.Equal("early compared with late", Drinkers.Value.Plot().Title);
    }

    private static Trajectory Weeks(int drinks) => Simulator.Run(new ScenarioBuilder(drinks == 6 ? "six" : "twelve", 15.Days())
        .Drink(14.Grams(), at: 18.Hours()).Every(0.4.Hours(), times: drinks).RepeatEvery(24.Hours(), times: 8).Build());
}
