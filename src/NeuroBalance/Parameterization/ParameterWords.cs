using System.Collections.Frozen;

namespace NeuroBalance.Parameterization;

/// <summary>What each parameter is, in a sentence: the one that stands above its field, whose source the assembly carries along.</summary>
internal static class ParameterWords
{
    private const string Prefix = "NeuroBalance.Model.Parameters.", Ending = "Parameters.cs";

    private static readonly Lazy<FrozenDictionary<string, string>> Sentences = new(Read);

    /// <summary>The sentence of a parameter, without its symbol and unit and without a full stop; null where a text adds it.</summary>
    /// <param name="key">The key.</param>
    public static string? Of(string key) => Sentences.Value.GetValueOrDefault(key);

    private static FrozenDictionary<string, string> Read()
    {
        Dictionary<string, string> sentences = [];
        foreach (string name in typeof(ParameterWords).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using StreamReader source = new(typeof(ParameterWords).Assembly.GetManifestResourceStream(name)!);
            string group = name[Prefix.Length..^Ending.Length];
            foreach ((string field, string sentence) in Fields(source))
            {
                sentences.Add($"{group}.{field}", sentence);
            }
        }

        return sentences.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Field, string Sentence)> Fields(StreamReader source)
    {
        const string Comment = "/// ", Field = "public T ";
        string text = "";
        while (source.ReadLine()?.Trim() is { } line)
        {
            if (line.StartsWith(Comment, StringComparison.Ordinal)) text += " " + line[Comment.Length..];
            else if (line.StartsWith(Field, StringComparison.Ordinal)) yield return (line[Field.Length..^1], Sentence(text));
            if (!line.StartsWith("///", StringComparison.Ordinal)) text = "";
        }
    }

    // "What it is: symbol (unit)."
    private static string Sentence(string comment)
    {
        string text = comment.Replace("<summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal).Trim();
        int symbol = text.LastIndexOf(':');
        return (symbol < 0 ? text : text[..symbol]).TrimEnd('.');
    }
}
