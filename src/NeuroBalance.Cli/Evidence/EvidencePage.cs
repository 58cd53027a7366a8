using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Models;
using static System.FormattableString;

namespace NeuroBalance.Cli.Evidence;

/// <summary>The page of evidence: what has been verified, fitted and predicted, and what is known to be wrong.</summary>
internal static partial class EvidencePage
{
    private const string Command = "neurobalance evidence --out DIR";

    private static readonly (string Title, string[] Lines)[] Introduction =
    [
        ("Intended use", [
            "Teaching how inhibition and excitation adapt to alcohol and why its cessation is dangerous; sweeping hypotheses about mechanisms; a reproducible example of a model of differential equations with events.",
        ]),
        ("Not intended", [
            "Clinical decisions, dosing, tapering, prognosis, or any statement about one person. Being wrong there could kill; the model was not made or tested for it.",
            "Inference on receptor counts: density means functional capacity relative to a naive brain, and the evidence on counts in people is contested.",
            "Until other groups have compared it with data of their own the word is verified, not validated.",
        ]),
        ("How to read a row", [
            "verified: the program against mathematics, another program or itself. by form: it follows from the form of the equations, so that holding is no news. fitted: parameters were chosen on these data, so agreement says little. predicted: nothing was chosen on them and it agrees; a size within 15 % is called good, within 30 % fair. not fitted: nothing was chosen for it; a claim, compared with no data in its row. misfit: a disagreement that is known and kept. not comparable: the situation of the study is not the model's. told: a number without a bound, or what is still open.",
            "Behind each published figure stands its source, and how it came here: read in the paper, a guideline or a file of data; read in the abstract; direction read, without a size; recalled, to be checked before print. Means of published curves that others have digitised are not part of this repository.",
            "The last column says how far a number may move from the committed page before it is red; the words may not move at all. An error may change by a factor, since its size is what counts.",
        ]),
        ("Elsewhere in the repository", [
            "Threads and other processors: the tests run sweeps over numbers of threads and shards, and the golden runs with more settings of the runtime and under a comma-decimal culture.",
            "Other solvers beside ours: benchmarks/results/work-precision.md (25 problems of DETEST) and benchmarks/results/*/peers.md (speed and error on this model), which says whether we lose in any row.",
            "Shares over virtual subjects, with a sham arm and the parameters that flip a claim: samples/Claims/robustness.md.",
        ]),
    ];

    private static readonly string[] Limits =
    [
        "One compartment for ethanol: an intravenous dose peaks at about 0.6 of what was measured and falls too slowly. A second one was weighed and not adopted: it mends the intravenous peak, but the common fit to the oral studies gets worse, and its exchange would bind every step of every run.",
        "Drinks with a meal have one bioavailability, where first-pass metabolism falls with the dose: a whole evening with a meal is probably too low. Food does not speed elimination.",
        "At 343 to 366 g of ethanol a day intake lies at the capacity of elimination: the level is almost undetermined (Isbell 1955).",
        "The risk of a seizure is a relative risk in a model; nobody's seizure can be predicted. It rises far too steeply with the dose, in one subject and over virtual ones. Delirium tremens is left out.",
        "Haugbol 2005: NMDA capacity is as good as at its maximum at the last drink; binding in rats had not risen then, and peaked 12 h later. How receptors adapt is an assumption of its own (see the key `structure` of a scenario).",
        "A negative control breaks a claim by a level alone, not by a direction: craving-glutamate. The order of craving over time would survive the removal of the mechanism that the sentence names.",
        "Ethanol's own sedation is left out of the Ramsay score.",
        "One GABA-A and one NMDA receptor stand for many subtypes.",
        "The EEG-like trace has no beta and no gamma rhythm, and its alpha rises in withdrawal where that of patients falls.",
        "Most ranges are assumed and drawn independently: shares over virtual subjects are sensitivity, not probability.",
        "Orders between two courses are judged with a margin of 1e-6, as fine as the integrator's tolerance: a difference of that size says nothing.",
        "The model of Gutierrez and Staehle (2015) was not at hand beyond its abstract, and is not run.",
    ];

