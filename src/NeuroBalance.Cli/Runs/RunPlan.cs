namespace NeuroBalance.Cli.Runs;

/// <summary>A request that has passed every check: what to simulate and how accurately.</summary>
/// <param name="Edited">The scenario with the changes of the command line.</param>
/// <param name="Options">How to simulate.</param>
internal sealed record RunPlan(EditedScenario Edited, SimulationOptions Options)
{
    /// <summary>What is simulated.</summary>
    public Scenario Scenario => Edited.Scenario;

    /// <summary>Checks a request wholly before anything is computed or written; all faults are reported together.</summary>
    /// <exception cref="CommandException">The request has faults.</exception>
    public static RunPlan Check(RunRequest request, Terminal terminal)
    {
        List<string> faults = [];
        if (request is { TableToPipe: true, Json: true }) faults.Add("--json and --out - both write to standard output; give one of them.");
        if (!request.TableToPipe)
        {
            if (request.Table is { } table && OutputFile.InputFault("--out", table, ".csv") is { } tableFault) faults.Add(tableFault);
            if (request.Table is { Length: > 0 } one && request.Plots.Clash(one) is { } clash) faults.Add(clash);
        }

        faults.AddRange(request.Plots.Faults());
        int place = faults.Count;
        RunOverrides overrides = RunOverrides.Read(request, faults);
        ScenarioEdit edit = TypedEdit.Read(request.Settings, request.Given, faults);
        ModelChoice? model = ModelChoice.Read(request.Model, request.Structure, faults);
        if (request.Model is not null && model is null) throw CommandException.BadInput(faults);
        EditedScenario? edited = null;
        try
        {
            edited = EditedScenario.Read(ScenarioSource.Read(request.Scenario, terminal), [edit], model, overrides, faults);
        }
        catch (CommandException exception)
        {
            faults.AddRange(exception.Messages);
        }

        // Without a sound scenario its panels are judged by the model that the command line states.
        faults.InsertRange(place, request.Plots.PanelFaults(edited is null ? model?.Equations.Text : edited.Scenario.Equations.Text));
        if (edited is null || faults.Count > 0) throw CommandException.BadInput(faults);
        if (request.Table is { } file && !request.TableToPipe) OutputFile.RequireWritable("--out", file);
        request.Plots.RequireWritable();
        return new RunPlan(edited, request.Accuracy.Options);
    }
}
