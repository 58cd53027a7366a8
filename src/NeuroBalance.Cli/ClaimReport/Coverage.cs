using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>What the project makes of a word of the paragraph.</summary>
internal enum WordMark
{
    /// <summary>A claim quotes it.</summary>
    Claim,

    /// <summary>It names, connects or cites, and states nothing that could be tested.</summary>
    Label,

    /// <summary>It states something that the model does not have.</summary>
    NotModelled,
}

/// <summary>A piece of the paragraph with one mark.</summary>
/// <param name="Text">The piece, verbatim.</param>
/// <param name="Mark">Its mark.</param>
/// <param name="Claim">The claim that quotes it; null without.</param>
internal sealed record CoveredPiece(string Text, WordMark Mark, Claim? Claim)
{
    /// <summary>How many words it has.</summary>
    public int Words => Coverage.WordsIn(Text);
}

/// <summary>Words that no claim covers, or that one covers but hardly.</summary>
/// <param name="Words">The words, verbatim.</param>
/// <param name="Mark">Their mark.</param>
/// <param name="Why">Why; empty for what merely connects.</param>
/// <param name="InQuote">Whether they stand inside the quoted words of a claim.</param>
internal sealed record WordNote(string Words, WordMark Mark, string Why = "", bool InQuote = false);

/// <summary>The paragraph with every word marked: claim, label or not modelled.</summary>
internal static partial class Coverage
{
    private const string References = "the review's own references";

    /// <summary>What is not quoted by a claim, in the order of the paragraph.</summary>
    private static readonly ImmutableArray<WordNote> Notes =
    [
        new("The potential use of ketamine for AUD was", WordMark.Label),
        new("first suggested in 1972", WordMark.NotModelled, "history, not a mechanism"),
        new("(32, 33)", WordMark.Label, References),
        new("Possible hypotheses for ketamine use in AUD include", WordMark.Label),
        new("cortical", WordMark.Label, "the model has one compartment; the word is a label", InQuote: true),
        new("and", WordMark.Label),
        new("especially those that help individuals cope with drinking", WordMark.NotModelled, "Coping is one number, not skills"),
        new("(29, 34)", WordMark.Label, References),
        new("and", WordMark.Label),
        new("and", WordMark.Label),
        new("manifesting as fear, anxiety, and restlessness", WordMark.NotModelled,
            "no output of its own; the withdrawal score is one number"),
        new("Additionally", WordMark.Label),
        new("mu and kappa", WordMark.Claim, "covered, and negligible", InQuote: true),
        new("downstream", WordMark.Claim, "covered, and negligible", InQuote: true),
        new("which has been described as", WordMark.NotModelled, "in the model plasticity lifts mood, not dopamine"),
        new("For individuals who have AUD", WordMark.Label),
        new("depression is a common comorbidity and may explain some of the potential effects of ketamine on alcohol use",
            WordMark.NotModelled, "Mood.BaselineScore makes a depressed subject, but nothing leads from mood to drinking"),
        new("(35, 36)", WordMark.Label, References),
        new("Like any substance use", WordMark.Label),
        new("alcohol use can change the neuronal plasticity", WordMark.NotModelled, "only ketamine moves Plasticity"),
        new("and lead to", WordMark.Label),
        new("and", WordMark.Label),
        new("seeking behavior", WordMark.NotModelled, "no drinking is simulated after the last drink"),
        new("This neuronal plasticity is", WordMark.Label),
        new("partly modulated", WordMark.NotModelled,
            "wholly, here: memories form through NmdaTone alone, and are undone through the block or therapy"),
        new("by the NMDA-glutamate receptor (glutamatergic system) which", WordMark.Label),
        new("(37, 38)", WordMark.Label, References),
        new("Ketamine can also serve as a potential adjunct in the management of AWS", WordMark.Label),
        new("Ketamine may serve as an adjunct to benzodiazepines in AWS", WordMark.Label),
        new("because it acts as an NMDA antagonist", WordMark.Label,
            "by form: what ketamine does here, it does through the block and the sedation read-out"),
        new("and", WordMark.Label),
        new("cortical", WordMark.Label, "the model has one compartment; the word is a label", InQuote: true),
        new("(39)", WordMark.Label, References),
    ];

