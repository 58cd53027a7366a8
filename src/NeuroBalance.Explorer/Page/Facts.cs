using System.Globalization;
using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>
/// What the page must know before anything runs: charts, controls, constants with their sources, claims with their shares.
/// </summary>
internal static class Facts
{
    /// <summary>All of it as JSON.</summary>
    public static string Text() => JsonText.Object(writer =>
    {
        writer.WriteString("version", LibraryVersion.Full);
        writer.WriteString("parameterHash", ParameterCatalog.Hash);
        writer.WriteNumber("highestScore", WithdrawalScale.Highest);
        writer.Texts("scenarios", Scenario.Names);
        writer.Texts("structures", ControlsScenario.Structures);
        Chart.Write(writer);
        ControlsText.Write(writer, new Controls());
        writer.Objects("ranges", Controls.Ranges, range =>
        {
            writer.WriteString("name", range.Name);
            writer.WriteNumber("least", range.Least);
            writer.WriteNumber("greatest", range.Greatest);
            writer.WriteNumber("step", range.Step);
        });
        writer.Objects("quantities", Quantity.All, quantity =>
        {
            writer.WriteString("name", quantity.Name);
            writer.WriteString("unit", quantity.Unit);
            writer.WriteString("description", quantity.Description);
        });
        writer.Objects("parameters", ParameterCatalog.All, parameter =>
        {
            writer.WriteString("key", parameter.Key);
            writer.WriteString("symbol", parameter.Symbol);
            writer.WriteNumber("value", parameter.Value);
            writer.WriteString("unit", parameter.Unit);
            writer.WriteNumber("low", parameter.Low);
            writer.WriteNumber("high", parameter.High);
            writer.WriteString("evidence", parameter.Evidence.ToString().ToLowerInvariant());
            writer.WriteString("source", parameter.Source);
            writer.WriteString("note", parameter.Note);
        });
        Claims(writer);
    });

    private static void Claims(Utf8JsonWriter writer)
    {
        Dictionary<string, string> shares = Shares(out Dictionary<string, string> subjects);
        writer.Objects("claims", ClaimCatalog.Default.All, claim =>
        {
            writer.WriteString("id", claim.Id);
            writer.WriteString("quote", claim.Quote);
            writer.WriteString("question", claim.Question);
            writer.WriteString("basis", claim.Basis.ToString().ToLowerInvariant());
            writer.WriteString("note", claim.EvidenceNote);
            writer.WriteString("control", claim.ControlText);
            writer.WriteBoolean("judged", claim.IsJudged);
            writer.WriteBoolean("holds", ClaimBaseline.Held.GetValueOrDefault(claim.Id));
            writer.Value("share", shares.TryGetValue(claim.Id, out string? share) ? Number(share) : null);
            writer.Value("subjects", subjects.TryGetValue(claim.Id, out string? count) ? Number(count) : null);
        });
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    // The published table over virtual subjects: the share of the sentence's direction among those who can be judged.
    private static Dictionary<string, string> Shares(out Dictionary<string, string> subjects)
    {
        using StreamReader reader = new(typeof(Facts).Assembly.GetManifestResourceStream("robustness.csv")!);
        string[] head = reader.ReadLine()!.Split(',');
        int share = Array.IndexOf(head, "d_share"), count = Array.IndexOf(head, "subjects");
        Dictionary<string, string> shares = new(StringComparer.Ordinal);
        subjects = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            shares[cells[0]] = cells[share];
            subjects[cells[0]] = cells[count];
        }

        return shares;
    }
}
