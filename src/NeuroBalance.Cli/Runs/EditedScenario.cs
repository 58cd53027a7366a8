namespace NeuroBalance.Cli.Runs;

/// <summary>A scenario as it was asked for: where it came from, and what the command line changed in it.</summary>
/// <param name="Scenario">What is simulated.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Edits">What was changed, one after the other.</param>
/// <param name="Model">The model that the command line stated, if any.</param>
/// <param name="Warnings">What is usable but unlikely to be meant.</param>
internal sealed record EditedScenario(Scenario Scenario, ScenarioSource Source, IReadOnlyList<ScenarioEdit> Edits, ModelChoice? Model,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Reads a scenario with its changes; null when there are faults, which are told in the words of the command line.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="edits">What is changed, one after the other.</param>
    /// <param name="model">The model that the command line states, or null.</param>
    /// <param name="times">The times of output that the command line states, or null.</param>
    /// <param name="faults">Takes the faults.</param>
    public static EditedScenario? Read(ScenarioSource source, IReadOnlyList<ScenarioEdit> edits, ModelChoice? model, RunOverrides? times,
        List<string> faults)
    {
        ScenarioChanges changes = new()
        {
            Edits = edits,
            Equations = model?.Equations,
            EquationsName = model?.Name ?? "",
            Output = times is null ? null : times.Apply,
        };
        Scenario? scenario = changes.Read(source.Utf8, source.Folder, out IReadOnlyList<Fault> found, out IReadOnlyList<Fault> warnings);
        // What the command line brought in is told with the option's name instead of a path in the file.
        (string, string)[] places = [.. times?.Places() ?? [], (ScenarioChanges.EquationsPath, ModelChoice.Option)];
        faults.AddRange(found.Select(Told));
        return scenario is null ? null : new EditedScenario(scenario, source, edits, model, [.. warnings.Select(Told)]);

        string Told(Fault fault) => ScenarioChanges.Renamed(fault, places).ToString();
    }
}
