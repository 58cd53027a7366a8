using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Issues;

/// <summary>What went wrong with doses in other simulators, each with the project and number of its report.</summary>
public class DosingHardCases
{
    /// <summary>mrgsolve#19: an infusion as long as its dosing interval ends when the next one starts.</summary>
    [Fact]
    public void Infusions_that_follow_without_a_gap_are_one_infusion()
    {
        Scenario parts = new ScenarioBuilder("parts", 12.Hours())
            .Infusion(Drug.Ketamine, 10.Milligrams(), at: 1.Hours(), lasting: 1.Hours()).Every(1.Hours(), times: 5).Build();
        Scenario whole = new ScenarioBuilder("whole", 12.Hours())
            .Infusion(Drug.Ketamine, 50.Milligrams(), at: 1.Hours(), lasting: 5.Hours()).Build();
        Trajectory first = Simulator.Run(parts), second = Simulator.Run(whole);
        for (double time = 0.25; time <= 12; time += 0.25)
        {
            double expected = second.At(time).KetamineCentral, found = first.At(time).KetamineCentral;
            Assert.InRange(Math.Abs(found - expected), 0, 1e-8 + (1e-5 * expected));
        }

        Assert.True(second.At(6).KetamineCentral > 0.01);
        Assert.Equal(0, second.At(1).KetamineCentral);
    }

    /// <summary>
    /// mrgsolve#711, #712, #1201: which comes first, the dose or the observation of the same time? Here always the observation.
    /// </summary>
    [Fact]
    public void An_observation_at_the_time_of_a_dose_sees_the_state_before_it()
    {
        Scenario scenario = new ScenarioBuilder("observed", 6.Hours())
            .Drink(14.Grams(), at: 0.Hours()).Drink(28.Grams(), at: 2.Hours()).OutputAt(0.Hours(), 2.Hours(), 6.Hours()).Build();
        Scenario undosed = new ScenarioBuilder("undosed", 6.Hours()).Drink(14.Grams(), at: 0.Hours()).Build();
        Trajectory run = Simulator.Run(scenario), without = Simulator.Run(undosed);
        Assert.Equal([0.0, 2.0, 6.0], run.OutputTimes);
        Assert.Equal(0, run.At(0).EthanolGut);
        Assert.InRange(run.At(1e-6).EthanolGut, 13.9, 14);
        Assert.Equal(without.At(2).EthanolGut, run.At(2).EthanolGut, 1e-9);
        Assert.Equal(without.At(2).EthanolBlood, run.At(2).EthanolBlood, 1e-5);
        Assert.InRange(run.At(2 + 1e-6).EthanolGut - without.At(2).EthanolGut, 27.9, 28);
    }
}
