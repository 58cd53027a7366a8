using System.Globalization;

namespace NeuroBalance;

/// <summary>The files that a provenance carries along: those that its commands read and that are not part of the tool.</summary>
public sealed class ProvenanceFiles
{
    private readonly List<KeyValuePair<string, string>> files;

    /// <summary>Begins a list of files.</summary>
    /// <param name="first">Texts that are carried along already, by name; none when absent.</param>
    public ProvenanceFiles(IEnumerable<KeyValuePair<string, string>>? first = null) => files = [.. first ?? []];

    /// <summary>The texts of the files, by name: what <see cref="Provenance.Files"/> takes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => files;

    /// <summary>The word by which a command is told a scenario. A file is carried along where the tool has no such scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>Its name where the tool has it, else that of a file.</returns>
    public string Word(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Scenario.Names.Contains(scenario.Name) && Scenario.Named(scenario.Name) == scenario ? scenario.Name
            : Add(scenario.Name, ".json", scenario.ToJson());
    }

    /// <summary>Carries a text along, once.</summary>
    /// <param name="stem">What the name of its file has behind <see cref="Provenance.Again"/>.</param>
    /// <param name="ending">What the name ends with, with its dot.</param>
    /// <param name="text">The text.</param>
    /// <returns>The name of its file: that of the same text, or a new one.</returns>
    public string Add(string stem, string ending, string text)
    {
        ArgumentNullException.ThrowIfNull(stem);
        ArgumentNullException.ThrowIfNull(ending);
        ArgumentNullException.ThrowIfNull(text);
        if (files.Find(file => file.Value == text) is { Key: { } known }) return known;
        string name = $"{Provenance.Again}-{stem}{ending}";
        for (int number = 2; files.Exists(one => one.Key == name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Provenance.Again}-{stem}-{number}{ending}");
        }
        files.Add(new(name, text));
        return name;
    }
}
