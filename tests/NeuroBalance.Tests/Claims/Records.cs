using NeuroBalance.Claims;

namespace NeuroBalance.Tests.Claims;

/// <summary>Made-up records of subjects.</summary>
internal static class Records
{
    /// <summary>A subject for whom everything holds but what is said to fail.</summary>
    public static SubjectRecord Made(long member, params IReadOnlyList<string> failing)
    {
        Claim[] judged = [.. ClaimCatalog.Default.All.Where(claim => claim.IsJudged)];
        return new SubjectRecord(
            member,
            10 + (0.1 * member),
            [.. judged.Select(claim => Outcome(claim, !failing.Contains(claim.Id)))],
            [.. judged.Where(claim => !claim.Sham.IsEmpty).Select(claim => Outcome(claim, holds: false))],
            [.. ClaimCatalog.Default.All.SelectMany(claim => claim.Counted).Select((_, i) => i == 0 ? (bool?)null : member % 2 == 0)],
            [.. judged.Where(claim => claim.Population is not null).SelectMany(_ => new[] { 1.0 / 3, double.NaN })]);
    }

    private static ClaimOutcome Outcome(Claim claim, bool holds)
    {
        ClaimOutcome outcome = new() { IsNoticeable = true };
        for (int i = 0; i < claim.Criteria.Length; i++)
        {
            outcome = outcome.With(i, holds);
        }
        return outcome;
    }
}
