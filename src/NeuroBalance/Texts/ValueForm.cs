using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace NeuroBalance.Texts;

/// <summary>How one kind of value stands in a file: what reads, writes, judges and describes it.</summary>
/// <typeparam name="T">The value.</typeparam>
internal abstract class ValueForm<T>
{
    /// <summary>What is right, for the message that it is missing.</summary>
    internal abstract string Allowed { get; }

    /// <summary>The name under which the schema defines it; null when it is spelled out where it stands.</summary>
    internal virtual string? Name => null;

    /// <summary>Its JSON schema; named forms within it are added to the definitions.</summary>
    internal abstract JsonObject Describe(JsonObject definitions);

    /// <summary>Reads it; what is wrong is reported.</summary>
    internal abstract bool TryRead(JsonTree tree, FaultList faults, [MaybeNullWhen(false)] out T value);

    /// <summary>The value as JSON.</summary>
    internal abstract string Write(T value);

    /// <summary>Reports a value that no file may hold, wherever it came from.</summary>
    internal virtual void Check(string path, T value, FaultList faults)
    {
    }

    /// <summary>What stands in a schema where the value stands; a form that has a name is added to the definitions.</summary>
    internal JsonObject Reference(JsonObject definitions)
    {
        if (Name is null) return Describe(definitions);
        if (!definitions.ContainsKey(Name)) definitions[Name] = Describe(definitions);
        return new JsonObject { ["$ref"] = "#/$defs/" + Name };
    }
}

/// <summary>A quantity with its unit, in quotation marks.</summary>
/// <param name="name">Its name in the schema.</param>
/// <param name="description">What it is, for an editor.</param>
/// <param name="units">The units that fit.</param>
/// <param name="make">The value of a number and a unit.</param>
/// <param name="example">A text, for an editor.</param>
/// <param name="check">What else must hold, from the path and the value.</param>
/// <param name="write">The text of a value; its own when absent.</param>
internal sealed class QuantityForm<T, TUnit>(
    string? name,
    string description,
    UnitRow<TUnit>[] units,
    Func<double, UnitRow<TUnit>, T> make,
    string example,
    Action<string, T, FaultList>? check = null,
    Func<T, string>? write = null) : ValueForm<T>
    where T : notnull
{
    /// <summary>The number at the beginning of a pattern.</summary>
    internal const string NumberPattern = @"^\s*\+?[0-9.]+([eE][+-]?[0-9]+)?\s*";

    internal override string? Name => name;

    internal override string Allowed => QuantityText.List(units);

    internal static string UnitPattern(UnitRow<TUnit>[] units) =>
        "(" + string.Join('|', units.Select(unit => unit.Spelling.Replace("ug", "[uµμ]g", StringComparison.Ordinal))) + ")";

    internal override JsonObject Describe(JsonObject definitions) => new()
    {
        ["type"] = "string",
        ["description"] = description,
        ["pattern"] = NumberPattern + UnitPattern(units) + @"\s*$",
        ["examples"] = new JsonArray(example),
    };

    internal override bool TryRead(JsonTree tree, FaultList faults, [MaybeNullWhen(false)] out T value)
    {
        (double Value, UnitRow<TUnit> Unit)? read = JsonValues.Quantity(tree, units, faults);
        value = read is { } quantity ? make(quantity.Value, quantity.Unit) : default;
        return read is not null;
    }

    internal override string Write(T value) => JsonMembers.Quoted(write?.Invoke(value) ?? value.ToString()!);

    internal override void Check(string path, T value, FaultList faults) => check?.Invoke(path, value, faults);
}

/// <summary>One of a set of words.</summary>
internal sealed class WordForm<T>(string name, (string Word, T Meaning)[] words) : ValueForm<T>
    where T : struct
{
    internal override string? Name => name;

    internal override string Allowed => JsonValues.Words(words);

    internal override JsonObject Describe(JsonObject definitions) =>
        new() { ["enum"] = new JsonArray([.. words.Select(one => (JsonNode)one.Word)]) };

    internal override bool TryRead(JsonTree tree, FaultList faults, out T value)
    {
        T? read = JsonValues.Choice(tree, words, faults);
        value = read ?? default;
        return read is not null;
    }

    internal override string Write(T value) => JsonMembers.Quoted(Word(value));

    /// <summary>The word for a meaning.</summary>
    internal string Word(T value) => Array.Find(words, one => EqualityComparer<T>.Default.Equals(one.Meaning, value)).Word;
}

/// <summary>A number of repetitions.</summary>
internal sealed class CountForm : ValueForm<int>
{
    internal override string Name => "count";

    internal override string Allowed => JsonValues.CountAllowed;

    internal override JsonObject Describe(JsonObject definitions) =>
        new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = JsonValues.LargestCount };

    internal override bool TryRead(JsonTree tree, FaultList faults, out int value)
    {
        int? read = JsonValues.WholeNumber(tree, faults);
        value = read ?? 1;
        return read is not null;
    }

    internal override string Write(int value) => JsonMembers.Number(value);
}

/// <summary>A bare number.</summary>
internal sealed class NumberForm(string allowed) : ValueForm<double>
{
    internal override string Allowed => allowed;

    internal override JsonObject Describe(JsonObject definitions) => new() { ["type"] = "number" };

    internal override bool TryRead(JsonTree tree, FaultList faults, out double value)
    {
        double? read = JsonValues.Number(tree, allowed, faults);
        value = read ?? 0;
        return read is not null;
    }

    internal override string Write(double value) => JsonMembers.Number(value);
}

/// <summary>True or false.</summary>
internal sealed class TruthForm : ValueForm<bool>
{
    internal override string Allowed => "true or false";

    internal override JsonObject Describe(JsonObject definitions) => new() { ["type"] = "boolean" };

    internal override bool TryRead(JsonTree tree, FaultList faults, out bool value)
    {
        bool? read = JsonValues.Truth(tree, faults);
        value = read ?? false;
        return read is not null;
    }

    internal override string Write(bool value) => value ? "true" : "false";
}

/// <summary>A text.</summary>
/// <param name="name">Its name in the schema.</param>
/// <param name="pattern">What it must match; for an editor alone, the rules say it to the author.</param>
internal sealed class TextForm(string? name = null, string? pattern = null) : ValueForm<string>
{
    internal override string? Name => name;

    internal override string Allowed => "a text in double quotes";

    internal override JsonObject Describe(JsonObject definitions) => pattern is null ? new() { ["type"] = "string" }
        : new() { ["type"] = "string", ["pattern"] = pattern };

    internal override bool TryRead(JsonTree tree, FaultList faults, [MaybeNullWhen(false)] out string value)
    {
        value = JsonValues.Text(tree, faults);
        return value is not null;
    }

    internal override string Write(string value) => JsonMembers.Quoted(value);
}
