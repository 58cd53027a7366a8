using System.Collections.Immutable;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Claims;

/// <summary>What a claim asks to be simulated: a scenario, and perhaps a thought experiment on it.</summary>
/// <param name="Scenario">What happens.</param>
internal sealed record RunDefinition(Scenario Scenario)
{
    /// <summary>The name by which the run is found.</summary>
    public string Name { get; init; } = Scenario.Name;

    /// <summary>
    /// The name of a run that begins with the same drinks; this one is then simulated from where the two part, because sixty days of
    /// drinking are most of the work.
    /// </summary>
    public string? Trunk { get; init; }

    /// <summary>Whether the run serves printed numbers of the default subject alone and is left out of sweeps.</summary>
    public bool DefaultOnly { get; init; }

    /// <summary>Parameters that the run changes in every subject.</summary>
    public ImmutableArray<NamedValue> Overrides { get; init; } = [];

    /// <summary>States that keep the value they start with.</summary>
    public ImmutableArray<Quantity> Held { get; init; } = [];

    /// <summary>The earlier run whose states this one starts with; absent when it starts as the scenario says.</summary>
    public StartingPoint? StartsFrom { get; init; }

    /// <summary>States that start with a value of their own, whatever else says where the run starts.</summary>
    public ImmutableArray<StartValue> StartValues { get; init; } = [];
}

/// <summary>A moment of another run.</summary>
/// <param name="Run">The name of the run.</param>
/// <param name="Hours">The time in that run (h).</param>
internal readonly record struct StartingPoint(string Run, double Hours);

/// <summary>The value with which a state starts: a multiple of one of the subject's parameters, or a number.</summary>
/// <param name="State">The state.</param>
/// <param name="Factor">The multiple, or the number where there is no parameter.</param>
/// <param name="Parameter">The key of the parameter.</param>
internal readonly record struct StartValue(Quantity State, double Factor, string? Parameter = null)
{
    /// <summary>The value for a subject.</summary>
    /// <param name="parameters">The subject's parameters.</param>
    public double Of(in Parameters<double> parameters)
    {
        if (Parameter is null) return Factor;
        Parameters<double> copy = parameters;
        return Factor * Layout.Flatten<Parameters<double>, double>(ref copy)[ParameterCatalog.Find(Parameter)!.Index];
    }
}
