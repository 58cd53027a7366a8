using System.Text.Json;

namespace NeuroBalance.Texts;

/// <summary>Reads the members of one object of a file and reports those that it may not have.</summary>
internal sealed class ObjectReader
{
    private readonly JsonTree tree;
    private readonly FaultList faults;

    internal ObjectReader(JsonTree tree, IReadOnlyList<string> keys, FaultList faults)
    {
        this.tree = tree;
        this.faults = faults;
        foreach ((string key, JsonTree value) in tree.Properties)
        {
            if (keys.Contains(key)) continue;
            string? meant = NearestName.Find(key, keys);
            faults.Add(value.Path, value.Quoted, $"there is no key '{EscapedText.Shortened(key)}' here",
                string.Join(", ", keys.Where(one => one != "$schema")), meant);
            // The member that was meant is not reported as missing as well.
            if (meant is not null && tree.Find(meant) is null) faults.Distrust(JsonTree.Member(tree.Path, meant));
        }
    }

    internal JsonTree? Find(string key) => tree.Find(key);

    /// <summary>The value of a key; a missing one that is required is reported.</summary>
    internal JsonTree? Find(string key, bool required, string allowed)
    {
        JsonTree? value = tree.Find(key);
        string path = JsonTree.Member(tree.Path, key);
        if (value is null && required && faults.Trusts(path)) faults.Add(path, "", $"'{key}' is missing", allowed);
        return value;
    }

    internal string? Text(string key, bool required = false) =>
        Find(key, required, "a text in double quotes") is { } value ? JsonValues.Text(value, faults) : null;

    internal double? Number(string key, string allowed) => Find(key) is { } value ? JsonValues.Number(value, allowed, faults) : null;

    internal int? WholeNumber(string key) => Find(key) is { } value ? JsonValues.WholeNumber(value, faults) : null;

    internal bool? Truth(string key) => Find(key) is { } value ? JsonValues.Truth(value, faults) : null;

    internal T? Choice<T>(string key, (string Word, T Meaning)[] choices, bool required = false)
        where T : struct => Find(key, required, JsonValues.Words(choices)) is { } value ? JsonValues.Choice(value, choices, faults) : null;

    internal JsonTree? Object(string key)
    {
        if (Find(key) is not { } value || value.Kind == JsonTokenType.StartObject) return Find(key);
        faults.Add(value.Path, value.Quoted, "not an object", "an object in braces");
        return null;
    }

    internal IReadOnlyList<JsonTree> Items(string key)
    {
        if (Find(key) is not { } value) return [];
        if (value.Kind == JsonTokenType.StartArray) return value.Items;
        faults.Add(value.Path, value.Quoted, "not a list", "a list in brackets");
        return [];
    }
}
