using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The report of the claims as Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>The whole report.</summary>
    /// <param name="results">The claims with default parameters.</param>
    /// <param name="robust">The sweep, if there was one.</param>
    /// <param name="figure">The path of a claim's figure.</param>
    public static string Of(ImmutableArray<ClaimResult> results, RobustnessResult? robust, Func<Claim, string> figure)
    {
        StringBuilder text = new();
        text.Append("# The review paragraph, executable\n\n");
        text.Append("The quoted words are of ").Append(ClaimWords.Source).Append(".\n\n");
        foreach (string line in Headline.Lines(results, robust))
        {
            text.Append("- ").Append(line).Append('\n');
        }
        text.Append("- ").Append(ClaimWords.Purpose).Append("\n\n").Append(ClaimWords.Tags).Append("\n\n");
        Overview(text, results);
        if (robust is not null) Sweep(text, robust);
        foreach (ClaimResult result in results)
        {
            One(text, result, robust?.Claims.Single(one => one.Claim == result.Claim), figure);
        }
        return text.ToString();
    }

    /// <summary>The table of a sweep with its command, to stand alone.</summary>
    public static string Sweep(RobustnessResult robust)
    {
        StringBuilder text = new();
        text.Append("# How often each claim holds over virtual subjects\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`neurobalance claims --robust {robust.Subjects} --seed {robust.Seed} --out DIR`\n\n");
        text.Append(ClaimWords.SharesAre).Append("\n\n").Append(ClaimWords.Tags).Append("\n\n");
        Sweep(text, robust);
        return text.ToString();
    }

    private static void Overview(StringBuilder text, ImmutableArray<ClaimResult> results)
    {
        text.Append("| claim | verdict | basis | negative control | quote |\n|---|---|---|---|---|\n");
        foreach (ClaimResult result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Claim.Id} | {ClaimWords.Of(result)} | {ClaimWords.BasisOf(result.Claim)} | {ClaimWords.ControlOf(result)} | {ClaimWords.QuoteOf(result.Claim)} |\n");
        }
        text.Append('\n');
    }

    private static void Sweep(StringBuilder text, RobustnessResult robust)
    {
        text.Append(CultureInfo.InvariantCulture, $"Over {robust.Subjects} virtual subjects (seed {robust.Seed}); {robust.Withdrawing} of them withdraw. Shares of the subjects for which a claim was decided, with Wilson 95 % intervals.\n\n");
        text.Append("| claim | D: all plausible | D: those who withdraw | D and L: all | D and L: withdraw | sham arm (D) | not assessable | not plausible | by form | parameters that flip it |\n|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (ClaimRobustness one in robust.Judged)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Claim.Id} | {Share(one.Direction)} | {Share(one.DirectionWithdrawing)} | {ClaimWords.Percent(one.All.Share)} | {ClaimWords.Percent(one.AllWithdrawing.Share)} | {(one.Sham is { } sham ? Share(sham) : "")} | {one.Direction.NotAssessable} | {ClaimWords.LeftOut(one.Direction)} | {ClaimWords.ByForm(one.Claim)} | {ClaimWords.DiscriminatingParametersOf(one)} |\n");
        }

        text.Append('\n');
        foreach (ClaimRobustness one in robust.Claims)
        {
            foreach (string line in Remarks(one))
            {
                text.Append("- ").Append(one.Claim.Id).Append(": ").Append(line).Append('\n');
            }
        }

        text.Append('\n');
    }

    /// <summary>What else a sweep says about a claim: counted properties, and its statement about the whole.</summary>
    public static IEnumerable<string> Remarks(ClaimRobustness one)
    {
        foreach (CountedShare counted in one.Counted)
        {
            string share = counted.Of == 0 ? "–" : ClaimWords.Percent((double)counted.Having / counted.Of);
            yield return string.Create(CultureInfo.InvariantCulture, $"{counted.Text}: {counted.Having} of {counted.Of} ({share}).");
        }

        if (one.Claim.Population is { } population)
        {
            string correlation =
                string.Create(CultureInfo.InvariantCulture, $"{one.Correlation:0.000} (over {one.CorrelationSubjects} subjects)");
            yield return $"P {ClaimWords.OfPopulation(one)}: {population.Text}: {correlation}.";
        }
    }

    private static string Share(Tally tally) => ClaimWords.Share(tally, none: "–");

    private static void One(StringBuilder text, ClaimResult result, ClaimRobustness? robust, Func<Claim, string> figure)
    {
        Claim claim = result.Claim;
        text.Append("## ").Append(claim.Id).Append(": ").Append(ClaimWords.Of(result)).Append("\n\n");
        if (claim.Quote.Length > 0) text.Append("> ").Append(claim.Quote).Append("\n\n");
        text.Append(claim.Question).Append("\n\nBasis: ").Append(ClaimWords.BasisOf(claim)).Append(".\n\n");
        if (result.Criteria.Length > 0)
        {
            text.Append("| | verdict | criterion | numbers |\n|---|---|---|---|\n");
            foreach (CriterionResult one in result.Criteria)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {ClaimWords.Tag(one.Criterion.Tag)} | {ClaimWords.Of(one.Verdict)} | {one.Criterion.Text}{(one.Criterion.IsByForm ? $" *(by form: {one.Criterion.ByForm})*" : "")} | {one.Numbers} |\n");
            }
            text.Append('\n');
        }

        foreach (PrintedResult one in result.Printed)
        {
            text.Append("- ").Append(one.Label).Append(": ").Append(one.Text).Append('\n');
        }
        if (result.Printed.Length > 0) text.Append('\n');
        text.Append("![").Append(claim.Id).Append("](").Append(figure(claim)).Append(")\n\n");
        text.Append("Evidence: ").Append(claim.EvidenceNote).Append("\n\n");
        if (claim.IsJudged)
        {
            text.Append(CultureInfo.InvariantCulture, $"Negative control: {claim.ControlText}. The claim "
                + $"{ClaimWords.ControlOf(result)}: "
                + $"{string.Join("; ", result.BrokenByControl.Select(one => $"{one.Criterion.Text}: {one.Numbers}"))}.\n\n");
        }
        if (robust is null) return;
        if (claim.IsJudged)
        {
            text.Append(CultureInfo.InvariantCulture, $"Over virtual subjects: D {Share(robust.Direction)}, those who withdraw {Share(robust.DirectionWithdrawing)}; D and L {ClaimWords.Percent(robust.All.Share)}{(robust.Sham is { } sham ? $"; sham arm {Share(sham)}" : "")}. Not assessable {robust.Direction.NotAssessable}, not plausible {ClaimWords.LeftOut(robust.Direction)}. Flipped most by: {ClaimWords.DiscriminatingParametersOf(robust)}.\n\n");
        }
        foreach (string line in Remarks(robust))
        {
            text.Append("- ").Append(line).Append('\n');
        }
        text.Append('\n');
    }
}
