using System.Collections.Immutable;

namespace NeuroBalance.Cli.Evidence;

/// <summary>A row that is not what the committed page says.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Statement">Its statement.</param>
/// <param name="Old">What the committed page says, the lines that differ; empty when it lacks the row.</param>
/// <param name="New">What was found now, the lines that differ; empty when the row is gone.</param>
/// <param name="Why">What moved.</param>
internal sealed record MovedRow(string Section, string Statement, string Old, string New, string Why)
{
    /// <summary>The row in a terminal: what a file says begins no line of its own.</summary>
    public string ForTerminal() =>
        $"Moved: {EscapedText.ForTerminal(Section)}: {EscapedText.ForTerminal(Statement)}: {Why}\n  committed: {Indented(Old)}\n  now:       {Indented(New)}";

    private static string Indented(string lines) => string.Join("\n             ", lines.Split('\n').Select(EscapedText.ForTerminal));
}

/// <summary>The page of evidence held against the committed one.</summary>
internal static class EvidenceComparison
{
    /// <summary>Every row that moved beyond its stated tolerance, changed its verdict, came or went.</summary>
    public static ImmutableArray<MovedRow> Of(ImmutableArray<EvidenceRow> committed, ImmutableArray<EvidenceRow> found)
    {
        Dictionary<(string, string), EvidenceRow> old = committed.ToDictionary(row => (row.Section, row.Statement));
        List<MovedRow> moved = [];
        foreach (EvidenceRow row in found)
        {
            if (!old.Remove((row.Section, row.Statement), out EvidenceRow? before))
            {
                moved.Add(new MovedRow(row.Section, row.Statement, "", row.Number, "the committed page lacks this row"));
            }
            else if (Why(before, row) is { } why)
            {
                moved.Add(Moved(before, row, why));
            }
        }

        moved.AddRange(old.Values.Select(gone => new MovedRow(gone.Section, gone.Statement, gone.Number, "", "the row is gone")));
        return [.. moved];
    }

    // Of a text of many lines only those that differ.
    private static MovedRow Moved(EvidenceRow before, EvidenceRow now, string why)
    {
        (string Old, string New)[] lines =
            [.. before.Number.Split('\n').Zip(now.Number.Split('\n')).Where(pair => pair.First != pair.Second)];
        bool whole = lines.Length == 0 || before.Number.Count(letter => letter == '\n') != now.Number.Count(letter => letter == '\n');
        return whole
            ? new MovedRow(now.Section, now.Statement, before.Number, now.Number, why)
            : new MovedRow(now.Section, now.Statement, string.Join('\n', lines.Select(pair => pair.Old)),
                string.Join('\n', lines.Select(pair => pair.New)), why);
    }

    private static string? Why(EvidenceRow before, EvidenceRow now) =>
        before.Drift.Refuses(before.Number, now.Number)
        ?? (before.Passed != now.Passed ? "the verdict changed" : null)
        ?? (before.Kind != now.Kind || before.Tolerance != now.Tolerance || before.Drift != now.Drift || before.IsKnown != now.IsKnown
            ? "what is accepted, or what kind of evidence it is, changed" : null);
}
