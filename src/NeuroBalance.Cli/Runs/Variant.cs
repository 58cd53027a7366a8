using System.Text.RegularExpressions;

namespace NeuroBalance.Cli.Runs;

/// <summary>One of the runs of a comparison, as typed: <c>[label: ]scenario[ with change, change]</c>.</summary>
/// <param name="Label">The label, when it is typed.</param>
/// <param name="Scenario">A name, a file, or a hyphen.</param>
/// <param name="Edit">What is changed.</param>
internal sealed partial record Variant(string? Label, string Scenario, ScenarioEdit Edit)
{
    private const string Changed = " with ";

    /// <summary>Reads what was typed; its faults are added to <paramref name="faults"/>.</summary>
    public static Variant Read(string typed, List<string> faults)
    {
        string? label = null;
        string rest = typed.Trim();
        if (!IsScenario(rest) && Labelled().Match(rest) is { Success: true } named)
        {
            (label, rest) = (named.Groups["label"].Value.Trim(), named.Groups["rest"].Value.Trim());
        }

        int at = IsScenario(rest) ? -1 : rest.IndexOf(Changed, StringComparison.Ordinal);
        string[] changes = at < 0 ? [] : [.. Comma().Split(rest[(at + Changed.Length)..]).Select(change => change.Trim())];
        string scenario = (at < 0 ? rest : rest[..at]).Trim();
        if (scenario.Length == 0)
        {
            faults.Add($"'{typed}': the scenario is missing, as in \"ten drinks: dependence with events[0].count=10\".");
        }
        return new Variant(label, scenario, TypedEdit.Read([.. changes.Where(one => !ScenarioEdit.IsEvent(one))],
            [.. changes.Where(ScenarioEdit.IsEvent)], faults, $"{scenario} with", $"{scenario} with"));
    }

    /// <summary>The same variant of a scenario under another name.</summary>
    public string With(string scenario) => (Label is null ? "" : Label + ": ") + Unlabelled(scenario);

    /// <summary>What the run is called.</summary>
    /// <param name="scenario">The name of its scenario.</param>
    public string LabelOr(string scenario) => Label ?? Unlabelled(scenario);

    private string Unlabelled(string scenario) => Edit.Words.Any() ? scenario + Changed + string.Join(", ", Edit.Words) : scenario;

    private static bool IsScenario(string text) => File.Exists(text) || NeuroBalance.Scenario.Names.Contains(text);

    [GeneratedRegex(@"^(?<label>[^:]+):\s+(?<rest>.+)$")]
    private static partial Regex Labelled();

    // Only before another change: a value may hold commas.
    [GeneratedRegex(@",\s*(?=[A-Za-z][\w.\[\]']*\s*=|[a-z]+ )")]
    private static partial Regex Comma();
}
