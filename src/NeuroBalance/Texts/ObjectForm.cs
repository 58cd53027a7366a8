using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroBalance.Texts;

/// <summary>One member of an object of a file: its key, its form, and where its value lives.</summary>
/// <typeparam name="TOwner">The object.</typeparam>
internal abstract class Field<TOwner>(string key, bool required)
{
    internal string Key { get; } = key;

    internal bool Required { get; } = required;

    /// <summary>What is right, for the message that the member is missing.</summary>
    internal abstract string Allowed(TOwner owner, Func<string, bool> sound);

    internal abstract TOwner Read(TOwner owner, JsonTree value, Func<string, bool> sound, FaultList faults);

    /// <summary>The value as JSON; null when it is not stated.</summary>
    internal abstract string? Write(TOwner owner);

    internal abstract void Check(TOwner owner, string path, FaultList faults);

    internal abstract JsonObject Schema(JsonObject definitions);
}

/// <summary>What a getter found: a value, or that none is stated.</summary>
internal readonly record struct Stated<T>(bool Is, T Value)
{
    public static implicit operator Stated<T>(T value) => new(true, value);
}

internal static class Stated
{
    /// <summary>A value that may be absent.</summary>
    internal static Stated<T> Of<T>(T? value)
        where T : struct => new(value is not null, value ?? default);
}

/// <summary>A member with its value's type.</summary>
/// <param name="key">The key.</param>
/// <param name="form">The form; it may depend on members read before, and on whether they were sound.</param>
/// <param name="get">The value, when it is stated.</param>
/// <param name="with">The object with the value.</param>
/// <param name="required">Whether it must be stated.</param>
internal sealed class Field<TOwner, T>(
    string key, Func<TOwner, Func<string, bool>, ValueForm<T>> form, Func<TOwner, Stated<T>> get, Func<TOwner, T, TOwner> with,
        bool required)
    : Field<TOwner>(key, required)
{
    internal Field(string key, ValueForm<T> form, Func<TOwner, Stated<T>> get, Func<TOwner, T, TOwner> with, bool required = false)
        : this(key, (_, _) => form, get, with, required)
    {
    }

    internal override string Allowed(TOwner owner, Func<string, bool> sound) => form(owner, sound).Allowed;

    internal override TOwner Read(TOwner owner, JsonTree value, Func<string, bool> sound, FaultList faults) =>
        form(owner, sound).TryRead(value, faults, out T? read) ? with(owner, read) : owner;

    internal override string? Write(TOwner owner) => get(owner) is { Is: true } stated ? form(owner, static _ => true).Write(stated.Value)
        : null;

    internal override void Check(TOwner owner, string path, FaultList faults)
    {
        if (get(owner) is { Is: true } stated)
        {
            form(owner, key => faults.Trusts($"{path}.{key}")).Check($"{path}.{Key}", stated.Value, faults);
        }
    }

    // Without an object nothing is known of its other members: the form that holds whatever they are.
    internal override JsonObject Schema(JsonObject definitions) => form(default!, static _ => false).Reference(definitions);
}

/// <summary>An object of a file by its members: reading, writing, rules and schema follow from the one declaration.</summary>
/// <typeparam name="TOwner">The object in the program.</typeparam>
/// <param name="fields">The members in the order in which they are written; a form may look at those before it.</param>
internal sealed class ObjectForm<TOwner>(params Field<TOwner>[] fields)
{
    /// <summary>The members.</summary>
    internal IReadOnlyList<Field<TOwner>> Fields { get; } = fields;

    internal TOwner Read(TOwner empty, JsonTree tree, IReadOnlyList<string> keys, FaultList faults)
    {
        ObjectReader reader = new(tree, keys, faults);
        TOwner owner = empty;
        foreach (Field<TOwner> field in Fields)
        {
            bool Sound(string key) => tree.Find(key) is not null && faults.Trusts(JsonTree.Member(tree.Path, key));
            if (reader.Find(field.Key, field.Required, field.Allowed(owner, Sound)) is { } value)
            {
                owner = field.Read(owner, value, Sound, faults);
            }
        }

        return owner;
    }

    internal void Write(TOwner owner, JsonMembers members)
    {
        foreach (Field<TOwner> field in Fields)
        {
            if (field.Write(owner) is { } json) members.Raw(field.Key, json);
        }
    }

    /// <summary>Reports the members that no file may hold.</summary>
    internal void Check(TOwner owner, string path, FaultList faults)
    {
        foreach (Field<TOwner> field in Fields)
        {
            field.Check(owner, path, faults);
        }
    }

    /// <summary>The schema of the object; named forms are added to the definitions.</summary>
    internal JsonObject Schema(string description, JsonObject definitions, params ReadOnlySpan<(string Key, string Word)> constants)
    {
        JsonObject properties = [];
        List<JsonNode> required = [];
        foreach ((string key, string word) in constants)
        {
            properties[key] = new JsonObject { ["const"] = word };
            required.Add(key);
        }

        foreach (Field<TOwner> field in Fields)
        {
            properties[field.Key] = field.Schema(definitions);
            if (field.Required) required.Add(field.Key);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = description,
            ["required"] = new JsonArray([.. required]),
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
    }
}
