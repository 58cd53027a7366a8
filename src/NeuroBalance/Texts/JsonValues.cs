using System.Text.Json;
using NeuroBalance.Dosing;

namespace NeuroBalance.Texts;

/// <summary>Reads single values of a scenario file; a value of the wrong kind is reported and read as absent.</summary>
internal static class JsonValues
{
    internal static string? Text(JsonTree value, FaultList faults)
    {
        if (value.Kind == JsonTokenType.String)
            return value.Text;
        faults.Add(value.Path, value.Quoted, "not a text", "a text in double quotes");
        return null;
    }

    internal static double? Number(JsonTree value, string allowed, FaultList faults)
    {
        TextProblem problem = new("not a number", allowed);
        if (value.Kind == JsonTokenType.Number && NumberText.TryRead(value.Text, out double number, out problem)) return number;
        bool quoted = value.Kind == JsonTokenType.String;
        string? suggestion = quoted && (NumberText.TryRead(value.Text, out _, out TextProblem inText) ? value.Text : inText.Suggestion) is { } bare ? bare : null;
        faults.Add(value.Path, value.Quoted, problem.Message, allowed, suggestion);
        return null;
    }

    internal static int? WholeNumber(JsonTree value, FaultList faults)
    {
        string allowed = $"a whole number from 1 to {ScenarioRules.MostOccurrences}";
        if (Number(value, allowed, faults) is not { } number)
            return null;
        if (number >= 1 && number <= ScenarioRules.MostOccurrences && number == Math.Floor(number))
            return (int)number;
        faults.Add(value.Path, value.Quoted, number > ScenarioRules.MostOccurrences ? "too many repetitions" : "not a count", allowed);
        return null;
    }

    internal static (double Value, T Unit)? Quantity<T>(JsonTree value, (string Spelling, T Unit)[] units, FaultList faults)
    {
        if (!IsText(value, QuantityText.List(units), units[0].Spelling, faults))
            return null;
        if (QuantityText.TryRead(value.Text, units, out double number, out T unit, out TextProblem problem))
            return (number, unit);
        Add(value, problem, faults);
        return null;
    }

    internal static Moment? Moment(JsonTree value, FaultList faults)
    {
        if (!IsText(value, MomentText.Forms, "h", faults))
            return null;
        if (MomentText.TryReadMoment(value.Text, out Moment moment, out TextProblem problem))
            return moment;
        Add(value, problem, faults);
        return null;
    }

    private static void Add(JsonTree value, TextProblem problem, FaultList faults) =>
        faults.Add(value.Path, value.Quoted, problem.Message, problem.Allowed, problem.Suggestion is { } near ? '"' + near + '"' : null);

    private static bool IsText(JsonTree value, string allowed, string unit, FaultList faults)
    {
        if (value.Kind == JsonTokenType.String)
            return true;
        if (value.Kind == JsonTokenType.Number)
            faults.Add(value.Path, value.Quoted, "a bare number; the unit is missing", allowed, $"\"{value.Quoted} {unit}\"");
        else
            faults.Add(value.Path, value.Quoted, "not a quantity", allowed);
        return false;
    }
}

/// <summary>Reads the members of one object of a scenario file and reports those that it may not have.</summary>
internal sealed class ObjectReader
{
    private readonly JsonTree tree;
    private readonly FaultList faults;

    internal ObjectReader(JsonTree tree, string[] keys, FaultList faults)
    {
        this.tree = tree;
        this.faults = faults;
        foreach ((string key, JsonTree value) in tree.Properties)
        {
            if (Array.IndexOf(keys, key) >= 0)
                continue;
            string? meant = NearestName.Find(key, keys);
            faults.Add(value.Path, value.Quoted, $"there is no key '{key}' here", string.Join(", ", keys.Where(one => one != "$schema")), meant);
            // The member that was meant is not reported as missing as well.
            if (meant is not null && tree.Find(meant) is null)
                faults.Distrust(JsonTree.Member(tree.Path, meant));
        }
    }

    internal JsonTree? Find(string key) => tree.Find(key);

    internal string? Text(string key, bool required = false) =>
        Find(key, required, "a text in double quotes") is { } value ? JsonValues.Text(value, faults) : null;

    internal double? Number(string key, string allowed) => Find(key) is { } value ? JsonValues.Number(value, allowed, faults) : null;

    internal int? WholeNumber(string key) => Find(key) is { } value ? JsonValues.WholeNumber(value, faults) : null;

    internal bool? Truth(string key)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.Kind is JsonTokenType.True or JsonTokenType.False)
            return value.Kind == JsonTokenType.True;
        faults.Add(value.Path, value.Quoted, "neither true nor false", "true or false");
        return null;
    }

    internal T? Choice<T>(string key, (string Word, T Meaning)[] choices, bool required = false)
        where T : struct
    {
        string[] words = [.. choices.Select(choice => choice.Word)];
        string allowed = string.Join(", ", words.Select(word => '"' + word + '"'));
        if (Find(key, required, allowed) is not { } value)
            return null;
        foreach ((string word, T meaning) in choices)
            if (value.Kind == JsonTokenType.String && value.Text == word)
                return meaning;
        string? near = value.Kind == JsonTokenType.String ? NearestName.Find(value.Text, words) : null;
        faults.Add(value.Path, value.Quoted, "not one of the words that fit here", allowed, near is null ? null : '"' + near + '"');
        return null;
    }

    internal (double Value, T Unit)? Quantity<T>(string key, (string Spelling, T Unit)[] units, bool required = false) =>
        Find(key, required, QuantityText.List(units)) is { } value ? JsonValues.Quantity(value, units, faults) : null;

    internal Duration? Duration(string key, bool required = false) =>
        Quantity(key, QuantityText.Times, required) is { } time ? new Duration(time.Value, time.Unit) : null;

    /// <summary>A length of time that must be stated; one hour stands in for a faulty one.</summary>
    internal Duration RequiredDuration(string key) => Duration(key, required: true) ?? NeuroBalance.Duration.FromHours(1);

    internal Moment? Moment(string key, bool required = false) =>
        Find(key, required, MomentText.Forms) is { } value ? JsonValues.Moment(value, faults) : null;

    internal JsonTree? Object(string key)
    {
        if (Find(key) is not { } value || value.Kind == JsonTokenType.StartObject)
            return Find(key);
        faults.Add(value.Path, value.Quoted, "not an object", "an object in braces");
        return null;
    }

    internal IReadOnlyList<JsonTree> Items(string key)
    {
        if (Find(key) is not { } value)
            return [];
        if (value.Kind == JsonTokenType.StartArray)
            return value.Items;
        faults.Add(value.Path, value.Quoted, "not a list", "a list in brackets");
        return [];
    }

    private JsonTree? Find(string key, bool required, string allowed)
    {
        JsonTree? value = tree.Find(key);
        string path = JsonTree.Member(tree.Path, key);
        if (value is null && required && faults.Trusts(path))
            faults.Add(path, "", $"'{key}' is missing", allowed);
        return value;
    }
}
