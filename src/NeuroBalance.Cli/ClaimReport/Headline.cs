using System.Collections.Immutable;
using System.Globalization;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>
/// The first lines of a report, by its own counts: what holds and why, what does not, what depends on person and structure.
/// </summary>
internal static class Headline
{
    private const double Nearly = 0.95;

    public static IEnumerable<string> Lines(ClaimStudyResults study) =>
        [.. OfDefaults(study.Equations, study.Results), .. study.Robust is { } robust
            ? OfSubjects(robust)
            : ["What depends on the person and on how receptors adapt was not counted in this run (options --robust and --structure)."]];

    private static IEnumerable<string> OfDefaults(EquationSet equations, ImmutableArray<ClaimResult> results)
    {
        ClaimResult[] judged = [.. results.Where(result => result.Claim.IsJudged)];
        int held = judged.Count(result => result.Holds);
        string how = equations.Text is { } text ? $" and the model {text.Title}"
            : equations.Structure == AdaptationStructure.Own ? "" : $" and the structure {ClaimWords.Of(equations.Structure)}";
        string small = Named(judged, Verdict.Negligible, ", of these present but negligible: ");
        yield return string.Create(
            CultureInfo.InvariantCulture, $"With the default parameters{how} {held} of {judged.Length} claims hold as worded{small}.");
        foreach (Verdict verdict in new[] { Verdict.NotShown, Verdict.LevelMissed, Verdict.Fails, Verdict.NotAssessable })
        {
            string names = Named(judged, verdict, "");
            if (names.Length > 0) yield return $"{Capital(ClaimWords.Of(verdict))}: {names}.";
        }

        foreach (ClaimResult result in judged.Where(one => one.Verdict == Verdict.NotShown))
        {
            IEnumerable<string> times = result.Criteria.Where(one => one.Criterion.Tag == CriterionTag.Time)
                .Select(one => $"{one.Criterion.Text}: {one.Numbers}");
            yield return $"{result.Claim.Id}: its directions hold, its adverb is not shown, which asks for at least 5 % and 1 h: "
                + $"{string.Join("; ", times)}.";
        }

        IEnumerable<string> unfitted = judged.Where(one => one.Claim.Basis == Basis.NotFitted)
            .Select(one => $"{one.Claim.Id} {ClaimWords.Of(one)}");
        yield return $"Each claim counted once, by its weakest badge: {ByBadge(judged, Basis.Form)} follow from the form of the equations, "
            + $"{ByBadge(judged, Basis.Fitted)} had constants chosen for them, "
            + $"{ByBadge(judged, Basis.NotFitted)} had nothing chosen for them: {string.Join("; ", unfitted)}.";
        yield return "That the paragraph is so far self-consistent does not make it true.";
    }

    private static IEnumerable<string> OfSubjects(StructureComparison robust)
    {
        yield return ClaimWords.SharesAre;
        RobustnessResult first = robust.Results[0];
        Claim[] judged = [.. first.Judged.Select(one => one.Claim)];
        Claim[] able = [.. judged.Where(claim => !claim.IsByForm)];
        string subjects = string.Create(CultureInfo.InvariantCulture, $"{first.Subjects:#,0} virtual subjects");
        if (robust.IsComplete)
        {
            yield return $"Robust, above 95 % of {subjects} in each of the {robust.Results.Length} structures (lower end of the interval): "
                + $"{Listed(able.Where(robust.IsRobust))}.";
            yield return $"Changes sign with the structure: {Listed(judged.Where(robust.ChangesWithStructure))}.";
        }
        else
        {
            yield return $"Above 95 % of {subjects} with the {Structures(robust)}: {Listed(able.Where(claim => IsAbove(robust, claim)))}. "
                + "Robust is what is so in every structure (--structure all).";
        }

        IEnumerable<string> others = able.Where(claim => !IsAbove(robust, claim))
            .Select(claim => $"{claim.Id} ({Range(robust, one => one.Of(claim).Sentence.Share)})");
        yield return $"Not so: {string.Join(", ", others)}.";
        yield return "Subjects who withdraw at all (8 points or more after 60 days of 17 drinks of 0.2 g/kg): "
            + $"{Each(robust, one => (double)one.Withdrawing / one.Subjects)}.";
        foreach (Claim claim in judged.Where(claim => claim.Population is not null))
        {
            yield return $"{claim.Id}: {SweepWords.OfPopulation(robust, claim)}";
        }
        foreach (Claim claim in judged.Where(claim => !first.Of(claim).Parts.IsEmpty))
        {
            for (int i = 0; i < first.Of(claim).Parts.Length; i++)
            {
                int part = i;
                string sham = first.Of(claim).Parts[i].Sham is null ? ""
                    : $"; sham arm {Range(robust, one => one.Of(claim).Parts[part].Sham!.Share)}";
                string shares = Each(robust, one => one.Of(claim).Parts[part].Share.Share);
                yield return $"{claim.Id}, {first.Of(claim).Parts[i].Text}: {shares}{sham}.";
            }
        }
    }

    private static bool IsAbove(StructureComparison robust, Claim claim) =>
        robust.Results.All(one => one.Of(claim).Sentence.Interval.Low > Nearly);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Named(ClaimResult[] judged, Verdict verdict, string before)
    {
        string names = string.Join(", ", judged.Where(one => one.Verdict == verdict).Select(one => one.Claim.Id));
        return names.Length == 0 ? "" : before + names;
    }

    private static int ByBadge(ClaimResult[] judged, Basis basis) => judged.Count(one => one.Claim.Basis == basis);

    private static string Listed(IEnumerable<Claim> claims)
    {
        string names = string.Join(", ", claims.Select(claim => claim.Id));
        return names.Length == 0 ? "none" : names;
    }

    private static string Structures(StructureComparison robust) => robust.Results.Length == 1
        ? $"structure {ClaimWords.Of(robust.Results[0].Structure)}"
        : $"structures {string.Join(", ", robust.Results.Select(one => ClaimWords.Of(one.Structure)))}";

    private static string Each(StructureComparison robust, Func<RobustnessResult, double> share) =>
        string.Join(", ", robust.Results.Select(one => $"{ClaimWords.Of(one.Structure)} {ClaimWords.Percent(share(one))}"));

    /// <summary>The lowest and the highest share over the structures.</summary>
    public static string Range(StructureComparison robust, Func<RobustnessResult, double> share)
    {
        double[] shares = [.. robust.Results.Select(share).Where(double.IsFinite)];
        if (shares.Length == 0) return "nobody could be judged";
        string low = ClaimWords.Percent(shares.Min()), high = ClaimWords.Percent(shares.Max());
        return low == high ? low : $"{low[..^2]} to {high}";
    }
}
