using NeuroBalance.Dosing;
using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>What is changed in a scenario file while it is read.</summary>
/// <remarks>What is changed is put in before the scenario is checked: nobody minds a value that is not used.</remarks>
public sealed record ScenarioChanges
{
    /// <summary>Where a fault stands that is one of <see cref="Equations"/> and not of the file.</summary>
    public const string EquationsPath = "equations";

    /// <summary>Changes by words, one after the other: what a later one says of a field wins.</summary>
    public IReadOnlyList<ScenarioEdit> Edits { get; init; } = [];

    /// <summary>The equations in the place of the file's own; null where these stay.</summary>
    public EquationSet? Equations { get; init; }

    /// <summary>What a file would call <see cref="Equations"/>.</summary>
    public string EquationsName { get; init; } = "";

    /// <summary>Gives the times of output, from those of the file; null where these stay.</summary>
    public Func<OutputPlan, OutputPlan>? Output { get; init; }

    /// <summary>Reads a scenario with these changes.</summary>
    /// <param name="utf8">The bytes of its file (UTF-8).</param>
    /// <param name="folder">The folder from which the models that it names are found; null where it lies in none.</param>
    /// <param name="faults">
    /// What is wrong, all at once; a fault that an edit brought in is told in the words of the edit instead of a path in the file.
    /// </param>
    /// <param name="warnings">What is usable but unlikely to be meant.</param>
    /// <returns>The changed scenario; null when the file or a change of it has faults.</returns>
    public Scenario? Read(ReadOnlySpan<byte> utf8, string? folder, out IReadOnlyList<Fault> faults, out IReadOnlyList<Fault> warnings)
    {
        List<(string Path, string Said)> places = [];
        ParameterRows rows = ParameterRows.Of(Equations?.Text);
        ScenarioResult read = ScenarioReader.Parse(utf8, new ModelFiles(folder), Edited, Changed);
        // Without its model nobody can say which parameters a scenario has.
        IEnumerable<Fault> unknown = read.Faults.Any(fault => fault.Path == "$.model") ? []
            : Edits.SelectMany(edit => edit.FindUnknown(rows));
        faults = [.. unknown, .. read.Faults.Select(Told)];
        warnings = [.. read.Warnings.Select(Told)];
        return read.Scenario;

        JsonTree Edited(JsonTree tree, FaultList found)
        {
            // What is stated beside the file goes before what it says: nobody looks for a model that is not used.
            if (Equations is not null) tree.Properties.RemoveAll(one => one.Key is "model" or "structure");
            foreach (ScenarioEdit edit in Edits)
            {
                places.AddRange(edit.Places(tree.Find("events")?.Items.Count ?? 0));
                tree = edit.Apply(tree, found);
            }
            if (Equations is not null && (tree.Find("structure") ?? tree.Find("model")) is not null)
            {
                found.Add(EquationsPath, "", "a change of the scenario says, too, which equations are solved", "one of the two");
            }
            return tree;
        }

        Scenario Changed(Scenario scenario)
        {
            if (Equations is { } stated) scenario = scenario.With(stated, EquationsName);
            rows = IsRunnable(scenario.Model) ? scenario.Rows : rows;
            foreach (ScenarioEdit edit in Edits)
            {
                scenario = edit.Apply(scenario, rows);
            }
            return Output is null ? scenario : scenario with { Output = Output(scenario.Output) };
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

        Fault Told(Fault fault) => Renamed(fault, places);
    }

    /// <summary>A fault whose path begins with one of some places, with the place called by another name.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="places">The places, each with its name; the first that fits counts.</param>
    /// <returns>The fault with that name and the rest of its path; the same fault where no place fits.</returns>
    public static Fault Renamed(Fault fault, IEnumerable<(string Path, string Name)> places)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentNullException.ThrowIfNull(places);
        foreach ((string path, string name) in places)
        {
            bool isMeant = fault.Path.StartsWith(path, StringComparison.Ordinal)
                && (fault.Path.Length == path.Length || fault.Path[path.Length] is '.' or '[');
            if (isMeant) return fault with { Path = name + fault.Path[path.Length..] };
        }

        return fault;
    }
}
