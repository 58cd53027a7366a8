using System.Globalization;
using System.Text;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Writes tables as comma-separated values: shortest round-trip numbers, an empty cell where there is none, '\n' at every line's end.
/// </summary>
internal sealed class CsvTableWriter : ITableWriter
{
    private readonly StreamWriter writer;

    internal CsvTableWriter(Stream stream, SweepColumns columns)
    {
        writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.Write(string.Join(',', columns.All));
        writer.Write('\n');
    }

    public void Append(SweepTable block)
    {
        Span<char> digits = stackalloc char[32];
        for (int row = 0; row < block.Count; row++)
        {
            writer.Write(block.Member[row].ToString(CultureInfo.InvariantCulture));
            if (block.Arm is { } arm)
            {
                WriteCell(arm[row]);
                WriteCell(block.SubjectOf(row).ToString(CultureInfo.InvariantCulture));
            }
            foreach (double[] column in block.Numbers)
            {
                writer.Write(',');
                if (double.IsNaN(column[row])) continue;
                column[row].TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
                writer.Write(digits[..length]);
            }

            foreach (MetricStatus[] column in block.MetricStatuses)
            {
                WriteCell(MissingMetric.Word(column[row]));
            }
            WriteCell(block.Status[row]);
            WriteCell(block.Steps[row].ToString(CultureInfo.InvariantCulture));
            writer.Write('\n');
        }
    }

    public void Dispose() => writer.Dispose();

    private void WriteCell(string text)
    {
        writer.Write(',');
        writer.Write(text);
    }
}
