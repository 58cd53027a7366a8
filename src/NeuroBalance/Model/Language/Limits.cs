namespace NeuroBalance.Models;

/// <summary>How large a model's text may be: a text from elsewhere must neither exhaust the memory nor the stack.</summary>
internal static class Limits
{
    /// <summary>Characters of a text.</summary>
    public const int Characters = 4_000_000;

    /// <summary>Characters of a line.</summary>
    public const int LineCharacters = 20_000;

    /// <summary>Brackets, functions, signs and exponents inside one another.</summary>
    public const int Depth = 100;

    /// <summary>Calls of functions of the text inside one another.</summary>
    public const int Calls = 30;

    /// <summary>Brackets and calls inside one another when functions are written out.</summary>
    public const int Nesting = 500;

    /// <summary>Rows of a table.</summary>
    public const int Rows = 20_000;

    /// <summary>Terms of a sum over an index.</summary>
    public const int Terms = 1000;

    /// <summary>Operations of the whole model, before equal ones are found.</summary>
    public const int Operations = 1_000_000;

    /// <summary>Faults that are reported.</summary>
    public const int Faults = 100;
}
