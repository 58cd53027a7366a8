using System.Text.RegularExpressions;

namespace NeuroBalance.Explorer;

/// <summary>The words of the page in one language, as its script has them.</summary>
internal sealed partial class Words
{
    private readonly Dictionary<string, string> texts;

    private Words(Dictionary<string, string> texts) => this.texts = texts;

    /// <summary>Each key with its text.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>Reads the words of a script.</summary>
    /// <param name="folder">The folder of the page's scripts.</param>
    /// <param name="language">The language: en or de.</param>
    public static Words Read(string folder, string language) => new(
        Entry().Matches(File.ReadAllText(Path.Combine(folder, $"words-{language}.js")))
            .ToDictionary(word => word.Groups["key"].Value, word => word.Groups["text"].Value, StringComparer.Ordinal));

    /// <summary>The text of a key with its places filled in.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">What stands at each place.</param>
    public string Say(string key, params ReadOnlySpan<(string Place, string Text)> values)
    {
        string text = texts[key];
        foreach ((string place, string value) in values)
        {
            text = text.Replace($"{{{place}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The word of an axis' unit, which is the unit itself where it needs none.</summary>
    /// <param name="unit">The unit.</param>
    public string Axis(string unit) => texts.GetValueOrDefault("axis_" + unit, unit);

    [GeneratedRegex(@"(?<=[ {])(?<key>\w+): (?:'(?<text>[^']*)'|""(?<text>[^""]*)"")")]
    private static partial Regex Entry();
}
