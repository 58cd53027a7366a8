using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Fifteen strikes convince, six calm steps acquit.</summary>
public class StiffnessWatchTests
{
    [Theory]
    [InlineData("14S", false)]
    [InlineData("15S", true)]
    [InlineData("14S 5C 1S", true)]
    [InlineData("14S 6C 14S", false)]
    [InlineData("14S 6C 15S", true)]
    [InlineData("5C 15S", true)]
    [InlineData("14S 5C 0S 1C 1S", false)]
    [InlineData("7S 5C 7S 5C 1S", true)]
    [InlineData("100E", false)]
    public void Strikes_are_counted(string steps, bool convinced)
    {
        var watch = new StiffnessWatch<Lane1>(3.0);
        watch.SetPeriod(1, 6);
        StepCounters[] counters = [new() { StiffnessTime = double.NaN }];
        foreach (string word in steps.Split(' '))
        {
            for (int k = int.Parse(word[..^1], System.Globalization.CultureInfo.InvariantCulture); k > 0; k--)
            {
                Step(watch, counters, word[^1] switch { 'S' => 4.0, 'C' => 1.0, _ => 3.0 });
            }
        }

        Assert.Equal(convinced ? 1u : 0u, watch.Stopped);
        Assert.Equal(convinced, counters[0].StiffnessTime == 7.0);
    }

    [Theory]
    // A verdict takes the period and 14 further steps: 1,014 of six evaluations; with 15 each 405 would cost as many, less what is left for
    // rejected steps.
    [InlineData(1000, 6, 1000)]
    [InlineData(1010, 6, 1010)]
    [InlineData(1000, 3, 1000)]
    [InlineData(1000, 12, 450)]
    [InlineData(1000, 15, 350)]
    [InlineData(1, 6, 1)]
    [InlineData(1, 15, 1)]
    public void A_verdict_costs_no_more_evaluations_with_more_stages(int stepsOfSix, int evaluationsPerStep, int period)
    {
        var watch = new StiffnessWatch<Lane1>(3.0);
        watch.SetPeriod(stepsOfSix, evaluationsPerStep);
        Assert.Equal(period, watch.Period);
    }

    // h |lambda| is the difference of slopes over that of states: 1 and the given number.
    private static void Step(StiffnessWatch<Lane1> watch, StepCounters[] counters, double lambda)
    {
        Lane1 stageState = new(1.0), endState = new(2.0), stageSlope = new(0.0), endSlope = new(lambda);
        watch.Observe(counters, 1, 1, new Lane1(1.0), ref stageState, ref endState, ref stageSlope, ref endSlope, new Lane1(7.0));
        counters[0].Accepted++;
    }
}
