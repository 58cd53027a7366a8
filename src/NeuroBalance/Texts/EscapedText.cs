using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace NeuroBalance;

/// <summary>Text that came from a file, made harmless for the place where it is shown.</summary>
/// <remarks>
/// Characters that are not seen but act (escape sequences, bells, line ends, changes of direction) and halves of surrogate pairs are
/// shown as <c>\u001b</c> everywhere; what else must be escaped depends on the place.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EscapedText
{
    private const int Longest = 60;

    /// <summary>For one line of a terminal: nothing in it moves the cursor, changes colours or rings.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with what is not seen as <c>\u001b</c>.</returns>
    public static string ForTerminal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escaped(text, static _ => null);
    }

    /// <summary>For SVG, HTML and other XML, in an element or a quoted attribute: always well-formed.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with the five characters of XML as entities and what is not seen as <c>\u001b</c>.</returns>
    public static string ForXml(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escaped(text, static letter => letter switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ => null,
        });
    }

    /// <summary>For a line or a table cell of Markdown: no markup, no HTML, no new column.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with the characters of Markdown behind a backslash or as entities.</returns>
    public static string ForMarkdown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escaped(text, static letter => letter switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '!' or '~' => "\\" + letter,
            _ => null,
        });
    }

    /// <summary>For a cell of a comma-separated table: quoted where it must be, and no formula to a spreadsheet.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The cell. A text that a spreadsheet would run as a formula stands behind an apostrophe.</returns>
    public static string ForCsv(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string shown = ForTerminal(text);
        if (shown is ['=' or '+' or '-' or '@' or '|' or '%', ..] && !NumberText.TryRead(shown, out _, out string _)) shown = "'" + shown;
        return shown.AsSpan().IndexOfAny(",\"'") >= 0 ? '"' + shown.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : shown;
    }

    /// <summary>The position of the first character that is not seen but acts, or of half of a surrogate pair; -1 when there is
    /// none.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The position from 0, or -1.</returns>
    public static int FirstHidden(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (IsHidden(text[i..], out int length)) return i;
            i += length;
        }

        return -1;
    }

    /// <summary>At most 60 characters, for a message, with what is not seen as escapes.</summary>
    internal static string Shortened(string text)
    {
        if (text.Length <= Longest) return ForTerminal(text);
        int end = char.IsHighSurrogate(text[Longest - 4]) ? Longest - 4 : Longest - 3;
        return ForTerminal(text[..end]) + "...";
    }

    private static string Escaped(string text, Func<char, string?> special)
    {
        StringBuilder shown = new(text.Length);
        for (int i = 0; i < text.Length;)
        {
            ReadOnlySpan<char> rest = text.AsSpan(i);
            bool hidden = IsHidden(rest, out int length);
            if (hidden)
            {
                foreach (char unit in rest[..length])
                {
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                }
            }
            else if (length == 1 && special(text[i]) is { } entity) shown.Append(entity);
            else shown.Append(rest[..length]);
            i += length;
        }

        return shown.ToString();
    }

    // Format characters change direction or hide; the joiners among them (U+200C, U+200D) belong to scripts and to emoji.
    private static bool IsHidden(ReadOnlySpan<char> rest, out int length)
    {
        if (Rune.DecodeFromUtf16(rest, out Rune rune, out length) != OperationStatus.Done) return true;
        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.Format) return rune.Value is not (0x200C or 0x200D);
        return category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || (rune.Value & 0xFFFE) == 0xFFFE;
    }
}
