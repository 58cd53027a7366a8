using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Models;

/// <summary>Parameters in a JSON table of their own: a list of objects with symbol, key, value, unit, low and high.</summary>
internal static class LinkedParameters
{
    public static void Read(SourceText source, Cell link, string json, List<ParameterRow> parameters)
    {
        JsonDocument table;
        try
        {
            table = JsonText.Parse(json);
        }
        catch (JsonException)
        {
            source.Fault(link.Place, $"'{link.Text}' is not valid JSON");
            return;
        }

        using (table)
        {
            if (table.RootElement.ValueKind != JsonValueKind.Array)
            {
                source.Fault(link.Place, $"'{link.Text}' is not a list of parameters");
                return;
            }

            foreach (JsonElement entry in table.RootElement.EnumerateArray())
            {
                if (Text(entry, "symbol") is { } symbol && Text(entry, "key") is { } key && Text(entry, "unit") is { } unitText
                    && Number(entry, "value") is double value)
                {
                    Unit? unit = UnitParser.Parse(source, unitText, link.Place);
                    parameters.Add(new ParameterRow(link with { Text = symbol }, key, value, unit ?? Unit.One, unitText)
                    {
                        Low = Number(entry, "low") ?? value,
                        High = Number(entry, "high") ?? value,
                    });
                    continue;
                }

                source.Fault(link.Place, $"entry {parameters.Count + 1} of '{link.Text}' lacks one of symbol, key, unit and value");
                return;
            }
        }
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
