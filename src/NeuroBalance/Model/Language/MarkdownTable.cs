namespace NeuroBalance.Models;

/// <summary>A cell of a table, without the blanks around it.</summary>
internal readonly record struct Cell(string Text, Place Place)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => Text is "" or "-";
}

/// <summary>A table under a heading: the names of its columns and its rows.</summary>
internal sealed class MarkdownTable(string heading, IReadOnlyList<Cell> columns, Place place)
{
    public string Heading { get; } = heading;

    public Place Place { get; } = place;

    public IReadOnlyList<Cell> Columns { get; } = columns;

    public List<IReadOnlyList<Cell>> Rows { get; } = [];

    /// <summary>The position of a column, or -1.</summary>
    public int Column(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Text.Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }
}

/// <summary>A line of a fenced block; an indented line belongs to the one above it.</summary>
internal readonly record struct BlockLine(string Block, IReadOnlyList<Token> Tokens, Place End, string Comment, string Text)
{
    /// <summary>Whether a part of it could not be cut into tokens, which is a fault already.</summary>
    public bool IsBroken { get; init; }
}

/// <summary>
/// What of a Markdown text counts: tables under headings, fenced blocks of known names, the title and a link under Parameters.
/// </summary>
internal sealed class MarkdownReader
{
    private readonly SourceText source;
    private string heading = "";

    public MarkdownReader(SourceText source)
    {
        this.source = source;
        Read();
    }

    public string Title { get; private set; } = "";

    public List<MarkdownTable> Tables { get; } = [];

    public List<BlockLine> Lines { get; } = [];

    /// <summary>Links by the heading that they stand under: the first of each.</summary>
    public Dictionary<string, Cell> Links { get; } = new(StringComparer.OrdinalIgnoreCase);

    private void Read()
    {
        for (int line = 0; line < source.Lines.Count; line++)
        {
            string text = source.Lines[line];
            if (text.StartsWith("```", StringComparison.Ordinal))
            {
                line = Fence(line);
            }
            else if (text.StartsWith('#'))
            {
                heading = text.TrimStart('#').Trim();
                if (Title.Length == 0 && text.StartsWith("# ", StringComparison.Ordinal)) Title = heading;
            }
            else if (text.TrimStart().StartsWith('|'))
            {
                line = Table(line);
            }
            else if (!Links.ContainsKey(heading) && FindLink(text, line) is { } link)
            {
                Links[heading] = link;
            }
        }
    }

    private static Cell? FindLink(string text, int line)
    {
        int open = text.IndexOf("](", StringComparison.Ordinal);
        int close = open < 0 ? -1 : text.IndexOf(')', open);
        return close < 0 ? null : new Cell(text[(open + 2)..close], new Place(line, open + 2, Math.Max(1, close - open - 2)));
    }

    private int Table(int line)
    {
        List<Cell> columns = Cells(line);
        MarkdownTable table = new(heading, columns, new Place(line, 0, Math.Max(1, source.Lines[line].Length)));
        Tables.Add(table);
        for (line++; line < source.Lines.Count && source.Lines[line].TrimStart().StartsWith('|'); line++)
        {
            List<Cell> row = Cells(line);
            if (row.TrueForAll(cell => cell.Text.Length > 0 && cell.Text.AsSpan().Trim("-:").IsEmpty && cell.Text.Length > 1)) continue;
            if (table.Rows.Count >= Limits.Rows)
            {
                source.Fault(new Place(line, 0, 1), $"the table has more than {Limits.Rows} rows");
                break;
            }

            table.Rows.Add(row);
        }

        return line - 1;
    }

    private List<Cell> Cells(int line)
    {
        string text = source.Lines[line];
        List<Cell> cells = [];
        int start = text.IndexOf('|', StringComparison.Ordinal) + 1;
        while (start < text.Length)
        {
            int end = text.IndexOf('|', start);
            if (end < 0)
            {
                // A last cell without its closing stroke is one when something stands in it.
                if (string.IsNullOrWhiteSpace(text[start..])) break;
                end = text.Length;
            }

            int first = start;
            int last = end;
            while (first < last && text[first] == ' ')
            {
                first++;
            }
            while (last > first && text[last - 1] == ' ')
            {
                last--;
            }

            // `code` in a cell is what stands between the strokes.
            if (last - first > 1 && text[first] == '`' && text[last - 1] == '`') (first, last) = (first + 1, last - 1);
            cells.Add(new Cell(text[first..last], new Place(line, first, Math.Max(1, last - first))));
            start = end + 1;
        }

        return cells;
    }

    // Returns the line of the closing fence.
    private int Fence(int line)
    {
        int opened = line;
        string fence = source.Lines[line];
        string name = fence.TrimStart('`').Trim();
        bool counts = Blocks.All.Contains(name, StringComparer.Ordinal);
        if (!counts && name.Length > 0 && NearestName.Find(name, Blocks.All) is { } near && NearestName.Distance(name, near) <= 2)
        {
            source.Fault(new Place(line, 3, Math.Max(1, name.Length)), $"there is no block '{name}'; did you mean '{near}'?");
        }
        List<Token> tokens = [];
        string comment = "";
        bool broken = false;
        int first = -1;
        for (line++; line < source.Lines.Count && !source.Lines[line].StartsWith("```", StringComparison.Ordinal); line++)
        {
            string text = source.Lines[line];
            if (!counts || string.IsNullOrWhiteSpace(text)) continue;
            bool indented = text[0] is ' ' or '\t';
            if (!indented || first < 0)
            {
                Flush(name, tokens, ref comment, ref broken, first);
                first = line;
            }

            int faults = source.FaultCount;
            string remark = Lexer.Read(source, line, 0, text.Length, tokens);
            broken |= source.FaultCount > faults;
            if (remark.Length > 0) comment = comment.Length == 0 ? remark : $"{comment} {remark}";
        }

        Flush(name, tokens, ref comment, ref broken, first);
        if (line >= source.Lines.Count)
        {
            source.Fault(new Place(opened, 0, Math.Max(1, fence.Length)), $"the block '{name}' has no closing ```");
        }
        return line;
    }

    private void Flush(string block, List<Token> tokens, ref string comment, ref bool broken, int first)
    {
        if (tokens.Count > 0)
        {
            Place last = tokens[^1].Place;
            string text =
                string.Join(' ', Enumerable.Range(first, last.Line - first + 1).Select(line => source.Lines[line].Split('#')[0].Trim()));
            Lines.Add(new BlockLine(block, [.. tokens], last with { Column = last.Column + last.Length, Length = 1 }, comment,
                text)
            { IsBroken = broken });
        }

        tokens.Clear();
        comment = "";
        broken = false;
    }
}
