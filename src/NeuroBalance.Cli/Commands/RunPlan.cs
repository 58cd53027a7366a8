using NeuroBalance.Dosing;
using NeuroBalance.Models;

namespace NeuroBalance.Cli.Commands;

/// <summary>A request that has passed every check: what to simulate, how accurately, and what to warn about.</summary>
/// <param name="Scenario">The scenario with the overrides of the command line.</param>
/// <param name="Options">How to simulate.</param>
/// <param name="Warnings">What is usable but unlikely to be meant.</param>
internal sealed record RunPlan(Scenario Scenario, SimulationOptions Options, IReadOnlyList<string> Warnings)
{
    /// <summary>Checks a request wholly before anything is computed or written; all faults are reported together.</summary>
    /// <exception cref="CommandException">The request has faults.</exception>
    public static RunPlan Check(RunRequest request)
    {
        List<string> faults = [];
        if (request.Table is { } table && OutputFile.InputFault("--out", table, ".csv") is { } tableFault) faults.Add(tableFault);
        faults.AddRange(request.Plots.Faults());
        if (request.Table is { Length: > 0 } one
            && request.Plots.Paths.Any(path => path.Length > 0 && Path.GetFullPath(path) == Path.GetFullPath(one)))
        {
            faults.Add($"--out and --plot both name {one}; give each its own file.");
        }

        RunOverrides overrides = RunOverrides.Read(request, faults);
        Scenario? scenario = Read(request.Scenario, overrides, faults, out IReadOnlyList<string> warnings);
        if (scenario is null || faults.Count > 0) throw CommandException.BadInput(faults);
        if (request.Table is not null) OutputFile.RequireWritable("--out", request.Table);
        request.Plots.RequireWritable();
        return new RunPlan(scenario, Accuracy(request), warnings);
    }

    // What the command line overrides is put in before the scenario is checked: nobody minds a value that is not used.
    internal static Scenario? Read(string nameOrFile, RunOverrides overrides, List<string> faults, out IReadOnlyList<string> warnings)
    {
        warnings = [];
        try
        {
            ScenarioResult read = ScenarioReader.Parse(ScenarioSource.Read(nameOrFile), overrides.Apply);
            faults.AddRange(read.Faults.Select(overrides.InTermsOfOptions));
            warnings = [.. read.Warnings.Select(overrides.InTermsOfOptions)];
            return read.Scenario;
        }
        catch (CommandException exception)
        {
            faults.AddRange(exception.Messages);
            return null;
        }
    }

    private static SimulationOptions Accuracy(RunRequest request)
    {
        SimulationOptions options = new() { LaneWidth = request.LaneWidth };
        return options with
        {
            RelativeTolerance = request.RelativeTolerance ?? options.RelativeTolerance,
            AbsoluteTolerance = request.AbsoluteTolerance ?? options.AbsoluteTolerance,
        };
    }
}
