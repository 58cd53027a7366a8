using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The report of the claims as one page of HTML that needs neither network nor script.</summary>
internal static partial class HtmlReport
{
    /// <summary>The whole page.</summary>
    /// <param name="results">The claims with default parameters.</param>
    /// <param name="robust">The sweep, if there was one.</param>
    /// <param name="figure">The SVG of a claim's figure.</param>
    /// <param name="version">The version of the tool.</param>
    public static string Of(ImmutableArray<ClaimResult> results, RobustnessResult? robust, Func<Claim, string> figure, string version)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>The review paragraph, executable</title>\n<style>\n");
        page.Append(Style).Append("</style>\n</head>\n<body>\n<header>\n<h1>The review paragraph, executable</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"source\">The quoted words are of {Text(ClaimWords.Source)}. NeuroBalance {Text(version)}.</p>\n</header>\n<main>\n<section class=\"headline\">\n<ul>\n");
        foreach (string line in Headline.Lines(results, robust))
        {
            page.Append("<li>").Append(Text(line)).Append("</li>\n");
        }
        page.Append("<li>").Append(Text(ClaimWords.Purpose)).Append("</li>\n</ul>\n</section>\n");
        Overview(page, results, robust);
        foreach (ClaimResult result in results)
        {
            One(page, result, robust?.Claims.Single(one => one.Claim == result.Claim), figure);
        }
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>The look of all pages.</summary>
    public const string Style = """
        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #222; font: 16px/1.5 system-ui, "DejaVu Sans", Arial, sans-serif; }
        header, main { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; margin: 2rem 0 .25rem; }
        h2 { font-size: 1.3rem; margin: 0; }
        .source, .note, .control, p.shares { color: #444; }
        .headline { background: #f3f6f9; border-left: 4px solid #0072b2; padding: .25rem 1rem; margin: 1.25rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .75rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ddd; }
        th { border-bottom: 2px solid #999; font-weight: 600; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        td.number { white-space: nowrap; }
        table.shares td:first-child { white-space: nowrap; }
        section.claim { margin: 2.75rem 0; padding-top: 1.25rem; border-top: 2px solid #222; }
        .title { display: flex; flex-wrap: wrap; gap: .75rem; align-items: baseline; }
        blockquote { margin: .75rem 0; padding: 0 0 0 1rem; border-left: 3px solid #bbb; font-size: 1.1rem; font-style: italic; }
        .badge { font-size: .85rem; font-weight: 600; padding: .1rem .6rem; border-radius: 1rem; border: 1.5px solid; white-space: nowrap; }
        .holds { color: #00664b; border-color: #009e73; background: #eaf7f3; }
        .fails { color: #8f3f00; border-color: #d55e00; background: #fdf1e8; }
        .other { color: #444; border-color: #888; background: #f4f4f4; }
        .form { color: #666; font-style: italic; display: block; }
        figure { margin: 1rem 0; }
        figure svg { width: 100%; height: auto; display: block; border: 1px solid #e3e3e3; }
        .interval { color: #666; font-size: .82em; display: block; white-space: nowrap; }
        a { color: #0072b2; }
        @media print { section.claim { break-inside: avoid; } }

        """;

    private static void Overview(StringBuilder page, ImmutableArray<ClaimResult> results, RobustnessResult? robust)
    {
        page.Append(
            "<table>\n<thead><tr><th>Claim</th><th>Verdict</th><th>Basis</th><th>Control</th><th>Quote</th></tr></thead>\n<tbody>\n");
        foreach (ClaimResult result in results)
        {
            string control = ClaimWords.ControlCell(result, tellLevels: true);
            page.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"#{result.Claim.Id}\">{result.Claim.Id}</a></td><td>{Badge(result)}</td><td>{ClaimWords.Of(result.Claim.Basis)}</td><td>{control}</td><td>{Text(ClaimWords.QuoteOf(result.Claim))}</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n<p class=\"note\">").Append(Text(ClaimWords.Tags)).Append(" A negative control must fail.</p>\n");
        if (robust is not null) Shares(page, robust);
    }

