using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.Runs;

/// <summary>A scenario as it was asked for: where it came from, and what the command line changed in it.</summary>
/// <param name="Scenario">What is simulated.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Edits">What was changed, one after the other.</param>
/// <param name="Warnings">What is usable but unlikely to be meant.</param>
internal sealed record EditedScenario(Scenario Scenario, ScenarioSource Source, IReadOnlyList<ScenarioEdit> Edits,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Reads a scenario with its changes; null when there are faults, which are told in the words of the command line.</summary>
    /// <remarks>What is changed is put in before the scenario is checked: nobody minds a value that is not used.</remarks>
    /// <param name="source">Where it comes from.</param>
    /// <param name="edits">What is changed, one after the other.</param>
    /// <param name="times">The times of output that the command line states, or null.</param>
    /// <param name="faults">Takes the faults.</param>
    public static EditedScenario? Read(ScenarioSource source, IReadOnlyList<ScenarioEdit> edits, RunOverrides? times, List<string> faults)
    {
        List<(string Path, string Said)> places = [.. times?.Places() ?? []];
        ScenarioResult read = ScenarioReader.Parse(source.Utf8, Edited, Changed);
        faults.AddRange(read.Faults.Select(Told));
        return read.Scenario is { } scenario ? new EditedScenario(scenario, source, edits, [.. read.Warnings.Select(Told)]) : null;

        JsonTree Edited(JsonTree tree, FaultList found)
        {
            foreach (ScenarioEdit edit in edits)
            {
                places.AddRange(edit.Places(tree.Find("events")?.Items.Count ?? 0));
                tree = edit.Apply(tree, found);
            }
            return tree;
        }

        Scenario Changed(Scenario scenario)
        {
            foreach (ScenarioEdit edit in edits)
            {
                scenario = edit.Apply(scenario);
            }
            return times?.Apply(scenario) ?? scenario;
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
