using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroBalance.Sweeps;

/// <summary>The contrasts in a manifest: how the table is read, not what decides its bytes. Without any there is no such field.</summary>
internal static class ManifestContrasts
{
    internal static void Write(Utf8JsonWriter writer, ImmutableArray<Contrast> contrasts)
    {
        if (contrasts.IsEmpty) return;
        writer.WriteStartArray(ContrastParser.Key);
        foreach (Contrast contrast in contrasts)
        {
            writer.WriteStartArray();
            foreach (string word in contrast.Words)
            {
                writer.WriteStringValue(word);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    /// <exception cref="InvalidDataException">The field is damaged.</exception>
    internal static ImmutableArray<Contrast> Read(ManifestFields fields, SweepColumns columns) =>
        [.. fields.Rows(ContrastParser.Key, ContrastParser.Keys.Length).Select(row => Of(row, fields, columns))];

    private static Contrast Of(ImmutableArray<string> row, ManifestFields fields, SweepColumns columns)
    {
        int better = Array.FindIndex(ContrastParser.Directions, direction => direction.Word == row[3]);
        bool sound = better >= 0 && columns.Metrics.Contains(row[0]) && columns.Arms.Contains(row[1]) && columns.Arms.Contains(row[2]);
        return sound ? new Contrast(row[0], row[1], row[2], ContrastParser.Directions[better].Meaning)
            : throw fields.Damaged(ContrastParser.Key, "a contrast of other metrics or arms than those of the table");
    }

    /// <summary>The word of a plan for a direction.</summary>
    internal static string WordOf(Better better) => ContrastParser.Directions.First(direction => direction.Meaning == better).Word;
}
