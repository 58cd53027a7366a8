using System.Globalization;
using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>Tables as comma-separated values: shortest round-trip numbers, invariant culture, '\n' at every line's end.</summary>
public sealed class CsvTable : ITableFormat
{
    /// <inheritdoc/>
    public string Extension => ".csv";

    /// <inheritdoc/>
    public ITableWriter Create(Stream stream, SweepColumns columns) => new Writer(stream, columns);

    /// <inheritdoc/>
    public SweepBlock Read(string path, SweepColumns columns, IReadOnlySet<int>? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != string.Join(',', columns.All)) throw new InvalidDataException($"{path}: other columns than expected.");
        SweepBlock block = new(lines.Length - 1, columns, numbers);
        for (int row = 0; row < block.Count; row++)
        {
            string[] cells = lines[row + 1].Split(',');
            if (cells.Length != columns.All.Length) throw new InvalidDataException($"{path}: line {row + 2} has {cells.Length} values.");
            int at = 0;
            block.Member[row] = long.Parse(cells[at++], CultureInfo.InvariantCulture);
            if (block.Arm is { } arm) arm[row] = cells[at++];
            foreach (double[] column in block.Numbers)
            {
                if (column.Length > 0) column[row] = double.Parse(cells[at], CultureInfo.InvariantCulture);
                at++;
            }

            block.Status[row] = cells[at++];
            block.Steps[row] = long.Parse(cells[at], CultureInfo.InvariantCulture);
        }

        return block;
    }

    private sealed class Writer : ITableWriter
    {
        private readonly StreamWriter writer;

        public Writer(Stream stream, SweepColumns columns)
        {
            writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
            writer.Write(string.Join(',', columns.All));
            writer.Write('\n');
        }

        public void Append(SweepBlock block)
        {
            Span<char> digits = stackalloc char[32];
            for (int row = 0; row < block.Count; row++)
            {
                writer.Write(block.Member[row].ToString(CultureInfo.InvariantCulture));
                if (block.Arm is { } arm)
                {
                    writer.Write(',');
                    writer.Write(arm[row]);
                }

                foreach (double[] column in block.Numbers)
                {
                    writer.Write(',');
                    column[row].TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
                    writer.Write(digits[..length]);
                }

                writer.Write(',');
                writer.Write(block.Status[row]);
                writer.Write(',');
                writer.Write(block.Steps[row].ToString(CultureInfo.InvariantCulture));
                writer.Write('\n');
            }
        }

        public void Dispose() => writer.Dispose();
    }
}
