using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>The files that a provenance carries along: those that are not part of the tool.</summary>
/// <param name="first">Files that are carried along already, by name.</param>
internal sealed class CarriedFiles(params IEnumerable<KeyValuePair<string, string>> first)
{
    private readonly List<KeyValuePair<string, string>> files = [.. first];

    /// <summary>The files, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => files;

    /// <summary>The word by which a command is told a scenario: its name where the tool has it, else that of a file.</summary>
    public string Word(Scenario scenario) => Scenario.Names.Contains(scenario.Name) && Scenario.Named(scenario.Name) == scenario
        ? scenario.Name : Word(scenario.Name, scenario.ToJson());

    /// <summary>The word by which a command is told the text of a scenario.</summary>
    /// <param name="name">The name of the scenario.</param>
    /// <param name="text">The text of its file.</param>
    public string Word(string name, string text) => Add(name, ".json", text);

    /// <summary>The name under which a text is carried along.</summary>
    /// <param name="stem">What the name begins with, after the word that all of them begin with.</param>
    /// <param name="ending">What it ends with.</param>
    /// <param name="text">The text; carried along once.</param>
    public string Add(string stem, string ending, string text)
    {
        if (files.Find(file => file.Value == text) is { Key: { } known }) return known;
        string name = $"{Origin.Again}-{stem}{ending}";
        for (int number = 2; files.Exists(one => one.Key == name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Origin.Again}-{stem}-{number}{ending}");
        }
        files.Add(new(name, text));
        return name;
    }
}
