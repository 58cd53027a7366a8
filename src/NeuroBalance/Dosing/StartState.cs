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
        if (scenario.Model is { } model) model.InitialState.AsSpan().CopyTo(values);
        foreach (NamedValue stated in scenario.Initial)
        {
            int index = StateNames.IndexOf(stated.Name);
            if (index < 0) throw new ScenarioException([ValueRules.NoState(stated)]);
            values[index] = stated.Value;
        }

        return state;
    }

    /// <summary>The start of a scenario in a virtual subject, whose liver can be induced more or less than the scenario's own.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="drawn">The subject's parameters.</param>
    /// <exception cref="ScenarioException">A name is no state; the message names the nearest one.</exception>
    internal static State<double> Of(Scenario scenario, in Parameters<double> drawn)
    {
        State<double> state = Of(scenario);
        Habituate(ref state, scenario.ResolveParameters().Values.Ethanol.InductionMaximum, drawn.Ethanol.InductionMaximum);
        return state;
    }

    /// <summary>Scales a stated induction with the greatest one that a subject's liver is capable of.</summary>
    /// <param name="state">The state of a subject of the scenario.</param>
    /// <param name="maximum">The greatest increase (Imax) for which the scenario states it.</param>
    /// <param name="drawn">That of the subject.</param>
    internal static void Habituate(ref State<double> state, double maximum, double drawn)
    {
        if (drawn == maximum || state.EnzymeInduction == 1) return;
        state.EnzymeInduction = Math.Min(1 + ((state.EnzymeInduction - 1) * drawn / maximum), 1 + drawn);
    }
}
