using System.Globalization;
using System.Text;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The report of the claims as Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>The whole report.</summary>
    /// <param name="study">The claims with default parameters, and the virtual subjects if there were any.</param>
    /// <param name="figure">The path of a claim's figure, and what it shows.</param>
    public static string Of(ClaimStudyResults study, Func<Claim, (string Path, string Shows)> figure)
    {
        StringBuilder text = new();
        text.Append("# The review paragraph, executable\n\nThe quoted words are of ").Append(ClaimWords.Source).Append(".\n\n");
        foreach (string line in Headline.Lines(study))
        {
            text.Append("- ").Append(line).Append('\n');
        }
        text.Append("- ").Append(ClaimWords.Purpose).Append("\n\n").Append(ClaimWords.Tags).Append("\n\n");
        Overview(text, study);
        if (study.Robust is { } robust) Shares(text, robust);
        CoverageWords.Write(text);
        foreach (ClaimResult result in study.Results)
        {
            One(text, result, study, figure(result.Claim));
        }
        return text.ToString();
    }

    /// <summary>The words of the paragraph, to stand alone.</summary>
    public static string OfCoverage()
    {
        StringBuilder text = new();
        text.Append("# What the claims cover\n\nThe paragraph is of ").Append(ClaimWords.Source).Append(".\n\n");
        CoverageWords.Write(text);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The tables of the virtual subjects with their command, to stand alone.</summary>
    public static string Sweep(StructureComparison robust)
    {
        StringBuilder text = new();
        text.Append("# How often each claim holds over virtual subjects\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`{ClaimStudyResults.CommandOf(robust)}`\n\n");
        text.Append(ClaimWords.SharesAre).Append("\n\n").Append(ClaimWords.Tags).Append("\n\n");
        text.Append(ClaimWords.Columns).Append(' ').Append(ClaimWords.OfSubjectsAlone).Append("\n\n");
        Shares(text, robust);
        foreach (RobustnessResult result in robust.Results)
        {
            Details(text, result);
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Overview(StringBuilder text, ClaimStudyResults study)
    {
        text.Append("| claim | verdict | how it came to agree | negative control | quote |\n|---|---|---|---|---|\n");
        foreach (ClaimResult result in study.Results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Claim.Id} | {ClaimWords.Of(result)} | {ClaimWords.BadgesOf(result.Claim)} | {ClaimWords.ControlCell(result)} | {ClaimWords.QuoteOf(result.Claim)} |\n");
        }
        text.Append('\n');
    }

    private static void Shares(StringBuilder text, StructureComparison robust)
    {
        RobustnessResult first = robust.Results[0];
        text.Append(CultureInfo.InvariantCulture, $"## By structure\n\nOver {first.Subjects:#,0} virtual subjects (seed {first.Seed}); share of those who could be judged for whom the sentence holds (D and T), with Wilson's 95 % interval.\n\n| claim |");
        text.AppendJoin("", robust.Results.Select(one => $" {ClaimWords.Of(one.Structure)} |")).Append(" robust |\n|---|");
        text.AppendJoin("", robust.Results.Select(_ => "---|")).Append("---|\n");
        foreach (Claim claim in first.Judged.Select(one => one.Claim))
        {
            text.Append("| ").Append(claim.Id).Append(" |");
            foreach (RobustnessResult one in robust.Results)
            {
                ClaimRobustness.Tally tally = one.Of(claim).Sentence;
                string interval = tally.Decided == 0 ? "" : $" ({ClaimWords.Interval(tally)})";
                text.Append(CultureInfo.InvariantCulture, $" {ClaimWords.Percent(tally.Share)}{interval} |");
            }
            text.Append(' ').Append(SweepWords.Robust(robust, claim)).Append(" |\n");
        }

        string withdrawing = string.Join(", ", robust.Results.Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{ClaimWords.Of(one.Structure)} {one.Withdrawing}")));
        text.Append(CultureInfo.InvariantCulture, $"\n{SweepWords.Changes(robust)} Of the {first.Subjects:#,0} subjects these withdraw (peak of 8 points or more in `dependence`): {withdrawing}.\n\n");
        foreach (Claim claim in first.Claims.Select(one => one.Claim))
        {
            foreach (string line in SweepWords.Remarks(robust, claim))
            {
                text.Append("- ").Append(claim.Id).Append(": ").Append(line).Append('\n');
            }
        }
        text.Append('\n');
    }

    private static void Details(StringBuilder text, RobustnessResult robust)
    {
        text.Append(CultureInfo.InvariantCulture, $"## Structure {ClaimWords.Of(robust.Structure)}\n\n");
        text.Append("| claim | D and T | of those who withdraw | all criteria | effects of 5 % | sham arm | not assessable | not plausible | parameters that flip it |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (ClaimRobustness one in robust.Judged)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Claim.Id} | {Share(one.Sentence)} | {Share(one.SentenceWithdrawing)} | {ClaimWords.Percent(one.All.Share)} | {(one.Noticeable is { } size ? ClaimWords.Percent(size.Share) : "")} | {(one.Sham is { } sham ? Share(sham) : "")} | {one.Sentence.NotAssessable} | {ClaimWords.LeftOut(one.Sentence)} | {ClaimWords.DiscriminatingParametersOf(one)} |\n");
        }
        text.Append('\n');
    }

    private static string Share(ClaimRobustness.Tally tally) => ClaimWords.Share(tally, none: "–");

    private static void One(StringBuilder text, ClaimResult result, ClaimStudyResults study, (string Path, string Shows) figure)
    {
        Claim claim = result.Claim;
        text.Append("## ").Append(claim.Id).Append(": ").Append(ClaimWords.Of(result)).Append("\n\n");
        if (claim.Quote.Length > 0) text.Append("> ").Append(claim.Quote).Append("\n\n");
        text.Append($"{claim.Question} {ClaimWords.Assessable(claim)}".TrimEnd());
        text.Append("\n\nHow it came to agree: ").Append(ClaimWords.BadgesOf(claim)).Append(".\n\n");
        if (result.Criteria.Length > 0)
        {
            text.Append("| | verdict | criterion | numbers |\n|---|---|---|---|\n");
            foreach (ClaimResult.OfCriterion one in result.Criteria)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {ClaimWords.Tag(one.Criterion.Tag)} | {ClaimWords.Of(one)} | {one.Criterion.Text}{(one.Criterion.IsByForm ? $" *(by form: {one.Criterion.ByForm})*" : "")} | {one.Numbers} |\n");
            }
            text.Append('\n');
        }

        if (result.Effects.Length > 0) text.Append("Size: ").Append(ClaimWords.EffectsOf(result)).Append(".\n\n");
        foreach (ClaimResult.OfNumber one in result.Printed)
        {
            text.Append("- ").Append(one.Label).Append(": ").Append(one.Text).Append('\n');
        }
        if (result.Printed.Length > 0) text.Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"![{figure.Shows}]({figure.Path})\n\nEvidence: {claim.EvidenceNote}\n\n");
        foreach (ClaimResult.OfControl control in result.Controls)
        {
            text.Append("Negative control: ").Append(ClaimWords.Sentence(control)).Append("\n\n");
        }
        if (study.Robust is { } robust) text.AppendJoin(' ', SweepWords.Of(robust, study.Same!, claim)).Append("\n\n");
    }
}