    /// <summary>The words that a reader is told about, each once, with the reason.</summary>
    public static IEnumerable<WordNote> Explained =>
        Notes.Where(note => note.Why.Length > 0 && note.Why != References).DistinctBy(note => note.Words);

    /// <summary>The extensions beyond the paragraph: claims that quote nothing.</summary>
    public static IEnumerable<Claim> Extensions => ClaimCatalog.Default.All.Where(claim => claim.Quote.Length == 0);

    /// <summary>The paragraph, piece by piece; the pieces put together are the paragraph.</summary>
    public static ImmutableArray<CoveredPiece> Pieces { get; } = [.. Cut(Paragraph())];

    /// <summary>How many words bear a mark.</summary>
    public static int WordsOf(WordMark mark) => Pieces.Where(piece => piece.Mark == mark).Sum(piece => piece.Words);

    /// <summary>The mark in words.</summary>
    public static string Of(WordMark mark) => mark switch
    {
        WordMark.Claim => "claim",
        WordMark.Label => "label",
        WordMark.NotModelled => "not modelled",
    };

    /// <summary>How many words a text has.</summary>
    public static int WordsIn(string text) => Word().Count(text);

    /// <summary>The paragraph without the quotation marks and the citation below it.</summary>
    public static string Paragraph()
    {
        using Stream stream = typeof(Coverage).Assembly.GetManifestResourceStream("seed.txt")
            ?? throw new InvalidOperationException("The tool lacks its resource seed.txt.");
        using StreamReader reader = new(stream);
        return reader.ReadLine()!.Trim('"');
    }

    private static IEnumerable<CoveredPiece> Cut(string paragraph)
    {
        (WordMark Mark, Claim? Claim)?[] marks = new (WordMark, Claim?)?[paragraph.Length];
        foreach (Claim claim in ClaimCatalog.Default.All.Where(claim => claim.Quote.Length > 0))
        {
            Mark(marks, Find(paragraph, claim.Quote, 0, _ => true), claim.Quote.Length, (WordMark.Claim, claim));
        }

        int from = 0;
        foreach (WordNote note in Notes)
        {
            int at = Find(paragraph, note.Words, from, place => (marks[place]?.Claim is not null) == note.InQuote);
            Mark(marks, at, note.Words.Length, (note.Mark, note.Mark == WordMark.Claim ? marks[at]!.Value.Claim : null));
            from = at + note.Words.Length;
        }

        for (int start = 0; start < paragraph.Length;)
        {
            int end = start + 1;
            // What stands between words belongs to the piece before it.
            while (end < paragraph.Length && (marks[end] is null ? !char.IsLetterOrDigit(paragraph[end]) : marks[end] == marks[start]))
            {
                end++;
            }
            string rest = paragraph[start..];
            (WordMark mark, Claim? claim) = marks[start] ?? throw new InvalidOperationException($"No mark for the words from '{rest}' on.");
            yield return new CoveredPiece(paragraph[start..end], mark, claim);
            start = end;
        }
    }

    private static int Find(string paragraph, string words, int from, Func<int, bool> fits)
    {
        for (int at = from; (at = paragraph.IndexOf(words, at, StringComparison.Ordinal)) >= 0; at++)
        {
            bool isWhole = (at == 0 || !char.IsLetterOrDigit(paragraph[at - 1]))
                && (at + words.Length == paragraph.Length || !char.IsLetterOrDigit(paragraph[at + words.Length]));
            if (isWhole && fits(at)) return at;
        }

        throw new InvalidOperationException($"The paragraph has no '{words}' where it is expected.");
    }

    private static void Mark((WordMark Mark, Claim? Claim)?[] marks, int at, int length, (WordMark Mark, Claim? Claim) mark)
    {
        for (int i = at; i < at + length; i++)
        {
            marks[i] = mark;
        }
    }

    [GeneratedRegex(@"[\p{L}\d]+(?:-[\p{L}\d]+)*")]
    private static partial Regex Word();
}
