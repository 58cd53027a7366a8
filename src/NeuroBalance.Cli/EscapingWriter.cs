using System.Text;

namespace NeuroBalance.Cli;

/// <summary>
/// Passes text on with its control characters as escapes: what stands in a file cannot move the cursor, ring or recolour.
/// </summary>
/// <param name="inner">Where the text goes; stays open.</param>
internal sealed class EscapingWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>The text as one line of a terminal shows it.</summary>
    public static string Escaped(string text) => string.Join('	', text.Split('	').Select(EscapedText.ForTerminal));

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        string[] lines = value.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0) inner.WriteLine();
            inner.Write(Escaped(i + 1 < lines.Length && lines[i].EndsWith('\r') ? lines[i][..^1] : lines[i]));
        }
    }

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value)
    {
        Write(value);
        inner.WriteLine();
    }

    public override void Flush() => inner.Flush();
}
