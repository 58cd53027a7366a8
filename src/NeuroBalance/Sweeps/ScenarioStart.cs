using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Sweeps;

/// <summary>What all members of a scenario begin with: its timeline, parameters and initial state.</summary>
/// <exception cref="ScenarioException">The scenario breaks its rules.</exception>
internal sealed class ScenarioStart(Scenario scenario)
{
    private readonly Timeline timeline = Timeline.Compile(scenario);
    private readonly Parameters<double> parameters = scenario.ResolveParameters().Values;
    private readonly State<double> initial = InitialOf(scenario);

    internal void Describe(Subject subject)
    {
        subject.Timeline = timeline;
        subject.Parameters = parameters;
        subject.Initial = initial;
    }

    private static State<double> InitialOf(Scenario scenario)
    {
        State<double> state = NaiveState.Naive;
        Span<double> values = Layout.Flatten<State<double>, double>(ref state);
        foreach (NamedValue stated in scenario.Initial) values[StateNames.IndexOf(stated.Name)] = stated.Value;
        return state;
    }
}
