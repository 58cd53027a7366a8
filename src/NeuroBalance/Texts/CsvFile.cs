using System.Text.Unicode;
using Microsoft.VisualBasic.FileIO;

namespace NeuroBalance.Texts;

/// <summary>One row of a table with the number of its first line in the file.</summary>
internal readonly record struct CsvRow(long Line, string[] Cells);

/// <summary>Reads comma-separated tables as R, pandas, Excel and people write them: quoted or not, any line ends, with or without a byte
/// order mark.</summary>
/// <remarks>
/// The quoting is the work of TextFieldParser, which comes with .NET: a reader of our own would be one more to get wrong, and a
/// package a second dependency. It is trimmed and compiled ahead of time without warnings. What it leaves open is settled here: the
/// unnamed first column of row names that R's write.csv and pandas' to_csv add is left out, and a table whose columns are separated
/// by something else is refused in words.
/// </remarks>
internal static class CsvFile
{
    /// <summary>The rows with the header as the first one; empty lines are left out.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="problem">Why it is no such table, with the line; null when it is one.</param>
    internal static List<CsvRow> Read(byte[] utf8, out string? problem)
    {
        List<CsvRow> rows = [];
        problem = Utf8.IsValid(utf8) ? null : "the text is not UTF-8";
        if (problem is not null) return rows;
        using StreamReader reader = new(new MemoryStream(utf8));
        using TextFieldParser parser = new(reader) { TextFieldType = FieldType.Delimited, Delimiters = [","] };
        try
        {
            while (parser.ReadFields() is { } cells)
            {
                rows.Add(new CsvRow(FirstLine(parser, cells, utf8), cells));
            }
        }
        catch (MalformedLineException)
        {
            long line = parser.ErrorLineNumber;
            problem = FormattableString.Invariant($"line {line}: a quote is not closed, or text stands beside a quoted cell");
        }

        if (problem is null) problem = rows.Count == 0 ? "the file is empty" : OtherSeparator(rows[0].Cells);
        if (problem is null && rows[0].Cells is ["", _, ..]) rows = [.. rows.Select(row => row with { Cells = row.Cells[1..] })];
        return problem is null ? rows : [];
    }

    // After a row the parser stands on the line that follows, or nowhere at the end.
    private static long FirstLine(TextFieldParser parser, string[] cells, ReadOnlySpan<byte> all)
    {
        long last = parser.LineNumber > 0 ? parser.LineNumber - 1 : all.TrimEnd(" \t\r\n"u8).Count((byte)'\n') + 1;
        return last - cells.Sum(cell => cell.Count(letter => letter == '\n'));
    }

    private static string? OtherSeparator(string[] header)
    {
        if (header.Length > 1) return null;
        if (header[0].Contains(';'))
        {
            return "the columns are separated by semicolons; commas separate columns, and the decimal sign is a point";
        }

        return header[0].Contains('\t') ? "the columns are separated by tabs; commas separate columns" : null;
    }
}
