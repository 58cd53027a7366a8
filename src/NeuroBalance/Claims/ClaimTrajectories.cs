using System.Collections.Immutable;
using NeuroBalance.Claims;
using NeuroBalance.Parameterization;

namespace NeuroBalance;

/// <summary>
/// The runs of the claims for the default subject, as trajectories to be drawn. Each is simulated when it is first asked for.
/// </summary>
/// <param name="model">The text whose equations are solved; those of the model's own structure when absent.</param>
/// <param name="cancellationToken">Ends a simulation.</param>
public sealed class ClaimTrajectories(Model? model, CancellationToken cancellationToken = default)
{
    /// <summary>The runs with the equations of the model's own structure.</summary>
    /// <param name="cancellationToken">Ends a simulation.</param>
    public ClaimTrajectories(CancellationToken cancellationToken = default)
        : this(null, cancellationToken)
    {
    }

    private readonly Dictionary<ClaimRun, Trajectory> known = [];

    /// <summary>The trajectory of a run.</summary>
    /// <param name="run">A run of the catalog.</param>
    /// <returns>The whole run from its start, even where the study of the claims simulates it from another one on.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Trajectory Of(ClaimRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (known.TryGetValue(run, out Trajectory? trajectory)) return trajectory;
        Scenario scenario = model is null ? run.Scenario : run.Scenario.WithModel(model);
        scenario = scenario with { Parameters = run.Overrides };
        if (run.StartsFrom is not null || !run.StartValues.IsEmpty) scenario = scenario with { Initial = StartOf(run) };
        trajectory = Simulator.Run(scenario, new SimulationOptions { HeldStates = run.Held }, cancellationToken: cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        known.Add(run, trajectory);
        return trajectory;
    }

    private ImmutableArray<NamedValue> StartOf(ClaimRun run)
    {
        Dictionary<string, double> states = run.Scenario.Initial.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        if (run is { Previous: { } previous, StartsFrom: { } start })
        {
            Trajectory earlier = Of(previous);
            foreach (Quantity state in earlier.Quantities.Where(one => one.IsState))
            {
                states[state.Name] = earlier.ValueAt(state, start.Hours);
            }
        }

        foreach (StartValue value in run.StartValues)
        {
            states[value.State.Name] = value.Of(ParameterSet.Of(ParameterRows.Of(model)).Values);
        }
        return [.. states.Select(one => new NamedValue(one.Key, one.Value))];
    }
}
