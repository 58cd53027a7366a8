namespace NeuroBalance.Models;

/// <summary>An expression as it is written.</summary>
internal abstract record Syntax(Place Place);

/// <summary>A number, with the unit that it bears.</summary>
internal sealed record NumberSyntax(Place Place, double Value, string? Unit, Place UnitPlace) : Syntax(Place);

/// <summary>A text in single quotes.</summary>
internal sealed record TextSyntax(Place Place, string Text) : Syntax(Place);

/// <summary>A symbol.</summary>
internal sealed record NameSyntax(Place Place, string Name) : Syntax(Place);

/// <summary>A function with its arguments.</summary>
internal sealed record CallSyntax(Place Place, string Name, IReadOnlyList<Syntax> Arguments) : Syntax(Place);

/// <summary>A term or factor behind its operator: +, -, * or /, and, or, and what compares.</summary>
internal readonly record struct Operand(string Operator, Syntax Value);

/// <summary>Operands of one rank, worked out from left to right: a list and no tree, so that a long sum is not deep.</summary>
internal sealed record ChainSyntax(Place Place, Syntax First, IReadOnlyList<Operand> Rest) : Syntax(Place);

/// <summary>A minus sign or "not" and what it stands before.</summary>
internal sealed record PrefixSyntax(Place Place, string Operator, Syntax Value) : Syntax(Place);

/// <summary>A power.</summary>
internal sealed record PowerSyntax(Place Place, Syntax Base, Syntax Exponent) : Syntax(Place);

/// <summary>"sum over n = a..b of": the term with n replaced.</summary>
internal sealed record SumSyntax(Place Place, string Index, int From, int To, Syntax Term) : Syntax(Place);

/// <summary>A line of a block: what stands left of its =, what stands right of it, and the comment behind.</summary>
internal sealed record LineSyntax(
    string Block, string Name, Place NamePlace, IReadOnlyList<NameSyntax> Arguments, bool IsFunction, Syntax? Right)
{
    /// <summary>The unit at the end of the line, or null.</summary>
    public string? Unit { get; init; }

    public Place UnitPlace { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>The right-hand side as written.</summary>
    public string Text { get; init; } = "";
}
