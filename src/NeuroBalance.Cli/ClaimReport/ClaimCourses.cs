


using NeuroBalance.Claims;
using NeuroBalance.Models;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The courses of the default subject that the figures show, each simulated once.</summary>
internal sealed class ClaimCourses(CancellationToken cancellation)
{
    private readonly Dictionary<ClaimRun, Trajectory> known = [];

    /// <summary>The courses of the catalog by their role.</summary>
    public static ClaimRuns Runs => ClaimCatalog.Default.Courses;

    /// <summary>One course.</summary>
    public Trajectory Of(ClaimRun run)
    {
        if (known.TryGetValue(run, out Trajectory? trajectory))
            return trajectory;
        Scenario scenario = run.Scenario with { Parameters = [.. run.Overrides.Select(one => new NamedValue(one.Key, one.Value))] };
        if (run == Runs.KindlingHeld)
            scenario = scenario with { Initial = [new NamedValue(nameof(State<double>.Dependence), ParameterSet.Default["Dependence.Reference"])] };
        if (run == Runs.LastDayBlocked)
            scenario = scenario with { Initial = Blocked(Of(Runs.Dependence)) };
        trajectory = Simulator.Run(scenario, new SimulationOptions { HeldStates = run.Held }, cancellationToken: cancellation);
        cancellation.ThrowIfCancellationRequested();
        known.Add(run, trajectory);
        return trajectory;
    }

    // The state on the morning of the last drinking day, with ketamine at 9.5 times its blocking constant.
    private static System.Collections.Immutable.ImmutableArray<NamedValue> Blocked(Trajectory dependence)
    {
        List<NamedValue> values = [];
        foreach (Quantity quantity in Quantity.All.Where(one => one.IsState))
        {
            double value = quantity.Name switch
            {
                nameof(State<double>.KetamineCentral) => 9.5 * dependence.Parameters["Nmda.KetamineIc50"],
                nameof(State<double>.Norketamine) => 0,
                _ => dependence.ValueAt(quantity, ClaimRuns.LastDayStart),
            };
            values.Add(new NamedValue(quantity.Name, value));
        }

        return [.. values];
    }
}
