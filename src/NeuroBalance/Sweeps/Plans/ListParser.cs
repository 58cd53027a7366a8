using System.Globalization;
using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the rows of a list design: comma-separated values, the header naming the axes as <c>key</c> or <c>key [unit]</c>.</summary>
internal sealed class ListParser(FaultList faults, string path)
{
    private const int MostFaults = 20;

    internal IEnumerable<(Axis Axis, string Path)> Parse(byte[] utf8, Func<string, string, bool> checkKey)
    {
        string[] lines = Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF').Split('\n');
        string[] header = [.. lines[0].TrimEnd('\r').Split(',').Select(cell => cell.Trim())];
        (string Key, string Unit)[] columns = [.. header.Select(Column)];
        bool known = true;
        for (int i = 0; i < columns.Length; i++) known &= checkKey(columns[i].Key, $"{path}, column {i + 1}");
        if (!known) return [];
        List<double>[] values = [.. columns.Select(_ => new List<double>())];
        int found = 0;
        for (int line = 1; line < lines.Length && found < MostFaults; line++)
        {
            string text = lines[line].Trim();
            if (text.Length == 0) continue;
            string[] cells = text.Split(',');
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}, line {line + 1}");
            if (cells.Length != columns.Length)
            {
                faults.Add(place, "", FormattableString.Invariant($"{cells.Length} values under {columns.Length} columns"), "one value for each column");
                found++;
                continue;
            }

            for (int i = 0; i < cells.Length; i++)
            {
                if (!NumberText.TryRead(cells[i].Trim(), out double value, out TextProblem problem))
                {
                    faults.Add(place, cells[i].Trim(), problem.Message, "a number with a decimal point", problem.Suggestion);
                    found++;
                }

                values[i].Add(value);
            }
        }

        if (found == 0 && values[0].Count == 0)
        {
            faults.Add(path, "", "the list has no rows", "a header and at least one row");
            found++;
        }

        return found > 0 ? [] : columns.Select((column, i) => (new Axis { Key = column.Key, Unit = column.Unit, Spread = new ListSpread([.. values[i]]) }, path));
    }

    private static (string Key, string Unit) Column(string cell)
    {
        int at = cell.IndexOf(" [", StringComparison.Ordinal);
        return at > 0 && cell.EndsWith(']') ? (cell[..at], cell[(at + 2)..^1].Trim()) : (cell, "");
    }
}
