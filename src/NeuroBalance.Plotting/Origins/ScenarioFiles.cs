using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>The scenario files that a provenance carries along: those that are not part of the tool.</summary>
internal sealed class ScenarioFiles
{
    private readonly List<KeyValuePair<string, string>> files = [];

    /// <summary>The files, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => files;

    /// <summary>The word by which a command is told a scenario: its name where the tool has it, else that of a file.</summary>
    public string Word(Scenario scenario) => Scenario.Names.Contains(scenario.Name) && Scenario.Named(scenario.Name) == scenario
        ? scenario.Name : Word(scenario.Name, scenario.ToJson());

    /// <summary>The word by which a command is told the text of a scenario.</summary>
    /// <param name="name">The name of the scenario.</param>
    /// <param name="text">The text of its file.</param>
    public string Word(string name, string text)
    {
        if (files.Find(file => file.Value == text) is { Key: { } known }) return known;
        string stem = $"{Origin.Again}-{name}", file = stem;
        for (int number = 2; files.Exists(one => one.Key == file + ".json"); number++)
        {
            file = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }
        files.Add(new(file + ".json", text));
        return file + ".json";
    }
}
