using System.Globalization;
using System.Text;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Writes tables as comma-separated values: shortest round-trip numbers, an empty cell where there is none, '\n' at every line's end.
/// </summary>
internal sealed class CsvTableWriter : ITableWriter
{
    private readonly StreamWriter writer;
    private readonly ParquetColumn[] columns;

    internal CsvTableWriter(Stream stream, ParquetColumn[] columns)
    {
        this.columns = columns;
        writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.Write(string.Join(',', columns.Select(column => column.Name)));
        writer.Write('\n');
    }

    public void Append(TableBlock block)
    {
        for (int row = 0; row < block.Count; row++)
        {
            for (int i = 0; i < columns.Length; i++)
            {
                if (i > 0) writer.Write(',');
                Write(columns[i].Kind, block.Columns[i], row);
            }

            writer.Write('\n');
        }
    }

    public void Dispose() => writer.Dispose();

    private void Write(ParquetKind kind, Array column, int row)
    {
        Span<char> digits = stackalloc char[32];
        switch (kind)
        {
            case ParquetKind.Whole:
                ((long[])column)[row].TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
                writer.Write(digits[..length]);
                break;
            case ParquetKind.Number:
                double value = ((double[])column)[row];
                if (double.IsNaN(value)) break;
                value.TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
                writer.Write(digits[..length]);
                break;
            case ParquetKind.Word:
                writer.Write(((string[])column)[row]);
                break;
        }
    }
}
