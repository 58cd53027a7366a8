using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Parameterization;

/// <summary>Reads the parameter table from its JSON.</summary>
internal static class ParameterTable
{
    /// <summary>All rows; their keys must be <paramref name="expectedKeys"/>, in that order.</summary>
    /// <exception cref="InvalidOperationException">A row is broken, missing, unknown or out of place; the message names it.</exception>
    public static ParameterInfo[] Read(ReadOnlyMemory<byte> json, IReadOnlyList<string> expectedKeys)
    {
        using JsonDocument document = JsonText.Parse(json);
        ParameterInfo[] rows = [.. document.RootElement.EnumerateArray().Select((element, index) => Row(index, element))];
        CheckKeys([.. rows.Select(row => row.Key)], expectedKeys);
        foreach (ParameterInfo row in rows)
        {
            Check(row);
        }

        return rows;
    }

    private static void CheckKeys(string[] found, IReadOnlyList<string> expected)
    {
        string[] missing = [.. expected.Except(found, StringComparer.Ordinal)];
        string[] unknown = [.. found.Except(expected, StringComparer.Ordinal)];
        if (missing.Length > 0 || unknown.Length > 0)
        {
            throw new InvalidOperationException(
                $"The parameter table and the fields differ. Fields without a row: {List(missing)}. "
                + $"Rows without a field: {List(unknown)}.");
        }

        for (int i = 0; i < found.Length; i++)
        {
            if (i >= expected.Count || found[i] != expected[i])
            {
                throw new InvalidOperationException($"The row {found[i]} of the parameter table is out of place or there twice.");
            }
        }
    }

    private static void Check(ParameterInfo row)
    {
        if (row.Description.Length == 0 || row.Symbol.Length == 0 || row.Unit.Length == 0 || row.Source.Length == 0)
        {
            throw new InvalidOperationException($"The row {row.Key} of the parameter table lacks a meaning, a symbol, a unit or a source.");
        }

        if (!row.Allows(row.Value) || !row.Allows(row.Low) || !row.Allows(row.High) || !row.IsPlausible(row.Value))
        {
            throw new InvalidOperationException(
                $"The row {row.Key} of the parameter table has a default or a range outside its own limits.");
        }
    }

    private static string List(string[] keys) => keys.Length == 0 ? "none" : string.Join(", ", keys);

    private static ParameterInfo Row(int index, JsonElement element) => new(
        index,
        Text(element, "key"),
        Text(element, "symbol"),
        element.GetProperty("value").GetDouble(),
        Text(element, "unit"),
        element.GetProperty("low").GetDouble(),
        element.GetProperty("high").GetDouble(),
        Text(element, "distribution") switch
        {
            "fixed" => Spread.Fixed,
            "uniform" => Spread.Uniform,
            "normal" => Spread.Normal,
            "lognormal" => Spread.Lognormal,
            string other => throw new InvalidOperationException($"'{other}' is no distribution ({Text(element, "key")})."),
        },
        Text(element, "evidence") switch
        {
            "measured" => Evidence.Measured,
            "derived" => Evidence.Derived,
            "assumed" => Evidence.Assumed,
            "numerical" => Evidence.Numerical,
            string other => throw new InvalidOperationException($"'{other}' is no grade of evidence ({Text(element, "key")})."),
        },
        Text(element, "source"),
        Text(element, "note"),
        Limit(element, "minimum"),
        Limit(element, "maximum"),
        Flag(element, "exclusiveMinimum"),
        Flag(element, "exclusiveMaximum"))
    {
        Description = Text(element, "meaning"),
    };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()
        ?? throw new InvalidOperationException($"A row of the parameter table has no {name}.");

    private static double? Limit(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement limit) ? limit.GetDouble() : null;

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement flag) && flag.GetBoolean();
}
