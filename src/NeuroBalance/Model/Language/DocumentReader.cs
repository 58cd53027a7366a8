using System.Globalization;

namespace NeuroBalance.Models;

/// <summary>Reads tables and lines of a model's text; values that are not understood are faults.</summary>
internal sealed class DocumentReader
{
    private static readonly string[] Headings = ["States", "Inputs", "Doses", "Parameters", "Algebra", "Read-outs"];

    private readonly SourceText source;
    private readonly MarkdownReader markdown;
    private readonly ModelDocument document;
    private readonly Dictionary<string, Place> removed = new(StringComparer.Ordinal);

    private DocumentReader(SourceText source)
    {
        this.source = source;
        markdown = new MarkdownReader(source);
        document = new ModelDocument(source) { Title = markdown.Title };
    }

    /// <summary>Reads a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="linked">Opens a file that the text links to; null when there is none.</param>
    public static ModelDocument Read(SourceText source, Func<string, string?> linked)
    {
        DocumentReader reader = new(source);
        reader.ReadLinkedParameters(linked);
        reader.ReadTables();
        reader.ReadLines();
        return reader.document;
    }

    private void ReadTables()
    {
        foreach (MarkdownTable table in markdown.Tables)
        {
            switch (table.Heading.ToUpperInvariant())
            {
                case "STATES":
                    ReadStates(new TableReader(source, table, "symbol", "unit", "initial"));
                    break;
                case "INPUTS":
                    ReadInputs(new TableReader(source, table, "symbol", "unit"));
                    break;
                case "DOSES":
                    ReadDoses(new TableReader(source, table, "drug", "route", "unit", "into", "per unit"));
                    break;
                case "PARAMETERS":
                    ReadParameters(new TableReader(source, table, "symbol", "value", "unit"));
                    break;
                case "ALGEBRA" or "READ-OUTS":
                    ReadNames(new TableReader(source, table, "symbol", "unit"));
                    break;
                default:
                    if (NearestName.Find(table.Heading, Headings) is { } near && NearestName.Distance(table.Heading, near) <= 2)
                    {
                        source.Fault(table.Place, $"no table is read under the heading '{table.Heading}'; did you mean '{near}'?");
                    }
                    break;
            }
        }
    }

    private void ReadStates(TableReader table)
    {
        foreach (TableRow row in table.Rows())
        {
            Cell symbol = row.Symbol();
            StateRow state =
                new(symbol, row.Name(symbol), row.Unit("unit"), row["unit"].Text, row.Number("initial"), row["meaning"].Text)
                { Keeps = Keeps(row["keeps"]) };
            Put(document.States, one => one.Symbol, state);
        }
    }

