using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>A constant of a model as the page reads it.</summary>
internal static class ParameterText
{
    /// <summary>Writes the members that every constant has.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key in files and on the command line.</param>
    /// <param name="symbol">The symbol in the equations.</param>
    /// <param name="value">The default.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="range">The least and the greatest plausible value.</param>
    public static void Write(Utf8JsonWriter writer, string key, string symbol, double value, string unit, (double Low, double High) range)
    {
        writer.WriteString("key", key);
        writer.WriteString("symbol", symbol);
        writer.WriteNumber("value", value);
        writer.WriteString("unit", unit);
        writer.WriteNumber("low", range.Low);
        writer.WriteNumber("high", range.High);
    }
}
