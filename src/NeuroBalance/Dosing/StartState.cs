using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Dosing;

/// <summary>The state from which a scenario starts: naive but for what it states.</summary>
internal static class StartState
{
    /// <summary>The start of a scenario.</summary>
    /// <exception cref="ScenarioException">A name is no state; the message names the nearest one.</exception>
    internal static State<double> Of(Scenario scenario)
    {
        State<double> state = NaiveState.Naive;
        Span<double> values = Layout.Flatten<State<double>, double>(ref state);
        foreach (NamedValue stated in scenario.Initial)
        {
            int index = StateNames.IndexOf(stated.Name);
            if (index < 0) throw new ScenarioException([ValueRules.NoState(stated)]);
            values[index] = stated.Value;
        }

        return state;
    }
}
