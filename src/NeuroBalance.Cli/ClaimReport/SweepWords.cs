using System.Globalization;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>What the reports say of virtual subjects.</summary>
internal static class SweepWords
{
    /// <summary>Which claims change with the structure.</summary>
    public static string Changes(StructureComparison robust)
    {
        if (robust.Results.Length == 1) return "Robust is what is so in every structure, and only one was looked at.";
        string names = string.Join(", ", robust.Results[0].Judged.Select(one => one.Claim).Where(robust.ChangesWithStructure)
            .Select(claim => claim.Id));
        return $"Changes sign with the structure: {(names.Length == 0 ? "none" : names)}.";
    }

    /// <summary>Whether a claim is robust, in a word or two.</summary>
    public static string Robust(StructureComparison robust, Claim claim)
    {
        if (claim.IsByForm) return "by form";
        return robust.IsRobust(claim) ? "yes" : robust.IsComplete ? "no" : "–";
    }

    /// <summary>What virtual subjects say of a claim.</summary>
    /// <param name="robust">The structures.</param>
    /// <param name="same">The structure of which the details are told.</param>
    /// <param name="claim">The claim.</param>
    public static IEnumerable<string> Of(StructureComparison robust, RobustnessResult same, Claim claim)
    {
        ClaimRobustness one = same.Of(claim);
        if (claim.IsJudged)
        {
            foreach (RobustnessResult result in robust.Results)
            {
                string share = ClaimWords.Share(result.Of(claim).Sentence, none: "nobody could be judged");
                yield return $"{ClaimWords.Of(result.Structure)}: {share}.";
            }
            string structure = robust.Results.Length == 1 ? "" : $"In {ClaimWords.Of(same.Structure)}: ";
            string sham = one.Sham is { } arm ? $"; sham arm {ClaimWords.Share(arm, none: "–")}" : "";
            string size = one.Noticeable is { } large ? $"; with every effect at least 5 % {ClaimWords.Percent(large.Share)}" : "";
            string withdrawing = ClaimWords.Share(one.SentenceWithdrawing, none: "nobody");
            yield return $"{structure}of those who withdraw {withdrawing}; all criteria {ClaimWords.Percent(one.All.Share)}{size}{sham}.";
            yield return string.Create(CultureInfo.InvariantCulture, $"Not assessable {one.Sentence.NotAssessable}, not plausible {ClaimWords.LeftOut(one.Sentence)} of {same.Subjects}. Flipped most by: {ClaimWords.DiscriminatingParametersOf(one)}.");
        }

        foreach (string line in Remarks(robust, claim))
        {
            yield return line;
        }
    }

    /// <summary>What else a sweep says about a claim: its parts, counted properties, and its statement about the whole.</summary>
    public static IEnumerable<string> Remarks(StructureComparison robust, Claim claim)
    {
        ClaimRobustness first = robust.Results[0].Of(claim);
        for (int i = 0; i < first.Parts.Length; i++)
        {
            int part = i;
            yield return $"{first.Parts[i].Text}: {Each(robust, one => Part(one.Of(claim).Parts[part]))}.";
        }

        for (int i = 0; i < first.Counted.Length; i++)
        {
            int property = i;
            yield return $"{first.Counted[i].Text}: {Each(robust, one => Counted(one.Of(claim).Counted[property]))}.";
        }

        if (claim.Population is not null) yield return OfPopulation(robust, claim);
    }

    /// <summary>What a claim says of all subjects together, structure by structure.</summary>
    public static string OfPopulation(StructureComparison robust, Claim claim) =>
        $"P {claim.Population!.Text}: {Each(robust, one => Correlation(one.Of(claim)))}.";

    private static string Each(StructureComparison robust, Func<RobustnessResult, string> text) => robust.Results.Length == 1
        ? text(robust.Results[0])
        : string.Join("; ", robust.Results.Select(one => $"{ClaimWords.Of(one.Structure)} {text(one)}"));

    private static string Part(ClaimRobustness.PartShare part) =>
        $"{ClaimWords.Percent(part.Share.Share)}{(part.Sham is { } sham ? $" (sham {ClaimWords.Percent(sham.Share)})" : "")}";

    private static string Counted(ClaimRobustness.CountedShare counted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counted.Having} of {counted.Of} ({(counted.Of == 0 ? "–" : ClaimWords.Percent((double)counted.Having / counted.Of))})");

    private static string Correlation(ClaimRobustness one) => string.Create(
        CultureInfo.InvariantCulture, $"{one.Correlation:0.000} over {one.CorrelationSubjects} subjects, {ClaimWords.OfPopulation(one)}");
}