    private static void Shares(StringBuilder page, RobustnessResult robust)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>Over {robust.Subjects} virtual subjects</h2>\n<table class=\"shares\">\n<thead><tr><th>Claim</th><th class=\"number\">D, all plausible</th><th class=\"number\">D, those who withdraw</th><th class=\"number\">D and L, all</th><th class=\"number\">D and L, withdraw</th><th class=\"number\">Sham arm, D</th><th class=\"number\">Not assess&shy;able</th><th class=\"number\">Not plau&shy;sible</th><th>D by form</th></tr></thead>\n<tbody>\n");
        foreach (ClaimRobustness one in robust.Judged)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"#{one.Claim.Id}\">{one.Claim.Id}</a></td><td class=\"number\">{Share(one.Direction)}</td><td class=\"number\">{Share(one.DirectionWithdrawing)}</td><td class=\"number\">{ClaimWords.Percent(one.All.Share)}</td><td class=\"number\">{ClaimWords.Percent(one.AllWithdrawing.Share)}</td><td class=\"number\">{(one.Sham is { } sham ? Share(sham) : "")}</td><td class=\"number\">{one.Direction.NotAssessable}</td><td class=\"number\">{ClaimWords.LeftOut(one.Direction)}</td><td>{ClaimWords.ByForm(one.Claim)}</td></tr>\n");
        }
        page.Append(CultureInfo.InvariantCulture, $"</tbody>\n</table>\n<p class=\"note\">Seed {robust.Seed}; {robust.Withdrawing} subjects withdraw (peak of 8 points or more after 60 days). Shares are of the subjects for which a claim was decided, below them Wilson 95 % intervals. Sham: the treated arm replaced by one without ketamine whose protocol runs an hour later. Command: <code>neurobalance claims --robust {robust.Subjects} --seed {robust.Seed} --out DIR</code></p>\n");
    }

    private static void One(StringBuilder page, ClaimResult result, ClaimRobustness? robust, Func<Claim, string> figure)
    {
        Claim claim = result.Claim;
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"claim\" id=\"{claim.Id}\">\n<div class=\"title\"><h2>{claim.Id}</h2>{Badge(result)}<span class=\"badge other\">{Text(ClaimWords.BasisOf(claim))}</span></div>\n");
        if (claim.Quote.Length > 0)
        {
            page.Append("<blockquote>").Append(Text(claim.Quote)).Append("</blockquote>\n");
        }
        page.Append("<p>").Append(Text(claim.Question)).Append("</p>\n");
        if (result.Criteria.Length > 0)
        {
            page.Append("<table>\n<thead><tr><th></th><th>Criterion</th><th>Numbers</th><th>Verdict</th></tr></thead>\n<tbody>\n");
            foreach (CriterionResult one in result.Criteria)
            {
                string form = one.Criterion.IsByForm ? $"<span class=\"form\">by form: {Text(one.Criterion.ByForm)}</span>" : "";
                page.Append(CultureInfo.InvariantCulture, $"<tr><td>{ClaimWords.Tag(one.Criterion.Tag)}</td><td>{Text(one.Criterion.Text)}{form}</td><td>{Text(one.Numbers)}</td><td>{Text(ClaimWords.Of(one.Verdict))}</td></tr>\n");
            }

            page.Append("</tbody>\n</table>\n");
        }

        page.Append("<figure>").Append(figure(claim)).Append("</figure>\n");
        if (result.Printed.Length > 0)
        {
            page.Append("<p>Printed beside it, not judged:</p>\n<ul>\n");
            foreach (PrintedResult one in result.Printed)
            {
                page.Append("<li>").Append(Text(one.Label)).Append(": ").Append(Text(one.Text)).Append("</li>\n");
            }

            page.Append("</ul>\n");
        }

        page.Append("<p class=\"note\"><strong>Evidence.</strong> ").Append(Text(claim.EvidenceNote)).Append("</p>\n");
        if (claim.IsJudged)
        {
            string broken = string.Join("; ", result.BrokenByControl.Select(one => $"{one.Criterion.Text}: {one.Numbers}"));
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"control\"><strong>Negative control.</strong> {Text(Sentence(claim.ControlText))} The claim {Text(ClaimWords.ControlOf(result))}: {Text(broken)}.</p>\n");
        }

        if (robust is not null) Shares(page, robust);
        page.Append("</section>\n");
    }

    private static void Shares(StringBuilder page, ClaimRobustness robust)
    {
        page.Append("<p class=\"shares\"><strong>Over virtual subjects.</strong> ");
        if (robust.Claim.IsJudged)
        {
            page.Append(CultureInfo.InvariantCulture, $"D holds in {Counted(robust.Direction)} of all plausible subjects, in {Counted(robust.DirectionWithdrawing)} of those who withdraw; D and L in {ClaimWords.Percent(robust.All.Share)}.");
            if (robust.Sham is { } sham) page.Append(CultureInfo.InvariantCulture, $" Sham arm: {Counted(sham)}.");
            page.Append(CultureInfo.InvariantCulture, $" Flipped most by: {Text(ClaimWords.DiscriminatingParametersOf(robust))}.");
        }

        foreach (string line in MarkdownReport.Remarks(robust))
        {
            page.Append(' ').Append(Text(line));
        }
        page.Append("</p>\n");
    }

    private static string Counted(Tally tally) => ClaimWords.Share(tally, none: "none (never decided)");

    private static string Share(Tally tally) =>
        $"{ClaimWords.Percent(tally.Share)}<span class=\"interval\">{ClaimWords.Interval(tally)}</span>";

    private static string Badge(ClaimResult result) =>
        $"<span class=\"badge {ClaimWords.Style(result)}\">{Text(ClaimWords.Of(result))}</span>";

    private static string Sentence(string text) => text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    // A number stays with its unit.
    private static string Text(string plain) => NumberAndUnit()
        .Replace(WebUtility.HtmlEncode(EscapedText.ForTerminal(plain)), "$1$3\u00a0$2$4");

    [GeneratedRegex(@"(\d) (h|d|g|mg|mM|g/L|mg/kg|%|points?)\b|(\d) (%)")]
    private static partial Regex NumberAndUnit();
}
