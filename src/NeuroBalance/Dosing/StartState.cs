using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Dosing;

/// <summary>The state from which a scenario starts: naive but for what it states.</summary>
internal static class StartState
{
    /// <summary>The start of a scenario.</summary>
    /// <exception cref="ScenarioException">A name is no state; the message names the nearest one.</exception>
    internal static State<double> Of(Scenario scenario) => Layout.Name<State<double>, double>(All(scenario).AsSpan());

    /// <summary>All states at the start of a scenario: the named ones, then those that the text of its model adds.</summary>
    /// <exception cref="ScenarioException">A name is no state; the message names the nearest one.</exception>
    internal static double[] All(Scenario scenario)
    {
        State<double> naive = NaiveState.Naive;
        double[] values = scenario.Model is { } model ? [.. model.InitialState]
            : Layout.Flatten<State<double>, double>(ref naive).ToArray();
        foreach (NamedValue stated in scenario.Initial)
        {
            Quantity state = scenario.Quantities.FindState(stated.Name)
                ?? throw new ScenarioException([ValueRules.NoState(scenario, stated)]);
            values[state.Component] = stated.Value;
        }

        return values;
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
