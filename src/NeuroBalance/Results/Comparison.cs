using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroBalance.Results;

namespace NeuroBalance;

/// <summary>Runs side by side, the first of them as the one that the others are compared with.</summary>
public sealed class Comparison
{
    /// <summary>The most runs that can be told apart in a figure.</summary>
    public const int MostRuns = 6;

    /// <summary>Runs side by side.</summary>
    /// <param name="runs">Two to <see cref="MostRuns"/> runs, each with a label of its own.</param>
    /// <exception cref="ArgumentException">There are fewer or more runs, or a label is empty or there twice.</exception>
    public Comparison(params IReadOnlyList<(string Label, Trajectory Run)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count is < 2 or > MostRuns)
        {
            throw new ArgumentException($"A comparison has 2 to {MostRuns} runs, not {runs.Count}.", nameof(runs));
        }
        if (runs.Any(one => string.IsNullOrWhiteSpace(one.Label)) || runs.DistinctBy(one => one.Label).Count() < runs.Count)
        {
            throw new ArgumentException("Each run of a comparison has a label of its own.", nameof(runs));
        }

        Labels = [.. runs.Select(one => one.Label)];
        Runs = [.. runs.Select(one => one.Run)];
        Outcomes = OutcomeTable.Of(Runs);
    }

    /// <summary>What each run is called.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The runs.</summary>
    public IReadOnlyList<Trajectory> Runs { get; }

    /// <summary>The numbers by which each run is told, and their differences to the first run.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>The outcomes as comma-separated values: a column for each run and for each difference to the first.</summary>
    /// <returns>The text with line feeds; a cell is empty where there is no number.</returns>
    public string ToCsv()
    {
        StringBuilder text = new();
        IEnumerable<string> others = Labels.Skip(1).Select(label => $"{label} minus {Labels[0]}");
        string[] header = ["key", "outcome", "unit", .. Labels, .. others];
        text.AppendJoin(',', header.Select(EscapedText.ForCsv)).Append('\n');
        foreach (Outcome row in Outcomes)
        {
            IEnumerable<string> numbers = row.Values.Concat(row.Differences.Skip(1)).Select(Text);
            text.AppendJoin(',', [row.Key, EscapedText.ForCsv(row.Name), row.Unit, .. numbers]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The outcomes as JSON.</summary>
    /// <returns>The text with line feeds; null stands where there is no number.</returns>
    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("runs");
            for (int i = 0; i < Runs.Count; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("label", Labels[i]);
                writer.WriteString("scenario", Runs[i].Scenario.Name);
                writer.WriteString("status", Runs[i].Status.ToString());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("outcomes");
            foreach (Outcome row in Outcomes)
            {
                writer.WriteStartObject();
                writer.WriteString("key", row.Key);
                writer.WriteString("name", row.Name);
                writer.WriteString("unit", row.Unit);
                if (row.Caveat.Length > 0) writer.WriteString("caveat", row.Caveat);
                Write(writer, "values", row.Values);
                Write(writer, "differences", row.Differences);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<double?> values)
    {
        writer.WriteStartArray(name);
        foreach (double? value in values)
        {
            if (value is { } number) writer.WriteNumberValue(number);
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }

    /// <summary>One number of several runs side by side.</summary>
    /// <param name="Key">A word for programs, such as <c>withdrawalPeak</c>.</param>
    /// <param name="Name">What it is, in words.</param>
    /// <param name="Unit">Its unit; "1" for a pure number.</param>
    /// <param name="Values">The number of each run; absent where a run has nothing of the kind.</param>
    public sealed record Outcome(string Key, string Name, string Unit, IReadOnlyList<double?> Values)
    {
        /// <summary>Each run's number less that of the first; absent where either has none.</summary>
        public IReadOnlyList<double?> Differences { get; } = [.. Values.Select(value => value - Values[0])];

        /// <summary>A sentence that must stand beside the number wherever it is shown; empty for most.</summary>
        public string Caveat { get; init; } = "";

        /// <summary>Whether any run has something of the kind.</summary>
        public bool IsTelling => Values.Any(value => value is { } number && Math.Abs(number) > Nothing);

        // What is left of a quantity that is not there may be a rounding beside zero.
        private const double Nothing = 1e-9;
    }
}
