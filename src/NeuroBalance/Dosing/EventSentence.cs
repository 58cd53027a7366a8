using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>
/// An event as a person types it, <c>infusion ketamine 0.5 mg/kg for 40 min at 24 h after last drink</c>: the type, what is given, then
/// the keys of its file form, each with its value.
/// </summary>
internal static class EventSentence
{
    /// <summary>An example for messages and help.</summary>
    public const string Example = "infusion ketamine 0.5 mg/kg for 40 min at 24 h after last drink";

    // What may stand without its key, in this order: one word, or all words up to the next key.
    private static readonly (string Key, bool OneWord)[] Places = [("drug", true), ("name", true), ("amount", false), ("level", false)];

    private static readonly string[] Types = [.. EventTable.All.Select(type => type.Word)];

    /// <summary>Whether a text begins as an event does.</summary>
    public static bool Begins(string text) => Types.Contains(text.Split(' ', 2)[0]);

    /// <summary>Reads the event as the object of a file; whether its values are right is for the reader of scenarios to say.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="entry">The object, when there is one.</param>
    /// <param name="problem">Else what is wrong.</param>
    public static bool TryRead(string text, out JsonTree entry, out string problem)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        entry = new JsonTree("$", JsonTokenType.StartObject, "");
        problem = "";
        if (words.Length == 0 || EventTable.Find(words[0]) is not { } type)
        {
            string meant = words.Length > 0 && NearestName.Find(words[0], Types) is { } near ? $" Did you mean {near}?" : "";
            problem = $"an event begins with its type: {string.Join(", ", Types)}.{meant}";
            return false;
        }

        entry.Properties.Add(("type", Word(type.Word)));
        int at = 1;
        foreach ((string key, bool oneWord) in Places.Where(place => type.Keys.Contains(place.Key)))
        {
            int end = at;
            while (end < words.Length && !type.Keys.Contains(words[end]) && !(oneWord && end > at))
            {
                end++;
            }
            if (end > at) entry.Properties.Add((key, Word(string.Join(' ', words[at..end]))));
            at = end;
        }

        while (at < words.Length)
        {
            string key = words[at++];
            if (!type.Keys.Contains(key) || key == "type")
            {
                problem = $"'{key}' is none of the keys of {type.Word}: {string.Join(", ", type.Keys.Skip(1))}; such as \"{Example}\"";
                return false;
            }

            int end = at;
            while (end < words.Length && !type.Keys.Contains(words[end]))
            {
                end++;
            }
            string value = string.Join(' ', words[at..end]);
            if (value.Length == 0 || entry.Find(key) is not null)
            {
                problem = value.Length == 0 ? $"the value of '{key}' is missing" : $"'{key}' is there twice";
                return false;
            }

            entry.Properties.Add((key, FieldText.Value(value)));
            at = end;
        }

        return true;
    }

    private static JsonTree Word(string text) => new("$", JsonTokenType.String, text);
}
