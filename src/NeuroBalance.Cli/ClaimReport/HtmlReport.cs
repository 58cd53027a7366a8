using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The report of the claims as one page of HTML that needs neither network nor script.</summary>
internal static partial class HtmlReport
{
    /// <summary>The whole page.</summary>
    /// <param name="study">The claims with default parameters, and the virtual subjects if there were any.</param>
    /// <param name="figure">The SVG of a claim's figure.</param>
    /// <param name="version">The version of the tool.</param>
    public static string Of(ClaimStudyResults study, Func<Claim, string> figure, string version)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>The review paragraph, executable</title>\n<style>\n");
        page.Append(PageStyle.Text).Append("</style>\n</head>\n<body>\n<header>\n<h1>The review paragraph, executable</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"source\">The quoted words are of {Text(ClaimWords.Source)}. NeuroBalance {Text(version)}.</p>\n</header>\n<main>\n<section class=\"headline\" aria-label=\"In short\">\n<ul>\n");
        foreach (string line in Headline.Lines(study).Append(ClaimWords.Purpose))
        {
            page.Append("<li>").Append(Text(line)).Append("</li>\n");
        }
        page.Append("</ul>\n</section>\n");
        Overview(page, study);
        if (study.Robust is { } robust) Shares(page, robust);
        OfWords(page);
        foreach (ClaimResult result in study.Results)
        {
            One(page, result, study, figure);
        }
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Overview(StringBuilder page, ClaimStudyResults study)
    {
        page.Append("<section aria-labelledby=\"verdicts\">\n<h2 id=\"verdicts\">Verdicts</h2>\n<table class=\"stack verdicts\">\n<thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Verdict</th><th scope=\"col\">How it came to agree</th><th scope=\"col\">Negative control</th><th scope=\"col\">Quote</th></tr></thead>\n<tbody>\n");
        foreach (ClaimResult result in study.Results)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><a href=\"#{result.Claim.Id}\">{result.Claim.Id}</a></th><td>{VerdictBadge(result)}</td><td>{Badges(result.Claim, study)}</td><td data-label=\"control\">{ClaimWords.ControlCell(result)}</td><td>{Text(ClaimWords.QuoteOf(result.Claim))}</td></tr>\n");
        }
        page.Append("</tbody>\n</table>\n<p class=\"note\">").Append(Text(ClaimWords.Tags))
            .Append(" A negative control must fail.</p>\n</section>\n");
    }

    private static void Shares(StringBuilder page, StructureComparison robust)
    {
        RobustnessResult first = robust.Results[0];
        page.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"subjects\">\n<h2 id=\"subjects\">Over {first.Subjects:#,0} virtual subjects</h2>\n<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Claim</th>");
        foreach (RobustnessResult one in robust.Results)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"number\">{ClaimWords.Of(one.Structure)}</th>");
        }
        page.Append("<th scope=\"col\" class=\"number\">All criteria</th><th scope=\"col\" class=\"number\">Of those who with&shy;draw</th><th scope=\"col\" class=\"number\">Sham arm</th><th scope=\"col\" class=\"number\">Not assess&shy;able</th><th scope=\"col\" class=\"number\">Not plau&shy;sible</th><th scope=\"col\">Robust</th></tr></thead>\n<tbody>\n");
        foreach (Claim claim in first.Judged.Select(one => one.Claim))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><a href=\"#{claim.Id}\">{claim.Id}</a></th>");
            foreach (RobustnessResult one in robust.Results)
            {
                ClaimRobustness.Tally tally = one.Of(claim).Sentence;
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{ClaimWords.Percent(tally.Share)}<span class=\"interval\">{ClaimWords.Interval(tally)}</span></td>");
            }
            string sham = first.Of(claim).Sham is null ? "" : Headline.Range(robust, one => one.Of(claim).Sham!.Share);
            string[] numbers =
            [
                Headline.Range(robust, one => one.Of(claim).All.Share),
                Headline.Range(robust, one => one.Of(claim).SentenceWithdrawing.Share),
                sham,
                Spread(robust, one => one.Of(claim).Sentence.NotAssessable),
                Spread(robust, one => ClaimWords.LeftOut(one.Of(claim).Sentence)),
            ];
            page.AppendJoin("", numbers.Select(number => $"<td class=\"number\">{number}</td>"));
            page.Append(CultureInfo.InvariantCulture, $"<td>{SweepWords.Robust(robust, claim)}</td></tr>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</tbody>\n</table>\n</div>\n<p class=\"note\">Share of the subjects who could be judged for whom the sentence holds (D and T), below it Wilson's 95 % interval, by adaptation structure; the columns behind them give the least and the greatest of all structures. {Text(SweepWords.Changes(robust))} {Text(ClaimWords.Columns)} Seed {first.Seed}. Command: <code>{ClaimStudyResults.CommandOf(robust)}</code></p>\n</section>\n");
    }

    private static string Spread(StructureComparison robust, Func<RobustnessResult, long> count)
    {
        (long low, long high) = (robust.Results.Min(count), robust.Results.Max(count));
        return low == high ? low.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{low}–{high}");
    }

    private static void OfWords(StringBuilder page)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"words\">\n<h2 id=\"words\">The paragraph, word by word</h2>\n<p class=\"lead\">{Text(CoverageWords.Counts)}</p>\n<p class=\"words\">");
        foreach (CoveredPiece piece in Coverage.Pieces)
        {
            // No line under the space before the next piece.
            string words = piece.Text.TrimEnd(), text = WebUtility.HtmlEncode(words.TrimStart());
            page.Append(piece.Text.AsSpan(0, piece.Text.Length - piece.Text.TrimStart().Length));
            page.Append(piece.Claim is { } claim
                ? $"<a class=\"w-claim\" href=\"#{claim.Id}\">{text}</a>"
                : $"<span class=\"{(piece.Mark == WordMark.Label ? "w-label" : "w-none")}\">{text}</span>");
            page.Append(piece.Text.AsSpan(words.Length));
        }

        page.Append("</p>\n<p class=\"note\">Underlined: a claim, with a link to it. Grey: a label. Marked and dotted: not modelled.</p>\n<table class=\"stack\">\n<thead><tr><th scope=\"col\">Words</th><th scope=\"col\">Mark</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
        foreach (WordNote note in Coverage.Explained)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(note.Words)}</th><td class=\"mark\">{Coverage.Of(note.Mark)}</td><td>{Text(note.Why)}</td></tr>\n");
        }
        string extensions = Text(CoverageWords.Extensions);
        page.Append(CultureInfo.InvariantCulture, $"</tbody>\n</table>\n<p class=\"note\">{extensions}</p>\n</section>\n");
    }

    private static void One(StringBuilder page, ClaimResult result, ClaimStudyResults study, Func<Claim, string> figure)
    {
        Claim claim = result.Claim;
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"claim\" id=\"{claim.Id}\">\n<div class=\"title\"><h2>{claim.Id}</h2>{VerdictBadge(result)}{Badges(claim, study)}</div>\n");
        if (claim.Quote.Length > 0) page.Append("<blockquote>").Append(Text(claim.Quote)).Append("</blockquote>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">{Text(claim.Question)} {Text(ClaimWords.Assessable(claim))}</p>\n<div class=\"beside\">\n<div>\n");
        Criteria(page, result);
        if (result.Effects.Length > 0) Paragraph(page, "note", "Size.", ClaimWords.EffectsOf(result) + ".");
        page.Append("</div>\n<figure>").Append(figure(claim)).Append("</figure>\n</div>\n");
        if (result.Printed.Length > 0)
        {
            page.Append("<p class=\"lead\">Printed beside it, not judged:</p>\n<ul>\n");
            foreach (ClaimResult.OfNumber one in result.Printed)
            {
                page.Append("<li>").Append(Text(one.Label)).Append(": ").Append(Text(one.Text)).Append("</li>\n");
            }
            page.Append("</ul>\n");
        }

        Paragraph(page, "note", "Evidence.", claim.EvidenceNote);
        foreach (ClaimResult.OfControl control in result.Controls)
        {
            Paragraph(page, "control", "Negative control.", ClaimWords.Sentence(control));
        }
        if (study.Robust is { } robust)
        {
            Paragraph(page, "shares", "Over virtual subjects.", string.Join(' ', SweepWords.Of(robust, study.Same!, claim)));
        }
        page.Append("</section>\n");
    }

    private static void Criteria(StringBuilder page, ClaimResult result)
    {
        if (result.Criteria.Length == 0)
        {
            if (result.Claim.IsJudged) page.Append("<p>The default subject cannot be judged.</p>\n");
            return;
        }

        page.Append("<table class=\"stack\">\n<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Criterion</th><th scope=\"col\">Numbers</th><th scope=\"col\">Verdict</th></tr></thead>\n<tbody>\n");
        foreach (ClaimResult.OfCriterion one in result.Criteria)
        {
            string form = one.Criterion.IsByForm ? $"<span class=\"why\">by form: {Text(one.Criterion.ByForm)}</span>" : "";
            page.Append(CultureInfo.InvariantCulture, $"<tr><td data-label=\"kind\">{ClaimWords.Tag(one.Criterion.Tag)}</td><th scope=\"row\">{Text(one.Criterion.Text)}{form}</th><td data-label=\"numbers\">{Text(one.Numbers)}</td><td data-label=\"verdict\">{Text(ClaimWords.Of(one))}</td></tr>\n");
        }
        page.Append("</tbody>\n</table>\n");
    }

    private static void Paragraph(StringBuilder page, string style, string head, string text) =>
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"{style}\"><strong>{head}</strong> {Text(text)}</p>\n");

    private static string VerdictBadge(ClaimResult result) => result.Claim.IsJudged
        ? $"<span class=\"badge {ClaimWords.Style(result.Verdict)}\"><span aria-hidden=\"true\">{ClaimWords.Sign(result.Verdict)} </span>{Text(ClaimWords.Of(result))}</span>"
        : $"<span class=\"badge other\">{ClaimWords.Of(result)}</span>";

    // The share stands in the badge by which the claim is counted.
    private static string Badges(Claim claim, ClaimStudyResults study)
    {
        string share = study.Same is { } same && claim.IsJudged ? $" · {ClaimWords.Percent(same.Of(claim).Sentence.Share)}" : "";
        return string.Join(' ', claim.Badges.Select(badge =>
            $"<span class=\"badge basis {ClaimWords.Style(badge.Basis)}\">{Text(ClaimWords.Of(badge))}{(badge == claim.Badges.First(one => one.Basis == claim.Basis) ? Text(share) : "")}</span>"));
    }

    // A number stays with its unit, and what has an identifier can be followed.
    private static string Text(string plain) => IdentifierLinks.In(
        NumberAndUnit().Replace(WebUtility.HtmlEncode(EscapedText.ForTerminal(plain)), "$1$3\u00a0$2$4"));

    [GeneratedRegex(@"(\d) (h|d|g|mg|mM|g/L|mg/kg|%|points?)\b|(\d) (%)")]
    private static partial Regex NumberAndUnit();
}
