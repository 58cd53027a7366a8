using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroBalance.Texts;

/// <summary>An object within an object, written on one line.</summary>
/// <param name="name">Its name in the schema.</param>
/// <param name="description">What it is, for an editor.</param>
/// <param name="form">Its members.</param>
/// <param name="empty">What reading starts from.</param>
/// <param name="finish">What else the schema says.</param>
internal sealed class MemberForm<T>(string name, string description, ObjectForm<T> form, T empty, Action<JsonObject>? finish = null)
    : ValueForm<T>
{
    internal override string Name => name;

    internal override string Allowed => "an object in braces";

    internal IReadOnlyList<string> Keys { get; } = [.. form.Fields.Select(field => field.Key)];

    internal override JsonObject Describe(JsonObject definitions)
    {
        JsonObject schema = form.Schema(description, definitions);
        finish?.Invoke(schema);
        return schema;
    }

    internal override bool TryRead(JsonTree tree, FaultList faults, [MaybeNullWhen(false)] out T value)
    {
        bool isObject = tree.Kind == JsonTokenType.StartObject;
        if (!isObject) faults.Add(tree.Path, tree.Quoted, "not an object", Allowed);
        value = isObject ? form.Read(empty, tree, Keys, faults) : default;
        return isObject;
    }

    internal override string Write(T value)
    {
        JsonMembers members = new();
        form.Write(value, members);
        return members.OnOneLine();
    }

    internal override void Check(string path, T value, FaultList faults) => form.Check(value, path, faults);
}

/// <summary>A list.</summary>
/// <param name="item">Its items.</param>
/// <param name="onLines">Whether each item is written on a line.</param>
/// <param name="least">How many items it has at least, for an editor.</param>
internal sealed class ListForm<T>(ValueForm<T> item, bool onLines = false, int least = 0) : ValueForm<ImmutableArray<T>>
{
    internal override string Allowed => "a list in brackets";

    internal override JsonObject Describe(JsonObject definitions)
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = item.Reference(definitions) };
        if (least > 0) schema["minItems"] = least;
        return schema;
    }

    internal override bool TryRead(JsonTree tree, FaultList faults, out ImmutableArray<T> value)
    {
        bool isList = tree.Kind == JsonTokenType.StartArray;
        if (!isList) faults.Add(tree.Path, tree.Quoted, "not a list", Allowed);
        value = [.. tree.Items.Select(one => item.TryRead(one, faults, out T? read) ? read : default!)];
        return isList;
    }

    internal override string Write(ImmutableArray<T> value) =>
        onLines ? JsonMembers.OnLines('[', value.Select(item.Write), ']', "  ") : "[" + string.Join(", ", value.Select(item.Write)) + "]";
}
