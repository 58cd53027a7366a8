using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuroBalance.Plotting;

/// <summary>The columns of a sweep's table in words with units, as the axes of a figure want them.</summary>
/// <param name="manifest">What the sweep was computed from.</param>
internal sealed partial class ColumnWords(SweepManifest manifest)
{
    private const int Longest = 60;

    private readonly SweepColumns columns = manifest.Columns;

    /// <summary>The label of an axis of a figure.</summary>
    /// <param name="column">The column's position among the axes and metrics.</param>
    public string Label(int column) => WithUnit(Words(column), column);

    /// <summary>The label of an axis or metric by its name; another name, such as that of a group, stays what it is.</summary>
    /// <param name="name">The name.</param>
    public string Label(string name) => columns.Numbers.IndexOf(name) is >= 0 and int column ? Label(column) : name;

    /// <summary>The unit of an axis or metric; empty where it has none.</summary>
    /// <param name="name">The name.</param>
    public string Unit(string name) =>
        columns.Numbers.IndexOf(name) is >= 0 and int column && columns.Units[column] is not "1" ? columns.Units[column] : "";

    /// <summary>The words within a sentence, without a unit.</summary>
    /// <param name="column">The column's position among the axes and metrics.</param>
    public string InSentence(int column)
    {
        string words = Words(column);
        // What begins with several capitals is an abbreviation.
        return words.Length > 1 && char.IsLower(words[1]) && words != columns.Numbers[column] ? char.ToLowerInvariant(words[0]) + words[1..]
            : words;
    }

    // Words may hold their unit already.
    private string WithUnit(string words, int column) =>
        columns.Units[column] is { Length: > 0 } unit && unit != "1" && !words.Contains($"({unit})", StringComparison.Ordinal)
            ? $"{words} ({unit})" : words;

    private string Words(int column)
    {
        string name = columns.Numbers[column];
        if (column >= columns.Axes.Length) return OfMetric(name);
        if (ParameterCatalog.Find(name) is { } parameter) return parameter.Description;
        if (name.StartsWith("initial.", StringComparison.Ordinal) && Quantity.TryParse(name["initial.".Length..], out Quantity? state))
        {
            return $"{state.Description}, at the start";
        }
        return OfEvent(name) ?? name;
    }

    // The manifest says of a metric "Peak, Withdrawal, from ...".
    private string OfMetric(string name)
    {
        string[] parts = (manifest.Entry("metric " + name) ?? "").Split(", ");
        MetricKind? kind = MetricKind.All.FirstOrDefault(one => one.ToString() == parts[0]);
        if (kind is null || parts.Length < 2) return name;
        string measured = kind.Description.TrimEnd('.');
        if (measured.StartsWith("The ", StringComparison.Ordinal)) measured = measured["The ".Length..];
        string quantity = QuantityWords.Of(parts[1]);
        string wide = kind.CountsDoses ? char.ToUpperInvariant(measured[0]) + measured[1..] : $"{quantity}: {measured}";
        // A sentence that explains does not fit beside an axis; the name that the plan gave does.
        return wide.Length <= Longest ? wide : $"{(kind.CountsDoses ? "" : quantity + ": ")}{name}";
    }

    // "events[0].repeatCount" of a scenario with two drinks becomes "Drink 1 repeat count".
    private string? OfEvent(string path)
    {
        if (Event().Match(path) is not { Success: true } place) return null;
        string? json = manifest.Entries.FirstOrDefault(entry => entry.Key.StartsWith("scenario", StringComparison.Ordinal)).Value;
        if (json is null) return null;
        string[] types = TypesOfEvents(json);
        int index = int.Parse(place.Groups["index"].Value, CultureInfo.InvariantCulture);
        if (index >= types.Length) return null;
        string type = types[index];
        int[] alike = [.. Enumerable.Range(0, types.Length).Where(i => types[i] == type)];
        string number = alike.Length > 1 ? " " + (Array.IndexOf(alike, index) + 1).ToString(CultureInfo.InvariantCulture) : "";
        string field = Capital().Replace(place.Groups["field"].Value, match => " " + match.Value.ToLowerInvariant());
        return $"{char.ToUpperInvariant(type[0])}{type[1..]}{number} {field}";
    }

    // In the words of scenario files.
    private static string[] TypesOfEvents(string json)
    {
        using JsonDocument scenario = JsonDocument.Parse(Scenario.Parse(json).ToJson());
        return scenario.RootElement.TryGetProperty("events", out JsonElement events)
            ? [.. events.EnumerateArray().Select(one => one.GetProperty("type").GetString()!)] : [];
    }

    [GeneratedRegex(@"^events\[(?<index>[0-9]{1,6})\]\.(?<field>[A-Za-z]+)$")]
    private static partial Regex Event();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
