using System.Globalization;
using System.Text;

namespace NeuroBalance.Texts;

/// <summary>A comma-separated table of numbers: a header line, then one line per row, '\n' at every line's end.</summary>
/// <remarks>Numbers are in shortest round-trip form and invariant culture, so that reading the file back gives the same bits.
/// NaN and infinities are written as "NaN", "Infinity" and "-Infinity", the words that .NET, Python and R read.</remarks>
internal static class Csv
{
    /// <summary>Writes the table.</summary>
    /// <param name="writer">Receives the text; not closed.</param>
    /// <param name="columns">The names of the columns; none may contain a comma, a quote or a line break.</param>
    /// <param name="rows">The rows, each with one number per column.</param>
    /// <exception cref="ArgumentException">A name cannot stand in a header without quoting, or a row has another number of values than
    /// there are columns.</exception>
    public static void Write(TextWriter writer, IReadOnlyList<string> columns, IEnumerable<ReadOnlyMemory<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        foreach (string column in columns)
        {
            if (column.AsSpan().IndexOfAny(",\"\r\n") >= 0)
            {
                throw new ArgumentException($"The column name \"{column}\" contains a comma, a quote or a line break.", nameof(columns));
            }
        }

        writer.Write(string.Join(',', columns));
        writer.Write('\n');
        // 24 characters hold every double; one line at a time keeps memory flat for long runs.
        StringBuilder line = new(24 * columns.Count);
        Span<char> digits = stackalloc char[32];
        foreach (ReadOnlyMemory<double> row in rows)
        {
            ReadOnlySpan<double> values = row.Span;
            if (values.Length != columns.Count)
            {
                throw new ArgumentException($"A row has {values.Length} values, the table {columns.Count} columns.", nameof(rows));
            }

            line.Clear();
            for (int i = 0; i < values.Length; i++)
            {
                if (i > 0)
                {
                    line.Append(',');
                }

                values[i].TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
                line.Append(digits[..length]);
            }

            line.Append('\n');
            writer.Write(line);
        }
    }
}
