using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroBalance.Cli.Evidence;

/// <summary>A page of evidence: where it was computed, and its rows.</summary>
/// <param name="Machine">Version, runtime, system and date, as the page states them.</param>
/// <param name="Rows">The rows in their order.</param>
internal sealed record EvidenceRecord(string Machine, ImmutableArray<EvidenceRow> Rows)
{
    /// <summary>The page that this version of the tool was committed with.</summary>
    public static EvidenceRecord Committed()
    {
        using Stream stream = typeof(EvidenceRecord).Assembly.GetManifestResourceStream("evidence.json")
            ?? throw new InvalidOperationException("The tool lacks its page of evidence.");
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray());
    }

    /// <summary>Reads a page that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">The JSON is not a page of evidence.</exception>
    public static EvidenceRecord Parse(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonDocument.Parse(utf8);
        try
        {
            JsonElement root = document.RootElement;
            EvidenceRow[] rows = [.. Member(root, "rows").EnumerateArray().Select(Row)];
            if (rows.GroupBy(row => (row.Section, row.Statement)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new FormatException(
                    $"This is no page of evidence: the row \"{twice.Key.Statement}\" of \"{twice.Key.Section}\" is there twice.");
            }
            return new EvidenceRecord(Text(root, "machine"), [.. rows]);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"This is no page of evidence: {exception.Message}", exception);
        }
    }

    /// <summary>The page as JSON.</summary>
    public byte[] ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("machine", Machine);
            writer.WriteStartArray("rows");
            foreach (EvidenceRow row in Rows)
            {
                Write(writer, row);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter writer, EvidenceRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("section", row.Section);
        writer.WriteString("statement", row.Statement);
        writer.WriteString("kind", row.Kind.ToString());
        writer.WriteString("number", row.Number);
        writer.WriteString("mayMoveBy", row.Drift.ToString());
        writer.WriteString("accepted", row.Tolerance);
        if (row.Passed is { } passed) writer.WriteBoolean("passed", passed);
        if (row.IsKnown) writer.WriteBoolean("known", true);
        writer.WriteEndObject();
    }

    private static EvidenceRow Row(JsonElement element) => new(
        Text(element, "section"),
        Text(element, "statement"),
        Kind(Text(element, "kind")),
        Text(element, "number"),
        Text(element, "accepted"),
        element.TryGetProperty("passed", out JsonElement passed) ? passed.GetBoolean() : null)
    {
        Drift = Drift.Parse(Text(element, "mayMoveBy")),
        IsKnown = element.TryGetProperty("known", out JsonElement known) && known.GetBoolean(),
    };

    // A number is no name, though the parser of enums takes one.
    private static EvidenceKind Kind(string name) =>
        Enum.GetValues<EvidenceKind>().Select(kind => (EvidenceKind?)kind).FirstOrDefault(kind => $"{kind}" == name)
        ?? throw new FormatException(
            $"This is no page of evidence: '{name}' is no kind; there are {string.Join(", ", Enum.GetNames<EvidenceKind>())}.");

    private static string Text(JsonElement element, string name) => Member(element, name).GetString() ?? "";

    private static JsonElement Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement found) ? found
            : throw new FormatException($"This is no page of evidence: \"{name}\" is missing.");
}
