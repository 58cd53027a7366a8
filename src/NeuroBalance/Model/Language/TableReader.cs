using System.Globalization;

namespace NeuroBalance.Models;

/// <summary>A table whose columns are known by name.</summary>
internal sealed class TableReader
{
    private readonly SourceText source;
    private readonly MarkdownTable table;
    private readonly bool isComplete = true;

    public TableReader(SourceText source, MarkdownTable table, params ReadOnlySpan<string> needed)
    {
        this.source = source;
        this.table = table;
        foreach (string column in needed)
        {
            if (table.Column(column) >= 0) continue;
            isComplete = false;
            string near = NearestName.Find(column, table.Columns.Select(cell => cell.Text)) is { } nearest
                ? $"; '{nearest}' may be meant for it" : "";
            source.Fault(table.Place, $"the table '{table.Heading}' has no column '{column}'{near}");
        }
    }

    public IEnumerable<TableRow> Rows()
    {
        if (!isComplete) yield break;
        foreach (IReadOnlyList<Cell> cells in table.Rows)
        {
            if (cells.Count != table.Columns.Count)
            {
                Place place = cells.Count > 0 ? Place.Between(cells[0].Place, cells[^1].Place) : default;
                source.Fault(place, $"the row has {cells.Count} cells, and the table '{table.Heading}' has {table.Columns.Count} columns");
                continue;
            }

            yield return new TableRow(source, table, cells);
        }
    }
}

/// <summary>A row of a table, by the names of its columns.</summary>
internal readonly struct TableRow(SourceText source, MarkdownTable table, IReadOnlyList<Cell> cells)
{
    /// <summary>The cell of a column; an empty one when the table has no such column.</summary>
    public Cell this[string column] => table.Column(column) is >= 0 and int i ? cells[i]
        : new Cell("", cells.Count > 0 ? cells[0].Place : default);

    /// <summary>The symbol of the row, which must be a name.</summary>
    public Cell Symbol()
    {
        Cell cell = this["symbol"];
        if (!IsName(cell.Text)) source.Fault(cell.Place, $"'{cell.Text}' is no symbol: a letter, then letters, digits and _");
        return cell;
    }

    /// <summary>The name of the row; its symbol where the table has no names.</summary>
    public string Name(Cell symbol)
    {
        Cell name = this["name"];
        if (name.IsEmpty) return symbol.Text;
        if (!IsName(name.Text)) source.Fault(name.Place, $"'{name.Text}' is no name: a letter, then letters, digits and _");
        return name.Text;
    }

    public Unit Unit(string column) => UnitParser.Parse(source, this[column].Text, this[column].Place) ?? Models.Unit.Unknown;

    /// <summary>The number of a column; 0, with a fault, when there is none.</summary>
    public double Number(string column)
    {
        Cell cell = this[column];
        if (double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            return value;
        }
        source.Fault(cell.Place, $"'{cell.Text}' is no number for '{column}'; decimals have a point");
        return 0;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && (char.IsAsciiLetter(text[0]) || text[0] == '_')
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
