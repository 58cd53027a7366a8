using NeuroBalance.Dosing;
using NeuroBalance.Models;

namespace NeuroBalance.Sweeps;

/// <summary>What all members of a scenario begin with: its timeline, parameters and initial state.</summary>
/// <exception cref="ScenarioException">The scenario breaks its rules.</exception>
internal sealed class ScenarioStart(Scenario scenario)
{
    private readonly Timeline timeline = Timeline.Compile(scenario);
    private readonly Parameters<double> parameters = scenario.ResolveParameters().Values;
    private readonly State<double> initial = StartState.Of(scenario);

    internal void Describe(Subject subject)
    {
        subject.Timeline = timeline;
        subject.Parameters = parameters;
        subject.Initial = initial;
    }

    /// <summary>Scales a stated induction of enzymes with the subject's own liver, whose parameters are known by now.</summary>
    internal void Habituate(Subject subject) =>
        StartState.Habituate(ref subject.Initial, parameters.Ethanol.InductionMaximum, subject.Parameters.Ethanol.InductionMaximum);
}
