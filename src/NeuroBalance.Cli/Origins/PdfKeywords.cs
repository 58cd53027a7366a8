using System.Text;

namespace NeuroBalance.Cli.Origins;

/// <summary>Reads the keywords of a PDF of this tool, whose information dictionary is not compressed.</summary>
internal static class PdfKeywords
{
    /// <summary>The text behind a key among the keywords; null without it.</summary>
    /// <param name="pdf">The bytes of the file.</param>
    /// <param name="key">The key.</param>
    public static string? Find(ReadOnlySpan<byte> pdf, string key)
    {
        int start = pdf.IndexOf("/Keywords"u8);
        if (start < 0) return null;
        ReadOnlySpan<byte> rest = pdf[(start + 9)..].TrimStart((byte)' ');
        string words = rest.Length == 0 ? "" : rest[0] == '<' ? Hexadecimal(rest[1..]) : rest[0] == '(' ? Literal(rest[1..]) : "";
        int at = words.IndexOf(key + ": ", StringComparison.Ordinal);
        return at < 0 ? null : words[(at + key.Length + 2)..];
    }

    private static string Hexadecimal(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'>');
        return end < 0 ? "" : Encoding.Latin1.GetString(Convert.FromHexString(Encoding.ASCII.GetString(text[..end])));
    }

    // Parentheses and backslashes stand behind a backslash, other characters as three octal digits.
    private static string Literal(ReadOnlySpan<byte> text)
    {
        StringBuilder read = new();
        for (int i = 0; i < text.Length && text[i] != ')'; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length) read.Append((char)text[i]);
            else if (text[++i] is >= (byte)'0' and <= (byte)'7' && i + 2 < text.Length)
            {
                read.Append((char)Convert.ToInt32(Encoding.ASCII.GetString(text.Slice(i, 3)), 8));
                i += 2;
            }
            else read.Append((char)text[i]);
        }

        return read.ToString();
    }
}
