using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Parameterization;

/// <summary>One parameter with its provenance as JSON, in the names of the table.</summary>
internal static class ParameterJson
{
    public static void Write(Utf8JsonWriter writer, ParameterInfo info, double value)
    {
        writer.WriteStartObject();
        writer.WriteString("key", info.Key);
        writer.WriteString("symbol", info.Symbol);
        writer.WriteNumber("value", value);
        writer.WriteNumber("default", info.Value);
        writer.WriteString("unit", info.Unit);
        writer.WriteNumber("low", info.Low);
        writer.WriteNumber("high", info.High);
        writer.WriteString("distribution", Lower(info.Distribution.ToString()));
        writer.WriteString("evidence", Lower(info.Evidence.ToString()));
        writer.WriteString("source", info.Source);
        writer.WriteString("note", info.Note);
        if (info.Minimum is double minimum)
        {
            writer.WriteNumber("minimum", minimum);
            writer.WriteBoolean("exclusiveMinimum", info.ExclusiveMinimum);
        }

        if (info.Maximum is double maximum)
        {
            writer.WriteNumber("maximum", maximum);
            writer.WriteBoolean("exclusiveMaximum", info.ExclusiveMaximum);
        }

        writer.WriteEndObject();
    }

    public static List<(string Key, double Value)> Read(string json)
    {
        using JsonDocument document = JsonText.Parse(json);
        List<(string Key, double Value)> rows = [];
        try
        {
            foreach (JsonElement row in document.RootElement.GetProperty("parameters").EnumerateArray())
            {
                string key = row.GetProperty("key").GetString() ?? throw new JsonException("A row of the parameters has no key.");
                rows.Add((key, row.GetProperty("value").GetDouble()));
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException(
                "This is not a set of parameters: an object with an array \"parameters\" of rows with \"key\" and \"value\".", exception);
        }

        return rows;
    }

    // Names of enum members are ASCII.
    private static string Lower(string name) => name.ToLowerInvariant();
}
