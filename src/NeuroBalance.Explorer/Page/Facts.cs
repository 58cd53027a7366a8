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
        writer.Texts("structures", Enum.GetValues<AdaptationStructure>().Select(ControlsText.WordOf));
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
            ParameterText.Write(writer, parameter.Key, parameter.Symbol, parameter.Value, parameter.Unit, (parameter.Low, parameter.High));
            writer.WriteString("evidence", parameter.Evidence.ToString().ToLowerInvariant());
            writer.WriteString("source", parameter.Source);
            writer.WriteString("note", parameter.Note);
        });
        Claims(writer);
    });

    private static void Claims(Utf8JsonWriter writer)
    {
        Dictionary<(string Structure, string Claim), (string Share, string Subjects)> shares = Shares();
        writer.Objects("claims", ClaimCatalog.Default.All, claim =>
        {
            writer.WriteString("id", claim.Id);
            writer.WriteString("quote", claim.Quote);
            writer.WriteString("question", claim.Question);
            writer.WriteString("basis", Key(claim.Basis));
            writer.WriteString("note", claim.EvidenceNote);
            writer.WriteString("control", string.Join(" ", claim.Controls.Select(control => control.Text)));
            writer.WriteBoolean("judged", claim.IsJudged);
            writer.Objects("structures", claim.IsJudged ? Enum.GetValues<AdaptationStructure>() : [], structure =>
            {
                string word = ControlsText.WordOf(structure);
                bool isCounted = shares.TryGetValue((word, claim.Id), out (string Share, string Subjects) counted);
                writer.WriteString("name", word);
                writer.WriteString("verdict", Key<Verdict>(ClaimCatalog.BaselineOf(structure)[claim.Id]));
                writer.Value("share", isCounted ? Number(counted.Share) : null);
                writer.Value("subjects", isCounted ? Number(counted.Subjects) : null);
            });
        });
    }

    // The page has a word in each of its languages for the name of a member.
    private static string Key<T>(T? member)
        where T : struct, Enum => member is { } known ? known.ToString().ToLowerInvariant() : "";

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    // The published table over virtual subjects, in every structure: the share of those who can be judged.
    private static Dictionary<(string Structure, string Claim), (string Share, string Subjects)> Shares()
    {
        using StreamReader reader = new(typeof(Facts).Assembly.GetManifestResourceStream("robustness.csv")!);
        string[] head = reader.ReadLine()!.Split(',');
        int structure = Array.IndexOf(head, "structure"), claim = Array.IndexOf(head, "claim");
        int share = Array.IndexOf(head, "share"), count = Array.IndexOf(head, "subjects");
        Dictionary<(string, string), (string, string)> shares = [];
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            shares[(cells[structure], cells[claim])] = (cells[share], cells[count]);
        }

        return shares;
    }
}
