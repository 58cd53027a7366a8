namespace NeuroBalance.Tests.Simulation;

/// <summary>A run that goes on as another scenario from a moment that both have in common.</summary>
public sealed class ContinuationTests
{
    private static readonly Lazy<Trajectory> Dependence = new(() => Scenario.Named("dependence").Run());

    private static Scenario Treated => Scenario.Named("dependence") with
    {
        Name = "treated",
        Events = [.. Scenario.Named("dependence").Events, new Infusion(Drug.Ketamine, Moment.Parse("12 h after last drink"), 48.Hours())
        {
            Rate = 0.2.MilligramsPerKilogram().PerHour(),
        }],
    };

    private static Scenario Days(int days) => new ScenarioBuilder("days", Duration.FromHours((24 * days) + 720))
        .Drink(14.Grams(), at: 8.Hours()).Every(0.9.Hours(), times: 17).RepeatEvery(24.Hours(), times: days).Build()
        with
    { Initial = Scenario.Named("dependence").Initial };

    [Fact]
    public void A_treatment_after_the_stop_continues_from_its_beginning_and_agrees_with_the_whole_run()
    {
        Trajectory before = Dependence.Value, whole = Treated.Run();
        double from = Simulator.ContinuableUntil(before, Treated)!.Value;
        Assert.Equal(before.LastDrink!.Value + 12, from, 1e-9);
        Trajectory tail = Simulator.Continue(before, Treated, Moment.AtHours(from));

        Assert.Equal(whole.EndTime, tail.EndTime);
        Assert.True(tail.Report.AcceptedSteps < whole.Report.AcceptedSteps / 3, $"{tail.Report.AcceptedSteps} steps");
        Assert.Equal(whole.Doses.Count, tail.Doses.Count);
        double[] continued = new double[Quantity.All.Count], at = new double[Quantity.All.Count];
        for (double time = 0; time <= whole.EndTime; time += 7.3)
        {
            tail.Row(time, continued);
            whole.Row(time, at);
            for (int i = 0; i < at.Length; i++)
            {
                Assert.True(Math.Abs(continued[i] - at[i]) <= 1e-4 * Math.Max(1, Math.Abs(at[i])),
                    $"{Quantity.All[i]} at {time} h: {continued[i]}, {at[i]}");
            }
        }
    }

    [Fact]
    public void The_part_that_is_kept_has_the_same_bits()
    {
        Trajectory before = Dependence.Value;
        Trajectory tail = Simulator.Continue(before, Treated, Moment.Parse("3.123 h after last drink"));
        foreach (double time in (double[])[0, 8, 700.25, 1440, before.LastDrink!.Value + 3.1])
        {
            Assert.Equal(before.ValueAt(Quantity.Balance, time), tail.ValueAt(Quantity.Balance, time));
        }
    }

    [Theory]
    [InlineData(45)]
    [InlineData(75)]
    public void Days_of_drinking_may_be_taken_away_or_added(int days)
    {
        Trajectory whole = Days(days).Run();
        double from = Simulator.ContinuableUntil(Dependence.Value, Days(days))!.Value;
        Assert.Equal(8 + (24.0 * Math.Min(days, 60)), from, 1e-9);
        Trajectory tail = Simulator.Continue(Dependence.Value, Days(days), Moment.AtHours(from));
        Assert.Equal(whole.Peak(Quantity.Withdrawal).Value, tail.Peak(Quantity.Withdrawal).Value, 1e-3);
        Assert.Equal(whole.LastDrink, tail.LastDrink);
    }

    [Fact]
    public void What_has_begun_before_is_not_continued()
    {
        Trajectory before = Treated.Run();
        Scenario longer = Treated with { Duration = Duration.FromHours(2400) };
        double from = Simulator.ContinuableUntil(before, longer)!.Value;
        Assert.Equal(before.LastDrink!.Value + 12, from, 1e-9);
        string message = Assert.Throws<ArgumentException>(() => Simulator.Continue(before, longer, Moment.AtHours(from + 1))).Message;
        Assert.Contains("SetKetamineRate begins there", message, StringComparison.Ordinal);
        Assert.Equal(2400, Simulator.Continue(before, longer, Moment.AtHours(from)).EndTime);
    }

    [Fact]
    public void What_cannot_be_continued_is_refused_with_the_reason()
    {
        Trajectory before = Dependence.Value;
        Scenario same = Scenario.Named("dependence");
        Refused(same with { Parameters = [new("Nmda.EthanolIc50", 40)] }, Moment.AtHours(1), "Nmda.EthanolIc50 differs");
        Refused(same with { Initial = [.. same.Initial, new("AlcoholMemory", 0.5)] }, Moment.AtHours(1),
            "the initial AlcoholMemory differs");
        Refused(same.WithStructure(AdaptationStructure.Pool), Moment.AtHours(1), "the structure of adaptation differs");
        Refused(Treated, Moment.AtHours(2000), "the doses part there");
        Refused(same, Moment.AtHours(3000), "the run ends there");
        Refused(same with { Duration = 50.Days(), Events = [] }, Moment.Parse("1 h after last drink"), "a drink that there is not");
        Trajectory failed = same.Run(new SimulationOptions { MaxSteps = 10 });
        Assert.Contains("did not reach its end",
            Assert.Throws<ArgumentException>(() => Simulator.Continue(failed, same, Moment.AtHours(0))).Message, StringComparison.Ordinal);

        void Refused(Scenario changed, Moment from, string reason) => Assert.Contains(reason,
            Assert.Throws<ArgumentException>(() => Simulator.Continue(before, changed, from)).Message, StringComparison.Ordinal);
    }
}
