using System.Collections.Immutable;

namespace NeuroBalance.Cli.Evidence;

/// <summary>A row that is not what the committed page says.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Statement">Its statement.</param>
/// <param name="Old">What the committed page says; empty when it lacks the row.</param>
/// <param name="New">What was found now; empty when the row is gone.</param>
/// <param name="Why">What moved.</param>
internal sealed record MovedRow(string Section, string Statement, string Old, string New, string Why);

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
                moved.Add(new MovedRow(row.Section, row.Statement, "", row.Number, "the committed page lacks this row"));
            else if (Why(before, row) is { } why)
                moved.Add(new MovedRow(row.Section, row.Statement, before.Number, row.Number, why));
        }

        moved.AddRange(old.Values.Select(gone => new MovedRow(gone.Section, gone.Statement, gone.Number, "", "the row is gone")));
        return [.. moved];
    }

    private static string? Why(EvidenceRow before, EvidenceRow now) =>
        before.Drift.Refuses(before.Number, now.Number)
        ?? (before.Passed != now.Passed ? "the verdict changed" : null)
        ?? (before.Kind != now.Kind || before.Tolerance != now.Tolerance || before.Drift != now.Drift || before.IsKnown != now.IsKnown ? "what is accepted, or what kind of evidence it is, changed" : null);
}
