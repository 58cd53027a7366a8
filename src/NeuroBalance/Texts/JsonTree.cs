using System.Text.Json;

namespace NeuroBalance.Texts;

/// <summary>One value of a JSON text with the path to it. Numbers keep their text; repeated keys have been reported and left out.</summary>
internal sealed class JsonTree(string path, JsonTokenType kind, string text)
{
    private static readonly List<(string Key, JsonTree Value)> NoProperties = [];
    private static readonly List<JsonTree> NoItems = [];

    internal string Path { get; } = path;

    /// <summary>StartObject, StartArray, String, Number, True, False or Null.</summary>
    internal JsonTokenType Kind { get; } = kind;

    /// <summary>The text of a string without quotes, or of a number; empty for objects and arrays.</summary>
    internal string Text { get; } = text;

    internal List<(string Key, JsonTree Value)> Properties { get; } = kind == JsonTokenType.StartObject ? [] : NoProperties;

    internal List<JsonTree> Items { get; } = kind == JsonTokenType.StartArray ? [] : NoItems;

    /// <summary>The value as a message quotes it.</summary>
    internal string Quoted => Kind switch
    {
        JsonTokenType.String => '"' + EscapedText.Shortened(Text) + '"',
        JsonTokenType.StartObject => "{...}",
        JsonTokenType.StartArray => "[...]",
        _ => EscapedText.Shortened(Text),
    };

    internal JsonTree? Find(string key)
    {
        foreach ((string name, JsonTree value) in Properties)
        {
            if (name == key) return value;
        }

        return null;
    }

    /// <summary>The path of a member: with a dot where the key is a plain word, else in brackets.</summary>
    internal static string Member(string path, string key)
    {
        bool plain = key.Length > 0 && !char.IsAsciiDigit(key[0]);
        foreach (char letter in key)
        {
            plain &= char.IsAsciiLetterOrDigit(letter) || letter == '_';
        }
        return plain ? $"{path}.{key}" : $"{path}['{EscapedText.Shortened(key)}']";
    }
}
