using System.Text.Json;

namespace NeuroBalance.Texts;

/// <summary>Reads single values of a file; a value of the wrong kind is reported and read as absent.</summary>
internal static class JsonValues
{
    /// <summary>The largest count in a file.</summary>
    internal const int LargestCount = 100_000;

    internal static string CountAllowed => $"a whole number from 1 to {LargestCount}";

    internal static string? Text(JsonTree value, FaultList faults)
    {
        if (value.Kind == JsonTokenType.String) return value.Text;
        faults.Add(value.Path, value.Quoted, "not a text", "a text in double quotes");
        return null;
    }

    internal static double? Number(JsonTree value, string allowed, FaultList faults)
    {
        TextProblem problem = new("not a number", allowed);
        if (value.Kind == JsonTokenType.Number && NumberText.TryRead(value.Text, out double number, out problem)) return number;
        string? suggestion = null;
        if (value.Kind == JsonTokenType.String)
        {
            suggestion = NumberText.TryRead(value.Text, out _, out TextProblem inText) ? value.Text : inText.Suggestion;
        }

        faults.Add(value.Path, value.Quoted, problem.Message, allowed, suggestion);
        return null;
    }

    internal static int? WholeNumber(JsonTree value, FaultList faults)
    {
        if (Number(value, CountAllowed, faults) is not { } number) return null;
        if (number is >= 1 and <= LargestCount && number == Math.Floor(number)) return (int)number;
        faults.Add(value.Path, value.Quoted, number > LargestCount ? "too many repetitions" : "not a count", CountAllowed);
        return null;
    }

    internal static bool? Truth(JsonTree value, FaultList faults)
    {
        if (value.Kind is JsonTokenType.True or JsonTokenType.False) return value.Kind == JsonTokenType.True;
        faults.Add(value.Path, value.Quoted, "neither true nor false", "true or false");
        return null;
    }

    internal static (double Value, UnitRow<T> Unit)? Quantity<T>(JsonTree value, UnitRow<T>[] units, FaultList faults)
    {
        if (!IsText(value, QuantityText.List(units), units[0].Spelling, faults)) return null;
        if (QuantityText.TryRead(value.Text, units, out double number, out UnitRow<T> unit, out TextProblem problem)) return (number, unit);
        Add(value, problem, faults);
        return null;
    }

    internal static T? Choice<T>(JsonTree value, (string Word, T Meaning)[] choices, FaultList faults)
        where T : struct
    {
        foreach ((string word, T meaning) in choices)
        {
            if (value.Kind == JsonTokenType.String && value.Text == word) return meaning;
        }

        string[] words = [.. choices.Select(choice => choice.Word)];
        string? near = value.Kind == JsonTokenType.String ? NearestName.Find(value.Text, words) : null;
        faults.Add(value.Path, value.Quoted, "not one of the words that fit here", Words(choices), near is null ? null : '"' + near + '"');
        return null;
    }

    internal static string Words<T>((string Word, T Meaning)[] choices) =>
        string.Join(", ", choices.Select(choice => '"' + choice.Word + '"'));

    internal static void Add(JsonTree value, TextProblem problem, FaultList faults) =>
        faults.Add(value.Path, value.Quoted, problem.Message, problem.Allowed, problem.Suggestion is { } near ? '"' + near + '"' : null);

    /// <summary>Reports what is not a text where a quantity with a unit should stand.</summary>
    internal static bool IsText(JsonTree value, string allowed, string unit, FaultList faults)
    {
        if (value.Kind == JsonTokenType.String) return true;
        if (value.Kind == JsonTokenType.Number)
        {
            faults.Add(value.Path, value.Quoted, "a bare number; the unit is missing", allowed, $"\"{value.Quoted} {unit}\"");
        }
        else
        {
            faults.Add(value.Path, value.Quoted, "not a quantity", allowed);
        }

        return false;
    }
}
