using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Reads the rows of a list design: comma-separated values, the header naming the axes as <c>key</c> or <c>key [unit]</c>.
/// </summary>
internal sealed class ListParser(FaultList faults, string path)
{
    private const int MostFaults = 20;

    internal IEnumerable<(Axis Axis, string Path)> Parse(byte[] utf8, Func<string, string, bool> checkKey)
    {
        List<CsvRow> rows = CsvFile.Read(utf8, out string? problem);
        if (problem is null && rows.Count < 2) problem = "the list has no rows";
        if (problem is not null)
        {
            faults.Add(path, "", problem, "a header and at least one row of numbers, separated by commas");
            return [];
        }

        (string Key, string Unit)[] columns = [.. rows[0].Cells.Select(cell => Column(cell.Trim()))];
        bool known = true;
        for (int i = 0; i < columns.Length; i++)
        {
            known &= checkKey(columns[i].Key, FormattableString.Invariant($"{path}, column {i + 1}"));
        }
        if (!known) return [];
        double[][] values = [.. columns.Select(_ => new double[rows.Count - 1])];
        int found = 0;
        for (int row = 1; row < rows.Count && found < MostFaults; row++)
        {
            string place = FormattableString.Invariant($"{path}, line {rows[row].Line}");
            string[] cells = rows[row].Cells;
            if (cells.Length != columns.Length)
            {
                faults.Add(place, "", FormattableString.Invariant($"{cells.Length} values under {columns.Length} columns"),
                    "one value for each column");
                found++;
                continue;
            }

            for (int i = 0; i < cells.Length; i++)
            {
                if (NumberText.TryRead(cells[i].Trim(), out values[i][row - 1], out TextProblem wrong)) continue;
                faults.Add(place, EscapedText.Shortened(cells[i].Trim()), wrong.Message, "a number with a decimal point", wrong.Suggestion);
                found++;
            }
        }

        return found > 0 ? []
            : columns.Select((column, i) =>
            (new Axis { Key = column.Key, Unit = column.Unit, Spread = new ListSpread([.. values[i]]) }, path));
    }

    private static (string Key, string Unit) Column(string cell)
    {
        int at = cell.IndexOf(" [", StringComparison.Ordinal);
        return at > 0 && cell.EndsWith(']') ? (cell[..at], cell[(at + 2)..^1].Trim()) : (cell, "");
    }
}
