using System.Globalization;

namespace NeuroBalance.Models;

/// <summary>Reads tables and lines of a model's text; values that are not understood are faults.</summary>
internal sealed class DocumentReader
{
    private static readonly string[] Headings = ["States", "Inputs", "Doses", "Parameters", "Algebra", "Read-outs"];

    private readonly SourceText source;
    private readonly MarkdownReader markdown;
    private readonly ModelDocument document;

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
        reader.ReadTables();
        reader.ReadLines();
        reader.ReadLinkedParameters(linked);
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
            document.States.Add(new StateRow(symbol, row.Name(symbol), row.Unit("unit"), row["unit"].Text, row.Number("initial"),
                row["meaning"].Text)
            { Keeps = Keeps(row["keeps"]) });
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
            document.Inputs.Add(new InputRow(symbol, row.Name(symbol), row.Unit("unit"), row["unit"].Text,
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
            document.Parameters.Add(parameter);
        }
    }

    private void ReadNames(TableReader table)
    {
        foreach (TableRow row in table.Rows())
        {
            Cell symbol = row.Symbol();
            Cell reported = row["reported"];
            if (!reported.IsEmpty && reported.Text != "yes") source.Fault(reported.Place, $"'{reported.Text}' is neither 'yes' nor '-'");
            document.Names.Add(new NamedLine(symbol, row.Name(symbol), row["unit"].Text, row.Unit("unit"), reported.Text == "yes",
                row["meaning"].Text));
        }
    }

    private void ReadLines()
    {
        foreach (BlockLine line in markdown.Lines)
        {
            ExpressionParser parser = new(source, line.Tokens, line.End);
            if (parser.Line(line.Block, line.IsBroken) is { } read)
            {
                document.Lines.Add(read with { Comment = line.Comment, Text = line.Text });
            }
        }
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
