namespace NeuroBalance.Models;

/// <summary>A row of the table of states.</summary>
/// <param name="Symbol">The symbol in the equations.</param>
/// <param name="Name">The name of the quantity.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="UnitText">The unit as it is written.</param>
/// <param name="Initial">Where it starts in a subject who never met a drug.</param>
/// <param name="Meaning">What it is.</param>
internal sealed record StateRow(Cell Symbol, string Name, Unit Unit, string UnitText, double Initial, string Meaning)
{
    /// <summary>What the state must stay within, or every rate is NaN.</summary>
    public Range? Keeps { get; init; }

    /// <summary>A range that a state keeps.</summary>
    internal readonly record struct Range(double Low, bool LowIsInside, double High, bool HighIsInside);
}

/// <summary>A row of the table of inputs: constant between two boundaries.</summary>
internal sealed record InputRow(Cell Symbol, string Name, Unit Unit, string UnitText, string Meaning)
{
    /// <summary>The symbol of the state whose rate is 0 while the input is not, or an empty cell.</summary>
    public Cell Holds { get; init; }
}

/// <summary>A row of the table of doses.</summary>
internal sealed record DoseRow(Cell Drug, Cell Route, Cell Into, Syntax PerUnit, Unit Unit)
{
    /// <summary>"Ag -> C": what the text says about a compartment that empties in closed form, or an empty cell.</summary>
    public Cell ClosedForm { get; init; }

    public Place Place { get; init; }
}

/// <summary>A parameter.</summary>
internal sealed record ParameterRow(Cell Symbol, string Key, double Value, Unit Unit, string UnitText)
{
    /// <summary>The least value that a fit or a sweep would try.</summary>
    public double Low { get; init; }

    /// <summary>The greatest.</summary>
    public double High { get; init; }
}

/// <summary>A row of the table that gives a line of the algebra or a read-out its name.</summary>
internal sealed record NamedLine(Cell Symbol, string Name, string UnitText, Unit Unit, bool Reported, string Meaning);

/// <summary>A text, read: its tables and lines, before names are looked up.</summary>
internal sealed class ModelDocument(SourceText source)
{
    public SourceText Source { get; } = source;

    public string Title { get; set; } = "";

    public List<StateRow> States { get; } = [];

    public List<InputRow> Inputs { get; } = [];

    public List<DoseRow> Doses { get; } = [];

    public List<ParameterRow> Parameters { get; } = [];

    public List<NamedLine> Names { get; } = [];

    public List<LineSyntax> Lines { get; } = [];
}
