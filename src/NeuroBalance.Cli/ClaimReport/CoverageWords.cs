using System.Globalization;
using System.Text;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>What is said of the coverage of the paragraph, and its page in Markdown.</summary>
internal static class CoverageWords
{
    /// <summary>How many words bear each mark.</summary>
    public static string Counts
    {
        get
        {
            int all = Coverage.Pieces.Sum(piece => piece.Words);
            IEnumerable<string> parts = Enum.GetValues<WordMark>().Select(mark => string.Create(
                CultureInfo.InvariantCulture,
                $"{Coverage.WordsOf(mark)} {Coverage.Of(mark)} ({100.0 * Coverage.WordsOf(mark) / all:0} %)"));
            return string.Create(CultureInfo.InvariantCulture, $"Of its {all} words: {string.Join(", ", parts)}.");
        }
    }

    /// <summary>The claims that go beyond the paragraph.</summary>
    public static string Extensions =>
        $"Extensions beyond the paragraph: {string.Join(", ", Coverage.Extensions.Select(claim => claim.Id))}.";

    /// <summary>The page in Markdown.</summary>
    public static void Write(StringBuilder text)
    {
        text.Append("## The paragraph, word by word\n\n").Append(Counts).Append("\n\n> ");
        foreach (CoveredPiece piece in Coverage.Pieces)
        {
            // A mark of Markdown counts only where it touches a word.
            string words = piece.Text.Trim();
            int before = piece.Text.Length - piece.Text.TrimStart().Length;
            string shown = piece.Mark switch
            {
                WordMark.Claim => $"**{words}**",
                WordMark.Label => words,
                WordMark.NotModelled => $"~~{words}~~",
            };
            text.Append(piece.Text.AsSpan(0, before)).Append(shown).Append(piece.Text.AsSpan(before + words.Length));
        }

        text.Append("\n\nBold: a claim. Plain: a label. Struck out: not modelled.\n\n| words | mark | why |\n|---|---|---|\n");
        foreach (WordNote note in Coverage.Explained)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {note.Words} | {Coverage.Of(note.Mark)} | {note.Why} |\n");
        }
        text.Append('\n').Append(Extensions).Append("\n\n");
    }
}
