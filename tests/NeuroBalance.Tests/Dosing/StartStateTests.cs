using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public sealed class StartStateTests
{
    [Fact]
    public void A_name_that_is_no_state_is_refused_with_the_nearest_wherever_a_run_starts()
    {
        Scenario wrong = Scenario.Named("naive") with { Initial = [new NamedValue("AlcoholMemry", 0.5)] };
        ScenarioException byItself = Assert.Throws<ScenarioException>(() => StartState.Of(wrong));
        Assert.Equal("AlcoholMemory", Assert.Single(byItself.Faults).Suggestion);
        Assert.Equal(byItself.Message, Assert.Throws<ScenarioException>(() => Simulator.Run(wrong)).Message);
    }

    [Fact]
    public void What_a_scenario_states_replaces_the_naive_value_and_nothing_else()
    {
        State<double> start = StartState.Of(Scenario.Named("naive") with { Initial = [new NamedValue("AlcoholMemory",
            0.5)] });
        Assert.Equal(NaiveState.Naive with { AlcoholMemory = 0.5 }, start);
    }
}
