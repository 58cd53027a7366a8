using NeuroBalance.Dosing;
using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

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
    /// <remarks>What is changed is put in before the scenario is checked: nobody minds a value that is not used.</remarks>
    /// <param name="source">Where it comes from.</param>
    /// <param name="edits">What is changed, one after the other.</param>
    /// <param name="model">The model that the command line states, or null.</param>
    /// <param name="times">The times of output that the command line states, or null.</param>
    /// <param name="faults">Takes the faults.</param>
    public static EditedScenario? Read(ScenarioSource source, IReadOnlyList<ScenarioEdit> edits, ModelChoice? model, RunOverrides? times,
        List<string> faults)
    {
        List<(string Path, string Said)> places = [.. times?.Places() ?? []];
        ParameterRows rows = ParameterRows.Of(model?.Equations.Set.Text);
        ScenarioResult read = ScenarioReader.Parse(source.Utf8, new ModelFiles(source.Folder), Edited, Changed);
        // Without its model nobody can say which parameters a scenario has.
        if (!read.Faults.Any(fault => fault.Path == "$.model")) faults.AddRange(edits.SelectMany(edit => edit.Unknown(rows)));
        faults.AddRange(read.Faults.Select(Told));
        return read.Scenario is { } scenario ? new EditedScenario(scenario, source, edits, model, [.. read.Warnings.Select(Told)]) : null;

        JsonTree Edited(JsonTree tree, FaultList found)
        {
            // What the command line states goes before what the file does: nobody looks for a model that is not used.
            if (model is not null) tree.Properties.RemoveAll(one => one.Key is "model" or "structure");
            foreach (ScenarioEdit edit in edits)
            {
                places.AddRange(edit.Places(tree.Find("events")?.Items.Count ?? 0));
                tree = edit.Apply(tree, found);
            }
            if (model is not null && (tree.Find("structure") ?? tree.Find("model")) is not null)
            {
                found.Add("--model", "", "a change of the scenario says, too, which equations are solved", "one of the two");
            }
            return tree;
        }

        Scenario Changed(Scenario scenario)
        {
            scenario = model?.Equations.In(scenario) ?? scenario;
            rows = IsRunnable(scenario.Model) ? scenario.Rows : rows;
            foreach (ScenarioEdit edit in edits)
            {
                scenario = edit.Apply(scenario, rows);
            }
            return times?.Apply(scenario) ?? scenario;
        }

        // What is wrong with a text is told of the scenario that names it.
        static bool IsRunnable(Model? text)
        {
            try
            {
                _ = text?.Runs;
                return true;
            }
            catch (ModelException)
            {
                return false;
            }
        }

        // A fault that the command line brought in is told with the option's name instead of a path in the file.
        string Told(Fault fault)
        {
            foreach ((string path, string said) in places)
            {
                bool isMeant = fault.Path.StartsWith(path, StringComparison.Ordinal)
                    && (fault.Path.Length == path.Length || fault.Path[path.Length] is '.' or '[');
                if (isMeant) return (fault with { Path = said + fault.Path[path.Length..] }).ToString();
            }

            return fault.ToString();
        }
    }
}
