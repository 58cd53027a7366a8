using System.Collections.Immutable;
using System.Globalization;
using NeuroBalance.Models;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The first lines of a report: what stands, what depends on the person, what is near chance, in plain words.</summary>
internal static class Headline
{
    private const double Nearly = 0.95;
    private const double ChanceLow = 0.3;
    private const double ChanceHigh = 0.7;

    public static IEnumerable<string> Lines(ImmutableArray<ClaimResult> results, RobustnessResult? robust)
    {
        ClaimResult[] judged = [.. results.Where(result => result.Claim.IsJudged)];
        int held = judged.Count(result => result.All == Verdict.Holds);
        yield return string.Create(CultureInfo.InvariantCulture, $"With the default parameters {held} of {judged.Length} claims hold. That makes the paragraph self-consistent, which is not the same as true: for many of them the parameters were chosen so that they hold, and some hold by the form of the equations.");
        foreach (ClaimResult result in judged.Where(one => one.All != Verdict.Holds))
        {
            yield return $"Not met: {result.Claim.Id} {ClaimWords.Of(result.All)}.";
        }
        yield return "Calibrated is not predicted: each claim says which of the two it is.";
        if (robust is null)
        {
            yield return "What depends on the person was not counted in this run (option --robust).";
            yield break;
        }

        yield return ClaimWords.SharesAre;
        ClaimRobustness[] counted = [.. robust.Judged];
        ClaimRobustness[] form = [.. counted.Where(one => one.Claim.IsByForm)];
        ClaimRobustness[] chance =
            [.. counted.Where(one => one.Sham is not null && one.Direction.Share is > ChanceLow and < ChanceHigh && !IsClear(one))];
        ClaimRobustness[] stands = [.. counted.Where(one => !one.Claim.IsByForm && one.Direction.Interval.Low >= Nearly)];
        ClaimRobustness[] open = [.. counted.Except(form).Except(chance).Except(stands).Where(one => one.Direction.Share >= Nearly)];
        ClaimRobustness[] personal = [.. counted.Except(form).Except(chance).Except(stands).Except(open)];
        if (stands.Length > 0)
        {
            yield return $"What stands in at least {100 * Nearly:0} % of plausible subjects: {Names(stands)}. Some of their criteria cannot fail by construction; they are marked.";
        }
        if (open.Length > 0)
        {
            yield return $"What held in as many, but with an interval that reaches below {100 * Nearly:0} %: {Names(open)}.";
        }
        if (form.Length > 0) yield return $"What holds by the form of the equations alone: {Names(form)}.";
        if (personal.Length > 0) yield return $"What depends on the person: {Shares(personal)}.";
        if (chance.Length > 0) yield return $"What is near chance: {Shares(chance)}.";
        yield return string.Create(CultureInfo.InvariantCulture, $"Whether there is a syndrome to treat at all depends on the person: {robust.Withdrawing} of {robust.Subjects} virtual subjects ({100.0 * robust.Withdrawing / robust.Subjects:0} %) reach 8 points after 60 days with 17 drinks of 0.2 g/kg a day.");
        if (counted.FirstOrDefault(one => one.Claim.Id == "adjunct-balance") is { Sham: { } sham } adjunct)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Ketamine beside the protocol helps in {ClaimWords.Percent(adjunct.Direction.Share)} of the subjects who need the protocol; moving the protocol's clock by an hour, without ketamine, passes the same test in {ClaimWords.Percent(sham.Share)}.");
        }
        foreach (CountedShare one in robust.Claims.Where(claim => claim.Claim.Id == "adjunct-cost").SelectMany(claim => claim.Counted))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{one.Text}: {one.Having} of {one.Of}.");
        }
    }

    // A comparison of arms that passes far more often than its sham is not chance.
    private static bool IsClear(ClaimRobustness one) => one.Sham is { } sham && one.Direction.Share > 4 * sham.Share;

    private static string Names(IEnumerable<ClaimRobustness> claims) => string.Join(", ", claims.Select(one => one.Claim.Id));

    private static string Shares(IEnumerable<ClaimRobustness> claims) =>
        string.Join(", ", claims.OrderByDescending(one => one.Direction.Share)
            .Select(one => $"{one.Claim.Id} ({ClaimWords.Percent(one.Direction.Share)})"));
}
