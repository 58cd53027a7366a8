using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Sweeps;

/// <summary>What all members of a scenario begin with: its timeline, parameters and initial state.</summary>
/// <exception cref="ScenarioException">The scenario breaks its rules.</exception>
internal sealed class ScenarioStart(Scenario scenario)
{
    private readonly Timeline timeline = Timeline.Compile(scenario);
    private readonly ParameterSet parameters = scenario.ResolveParameters();
    private readonly State<double> initial = StartState.Of(scenario);
    private readonly double[] addedInitial = AddedInitialOf(scenario);

    internal void Describe(Subject subject)
    {
        subject.Timeline = timeline;
        Describe(subject, parameters);
        subject.Initial = initial;
        subject.AddedInitial = addedInitial;
    }

    /// <summary>Where the states start that the text of a scenario's model adds.</summary>
    internal static double[] AddedInitialOf(Scenario scenario) => StartState.All(scenario)[Quantity.StateCount..];

    /// <summary>Gives a subject a set of parameters, in the room that it has for them.</summary>
    internal static void Describe(Subject subject, ParameterSet set)
    {
        subject.Parameters = set.Values;
        if (subject.AddedParameters.Length != set.Added.Length) subject.AddedParameters = new double[set.Added.Length];
        set.Added.CopyTo(subject.AddedParameters);
    }

    /// <summary>Sets one parameter of a subject.</summary>
    internal static void Set(Subject subject, ParameterInfo parameter, double value)
    {
        Span<double> named = Layout.Flatten<Parameters<double>, double>(ref subject.Parameters);
        if (parameter.Index < named.Length) named[parameter.Index] = value;
        else subject.AddedParameters[parameter.Index - named.Length] = value;
    }

    /// <summary>Scales a stated induction of enzymes with the subject's own liver, whose parameters are known by now.</summary>
    internal void Habituate(Subject subject) =>
        StartState.Habituate(ref subject.Initial, parameters.Values.Ethanol.InductionMaximum, subject.Parameters.Ethanol.InductionMaximum);
}