    /// <summary>The page, computed now.</summary>
    public static EvidenceRecord Compute(CancellationToken cancellation)
    {
        List<EvidenceRow> rows = [];
        foreach (Func<IEnumerable<EvidenceRow>> part in new Func<IEnumerable<EvidenceRow>>[]
        {
            PublishedData.Front, PublishedData.Levels, () => Claims(cancellation), Rivals.Rows, ParameterGrades.Rows,
            ClosedForms.Rows, Numerics.Rows, CrossCheck.Rows, () => Bits.Rows(cancellation),
        })
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(part());
        }

        return new EvidenceRecord(Machine(), [.. rows]);
    }

    private static IEnumerable<EvidenceRow> Claims(CancellationToken cancellation)
    {
        foreach (ClaimResult result in ClaimCatalog.Judge(cancellationToken: cancellation).Where(one => one.Claim.IsJudged))
        {
            EvidenceKind kind = result.Claim.Basis!.Value switch
            {
                Basis.NotFitted => EvidenceKind.NotFitted,
                Basis.Fitted => EvidenceKind.Fitted,
                Basis.Form => EvidenceKind.Structural,
            };
            string[] lines =
            [
                $"{ClaimWords.Of(result)} ({ClaimWords.BadgesOf(result.Claim)})",
                .. result.Controls.Select(one => $"control, {one.Control.Text}: {ClaimWords.Of(one)}"),
                .. result.Criteria.Select(one => $"{ClaimWords.Tag(one.Criterion.Tag)}{(one.Criterion.IsByForm ? " (by form)" : "")} "
                    + $"{one.Criterion.Text}: "
                    + $"{one.Numbers}{(one.Verdict == Verdict.Holds ? "" : $" ({ClaimWords.Of(one)})")}"),
            ];
            yield return new EvidenceRow("Claims of the review paragraph", $"{result.Claim.Id}: {ClaimWords.QuoteOf(result.Claim)}", kind,
                string.Join('\n', lines), "the verdict on record, the negative controls fail",
                result.Verdict == ClaimCatalog.BaselineOf(AdaptationStructure.Own)[result.Claim.Id] && result.ControlsBreak);
        }
    }

    private static string Machine()
    {
        string commit = LibraryVersion.Commit is { } known ? $", commit {known}" : "";
        return Invariant($"NeuroBalance {LibraryVersion.Number}, sources {LibraryVersion.SourceHash[..12]}{commit}; parameter table {ParameterCatalog.Hash[..16]}; {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}; {DateTime.UtcNow:yyyy-MM-dd}");
    }

    /// <summary>The page as Markdown.</summary>
    /// <param name="page">The rows.</param>
    /// <param name="moved">What moved against the committed page.</param>
    public static string Markdown(EvidenceRecord page, ImmutableArray<MovedRow> moved)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture,
            $"# Evidence\n\n{page.Machine}. Regenerated by `{Command}`.\n\n{Summary(page.Rows, moved)}\n\n");
        if (moved.Length > 0)
        {
            text.Append("## MOVED against the committed page\n\n| statement | committed | now | why |\n|---|---|---|---|\n");
            foreach (MovedRow row in moved)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {ForeignCell(row.Section)}: {ForeignCell(row.Statement)} | {ForeignCell(row.Old)} | {ForeignCell(row.New)} | {ForeignCell(row.Why)} |\n");
            }
            text.Append('\n');
        }

        foreach ((string title, string[] lines) in Introduction)
        {
            text.Append("## ").Append(title).Append("\n\n").AppendJoin('\n', lines.Select(line => "- " + line)).Append("\n\n");
        }
        foreach (IGrouping<string, EvidenceRow> section in page.Rows.GroupBy(row => row.Section))
        {
            text.Append("## ").Append(section.Key)
                .Append("\n\n| statement | kind | number | accepted | | may move by |\n|---|---|---|---|---|---|\n");
            foreach (EvidenceRow row in section)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| {row.Statement} | {Kind(row.Kind)} | {Cell(row.Number)} | {row.Tolerance} | {Mark(row)} | {row.Drift} |\n");
            }
            text.Append('\n');
        }

        return text.Append("## Known limits\n\n").AppendJoin('\n', Limits.Select(line => "- " + line)).Append('\n').ToString();
    }

    /// <summary>The page as HTML without network or script.</summary>
    /// <param name="page">The rows.</param>
    /// <param name="moved">What moved against the committed page.</param>
    public static string Html(EvidenceRecord page, ImmutableArray<MovedRow> moved)
    {
        StringBuilder text = new();
        text.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Evidence</title>\n<style>\n").Append(PageStyle.Text).Append(Style).Append("</style>\n</head>\n<body>\n<header>\n<h1>Evidence</h1>\n");
        text.Append(CultureInfo.InvariantCulture, $"<p class=\"source\">{Text(page.Machine)}. Regenerated by <code>{Command}</code>.</p>\n</header>\n<main>\n<p class=\"headline\">{Text(Summary(page.Rows, moved))}</p>\n");
        if (moved.Length > 0)
        {
            text.Append("<section><h2>Moved against the committed page</h2>\n<table>\n<thead><tr><th scope=\"col\">Statement</th><th scope=\"col\">Committed</th><th scope=\"col\">Now</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
            foreach (MovedRow row in moved)
            {
                text.Append(CultureInfo.InvariantCulture, $"<tr class=\"moved\"><th scope=\"row\">{Text(row.Section)}: {Text(row.Statement)}</th><td>{Lines(row.Old)}</td><td>{Lines(row.New)}</td><td>{Text(row.Why)}</td></tr>\n");
            }
            text.Append("</tbody>\n</table></section>\n");
        }

        HashSet<(string, string)> red = [.. moved.Select(row => (row.Section, row.Statement))];
        foreach ((string title, string[] lines) in Introduction)
        {
            List(text, title, lines);
        }
        foreach (IGrouping<string, EvidenceRow> section in page.Rows.GroupBy(row => row.Section))
        {
            text.Append("<section><h2>").Append(Text(section.Key)).Append("</h2>\n<table class=\"evidence\">\n<thead><tr><th scope=\"col\">Statement</th><th scope=\"col\">Kind</th><th scope=\"col\">Number</th><th scope=\"col\">Accepted</th><th scope=\"col\">Verdict</th><th scope=\"col\">May move by</th></tr></thead>\n<tbody>\n");
            foreach (EvidenceRow row in section)
            {
                string mark = red.Contains((row.Section, row.Statement)) ? " class=\"moved\"" : "";
                text.Append(CultureInfo.InvariantCulture, $"<tr{mark}><th scope=\"row\">{Text(row.Statement)}</th>")
                    .Append(CultureInfo.InvariantCulture, $"<td>{Kind(row.Kind)}</td>")
                    .Append(CultureInfo.InvariantCulture, $"<td>{Lines(row.Number)}</td><td>{Text(row.Tolerance)}</td>")
                    .Append(CultureInfo.InvariantCulture, $"<td>{Badge(row)}</td><td>{row.Drift}</td></tr>\n");
            }
            text.Append("</tbody>\n</table></section>\n");
        }

        List(text, "Known limits", Limits);
        return text.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private const string Style = """
        section { margin: 2rem 0; }
        header, main { max-width: 76rem; }
        table.evidence { table-layout: fixed; overflow-wrap: anywhere; }
        table.evidence th { box-sizing: border-box; }
        table.evidence tbody th, tr.moved th { font-weight: 400; }
        td div { padding-left: 1em; text-indent: -1em; }
        table.evidence th:nth-child(1) { width: 27%; }
        table.evidence th:nth-child(2) { width: 9.6em; }
        table.evidence td:nth-child(2) { white-space: nowrap; }
        table.evidence th:nth-child(4) { width: 13%; }
        table.evidence th:nth-child(5) { width: 8%; }
        table.evidence th:nth-child(6) { width: 7.5%; }
        .n { white-space: nowrap; }
        .badge { white-space: normal; display: inline-block; }
        tr.moved th, tr.moved td { background: #fde7e7; color: #222; }
        tr.moved a { color: #0067a5; }
        tr.moved td:nth-child(3) { color: #a40000; font-weight: 600; }
        @media screen and (max-width: 48rem) {
          table.evidence, .evidence tbody, .evidence tr, .evidence tbody th, .evidence td { display: block; }
          .evidence thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .evidence tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
          .evidence tbody th, .evidence td { border: 0; padding: .1rem 0; }
          table.evidence tbody th:nth-child(1) { width: auto; font-weight: 600; }
          .evidence td:nth-child(2)::before { content: "Kind: "; }
          .evidence td:nth-child(4)::before { content: "Accepted: "; }
          .evidence td:nth-child(6)::before { content: "May move by: "; }
          .evidence td:nth-child(n + 2)::before { color: var(--soft); }
          .evidence td:empty { display: none; }
        }

        """;

    /// <summary>What the page comes to, in a line.</summary>
    public static string Summary(ImmutableArray<EvidenceRow> rows, ImmutableArray<MovedRow> moved) =>
        string.Create(CultureInfo.InvariantCulture,
        $"{rows.Count(row => row.Passed == true)} rows met, {rows.Count(row => row.Passed == false && !row.IsKnown)} not met, {rows.Count(row => row.Passed == false && row.IsKnown)} known not to be, {rows.Count(row => row.Passed is null)} not judged; {(moved.Length == 0 ? "none" : moved.Length)} moved against the committed page.");

    private static void List(StringBuilder page, string title, string[] lines)
    {
        page.Append("<section><h2>").Append(Text(title)).Append("</h2>\n<ul>\n");
        foreach (string line in lines)
        {
            page.Append("<li>").Append(Text(line)).Append("</li>\n");
        }
        page.Append("</ul></section>\n");
    }

    private static string Badge(EvidenceRow row) =>
        row.Passed is { } passed ? $"<span class=\"badge {(passed ? "holds" : "fails")}\">{Mark(row)}</span>" : Mark(row);

    private static string Mark(EvidenceRow row) =>
        row.Passed switch { true => "met", false => row.IsKnown ? "not met, known" : "NOT MET", null => "" };

    private static string Kind(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Verified => "verified",
        EvidenceKind.Structural => "by form",
        EvidenceKind.Fitted => "fitted",
        EvidenceKind.Predicted => "predicted",
        EvidenceKind.NotFitted => "not fitted",
        EvidenceKind.Misfit => "misfit",
        EvidenceKind.NotComparable => "not comparable",
        EvidenceKind.Told => "told",
    };

    private static string Cell(string lines) => lines.Replace("\n", "<br>", StringComparison.Ordinal);

    // The committed page may be any file; the rows of this page are ours, and hold Markdown.
    private static string ForeignCell(string lines) => string.Join("<br>", lines.Split('\n').Select(EscapedText.ForMarkdown));

    private static string Lines(string plain) => string.Concat(plain.Split('\n').Select(line => $"<div>{Text(line)}</div>"));

    // A number is not broken at its minus sign; what Markdown sets as code is code here too, and what has an identifier can be followed.
    private static string Text(string plain) => IdentifierLinks.In(CodeWord()
        .Replace(SmallNumber().Replace(WebUtility.HtmlEncode(EscapedText.ForTerminal(plain)), "<span class=\"n\">$0</span>"),
        "<code>$1</code>"));

    [GeneratedRegex(@"\d(?:\.\d+)?e-\d+")]
    private static partial Regex SmallNumber();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeWord();
}
