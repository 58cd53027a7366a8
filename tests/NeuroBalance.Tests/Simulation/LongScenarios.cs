using NeuroBalance.Dosing;
using Xunit;

namespace NeuroBalance.Tests.Simulation;

/// <summary>What a scenario is allowed to hold also runs: limits on doses and on steps agree.</summary>
public class LongScenarios
{
    [Fact]
    public void The_limit_on_steps_grows_with_the_doses_unless_it_is_given()
    {
        Scenario scenario = new ScenarioBuilder("sips", 100.Hours()).Drink(0.01.Grams(), at: 0.Hours()).Every(0.01.Hours(), times: 5000)
            .Build();
        Timeline timeline = Timeline.Compile(scenario);
        Assert.Equal(700_000, new SimulationOptions().StepLimit(timeline));
        Assert.Equal(3000, new SimulationOptions { MaxSteps = 3000 }.StepLimit(timeline));
        Assert.Equal(SolveStatus.MaxStepsReached, scenario.Run(new SimulationOptions { MaxSteps = 3000 }).Status);
        Assert.Equal(SolveStatus.Success, scenario.Run().Status);
    }

    [Fact(Explicit = true)]
    public void Ten_years_of_daily_drinking_end() => Ends(new ScenarioBuilder("ten-years", 3650.Days())
        .Drink(14.Grams(), at: 18.Hours()).Every(0.5.Hours(), times: 8).RepeatEvery(24.Hours(), times: 3650).Build());

    /// <summary>A drug's bolus takes many more steps than a sip: what is allowed of one must run of the other.</summary>
    [Fact(Explicit = true)]
    public void As_many_heavy_boluses_as_are_allowed_end() => Ends(new ScenarioBuilder("heavy", 1000.Days())
        .Bolus(Drug.Ketamine, 20.Milligrams(), at: 0.Hours()).Every(0.23.Hours(), times: ScenarioRules.MostOccurrences).Build());

    [Fact]
    public void A_million_doses_are_refused_with_the_number_that_is_allowed()
    {
        ScenarioBuilder million = new ScenarioBuilder("million", 100.Days())
            .Drink(0.001.Grams(), at: 0.Hours()).Every(0.002.Hours(), times: 1_000_000);
        Assert.Contains("100000", Assert.Throws<ScenarioException>(million.Build).Message, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void A_hundred_thousand_boluses_end() => Ends(new ScenarioBuilder("boluses", 450.Days())
        .Bolus(Drug.Ketamine, 0.1.Milligrams(), at: 0.Hours()).Every(0.1.Hours(), times: 100_000).Build());

    private static void Ends(Scenario scenario)
    {
        Trajectory run = scenario.Run();
        Assert.True(run.Status == SolveStatus.Success, run.Message);
        Assert.Equal(scenario.DurationHours, run.EndTime);
        TestContext.Current.SendDiagnosticMessage($"{scenario.Name}: {run.Report.AcceptedSteps} steps");
    }
}
