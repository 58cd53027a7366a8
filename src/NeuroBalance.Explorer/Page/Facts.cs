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
        IReadOnlyDictionary<string, Verdict> verdicts = ClaimBaseline.Of(AdaptationStructure.Own);
        writer.Objects("claims", ClaimCatalog.Default.All, claim =>
        {
            writer.WriteString("id", claim.Id);
            writer.WriteString("quote", claim.Quote);
            writer.WriteString("question", claim.Question);
            writer.WriteString("basis", Key(claim.Basis));
            writer.WriteString("note", claim.EvidenceNote);
            writer.WriteString("control", string.Join(" ", claim.Controls.Select(control => control.Text)));
            writer.WriteBoolean("judged", claim.IsJudged);
            writer.WriteString("verdict", Key(claim.IsJudged ? verdicts[claim.Id] : (Verdict?)null));
            writer.Value("share", shares.TryGetValue(claim.Id, out string? share) ? Number(share) : null);
            writer.Value("subjects", subjects.TryGetValue(claim.Id, out string? count) ? Number(count) : null);
        });
    }

    // The page has a word in each of its languages for the name of a member.
    private static string Key<T>(T? member)
        where T : struct, Enum => member is { } known ? known.ToString().ToLowerInvariant() : "";

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    // The published table over virtual subjects in whom receptors adapt each by itself: the share of those who can be judged.
    private static Dictionary<string, string> Shares(out Dictionary<string, string> subjects)
    {
        using StreamReader reader = new(typeof(Facts).Assembly.GetManifestResourceStream("robustness.csv")!);
        string[] head = reader.ReadLine()!.Split(',');
        int structure = Array.IndexOf(head, "structure"), claim = Array.IndexOf(head, "claim");
        int share = Array.IndexOf(head, "share"), count = Array.IndexOf(head, "subjects");
        Dictionary<string, string> shares = new(StringComparer.Ordinal);
        subjects = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            if (cells[structure] != Key<AdaptationStructure>(AdaptationStructure.Own)) continue;
            shares[cells[claim]] = cells[share];
            subjects[cells[claim]] = cells[count];
        }

        return shares;
    }
}