    // "> 0", ">= 0", "0..1" or nothing.
    private StateRow.Range? Keeps(Cell cell)
    {
        if (cell.IsEmpty) return null;
        string text = cell.Text;
        bool strict = text.StartsWith("> ", StringComparison.Ordinal);
        if ((strict || text.StartsWith(">= ", StringComparison.Ordinal)) && Number(text[(strict ? 2 : 3)..]) is double least)
        {
            return new StateRow.Range(least, !strict, double.PositiveInfinity, true);
        }
        string[] ends = text.Split("..");
        if (ends.Length == 2 && Number(ends[0]) is double low && Number(ends[1]) is double high && low < high)
        {
            return new StateRow.Range(low, true, high, true);
        }
        source.Fault(cell.Place, $"what a state keeps is '> 0', '>= 0', '0..1' or '-', not '{text}'");
        return null;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value
            : null;

    private void ReadInputs(TableReader table)
    {
        foreach (TableRow row in table.Rows())
        {
            Cell symbol = row.Symbol();
            Put(document.Inputs, one => one.Symbol, new InputRow(symbol, row.Name(symbol), row.Unit("unit"), row["unit"].Text,
                row["meaning"].Text)
            { Holds = row["holds"] });
        }
    }

    private void ReadDoses(TableReader table)
    {
        foreach (TableRow row in table.Rows())
        {
            Cell perUnit = row["per unit"];
            List<Token> tokens = [];
            Place place = perUnit.Place;
            Lexer.Read(source, place.Line, place.Column, Math.Min(source.Lines[place.Line].Length, place.Column + perUnit.Text.Length),
                tokens);
            Place end = new(place.Line, place.Column + perUnit.Text.Length, 1);
            Syntax? factor = new ExpressionParser(source, tokens, end).Alone();
            if (factor is null) continue;
            document.Doses.Add(new DoseRow(row["drug"], row["route"], row["into"], factor,
                row.Unit("unit"))
            { ClosedForm = row["closed form"], Place = place });
        }
    }

    private void ReadParameters(TableReader table)
    {
        foreach (TableRow row in table.Rows())
        {
            Cell symbol = row.Symbol();
            bool isNumber = Number(row["value"].Text) is not null;
            double value = row.Number("value");
            Cell key = row["key"];
            ParameterRow parameter = new(symbol, key.IsEmpty ? symbol.Text : key.Text, value, row.Unit("unit"), row["unit"].Text)
            {
                Low = row["low"].IsEmpty ? value : row.Number("low"),
                High = row["high"].IsEmpty ? value : row.Number("high"),
            };
            if (isNumber && !(parameter.Low <= value && value <= parameter.High))
            {
                source.Fault(row["value"].Place, $"the value of '{symbol.Text}' does not lie between its low and its high");
            }
            Put(document.Parameters, one => one.Symbol, parameter);
        }
    }

    private void ReadNames(TableReader table)
    {
        foreach (TableRow row in table.Rows())
        {
            Cell symbol = row.Symbol();
            Cell reported = row["reported"];
            if (!reported.IsEmpty && reported.Text != "yes") source.Fault(reported.Place, $"'{reported.Text}' is neither 'yes' nor '-'");
            Put(document.Names, one => one.Symbol,
                new NamedLine(symbol, row.Name(symbol), row["unit"].Text, row["unit"].IsEmpty ? Unit.Unknown : row.Unit("unit"),
                    reported.Text == "yes", row["meaning"].Text));
        }
    }

    private void ReadLines()
    {
        foreach (BlockLine line in markdown.Lines)
        {
            ExpressionParser parser = new(source, line.Tokens, line.End);
            if (parser.Removed() is { } name)
            {
                Remove(new Cell(name.Text, name.Place));
                continue;
            }

            if (parser.Line(line.Block, line.IsBroken) is { } read)
            {
                Put(document.Lines, one => new Cell(one.Name, one.NamePlace), read with { Comment = line.Comment, Text = line.Text });
            }
        }
    }

    // A variant replaces what the text has under the same name, where it stands; what is new is added. What one text has twice, or two
    // variants replace, is a fault: of the first kind where names are declared, of the second here.
    private void Put<T>(List<T> list, Func<T, Cell> nameOf, T entry)
    {
        Cell name = nameOf(entry);
        int variant = source.TextOf(name.Place);
        int same = variant == 0 ? -1 : list.FindIndex(one => nameOf(one).Text == name.Text);
        if (same < 0)
        {
            if (removed.TryGetValue(name.Text, out Place taken))
            {
                source.Fault(name.Place,
                    $"'{name.Text}' is removed in {source.InWords(taken, name.Place)}; only one variant can change it");
            }
            list.Add(entry);
            return;
        }

        Place there = nameOf(list[same]).Place;
        int other = source.TextOf(there);
        if (other == 0) list[same] = entry;
        else if (other == variant) list.Add(entry);
        else
        {
            source.Fault(name.Place,
                $"two variants replace or add '{name.Text}': this one and that in {source.InWords(there, name.Place)}; only one can");
        }
    }

    // A variant may take a line away, with the row that names it, or a parameter.
    private void Remove(Cell name)
    {
        if (source.TextOf(name.Place) == 0)
        {
            source.Fault(name.Place, "a text removes nothing of its own; only a variant can remove what the text that it is based on has");
            return;
        }

        bool isLine = document.Lines.Exists(line => line.Name == name.Text);
        if (!isLine && !document.Parameters.Exists(row => row.Symbol.Text == name.Text))
        {
            string[] known = [.. document.Lines.Select(line => line.Name), .. document.Parameters.Select(row => row.Symbol.Text)];
            string near = NearestName.Find(name.Text, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";
            source.Fault(name.Place, $"there is no line and no parameter '{name.Text}' to remove{near}");
            return;
        }

        if (isLine) Take(document.Lines, line => new Cell(line.Name, line.NamePlace), name);
        else Take(document.Parameters, row => row.Symbol, name);
        if (isLine && document.Names.Exists(row => row.Symbol.Text == name.Text)) Take(document.Names, row => row.Symbol, name);
    }

    private void Take<T>(List<T> list, Func<T, Cell> nameOf, Cell name)
    {
        int at = list.FindIndex(one => nameOf(one).Text == name.Text);
        Place there = nameOf(list[at]).Place;
        if (source.TextOf(there) == 0)
        {
            list.RemoveAt(at);
            removed.TryAdd(name.Text, name.Place);
            return;
        }

        source.Fault(name.Place,
            $"'{name.Text}' is what {source.InWords(there, name.Place)} replaces or adds; only one variant can change it");
    }

    private void ReadLinkedParameters(Func<string, string?> linked)
    {
        if (!markdown.Links.TryGetValue("Parameters", out Cell link)) return;
        string? json = linked(link.Text);
        if (json is null)
        {
            source.Fault(link.Place, $"the table of parameters '{link.Text}' was not found");
            return;
        }

        LinkedParameters.Read(source, link, json, document.Parameters);
    }
}
