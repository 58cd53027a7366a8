namespace NeuroBalance.Models;

/// <summary>The fenced blocks of a text that hold lines of the model.</summary>
internal static class Blocks
{
    public const string Functions = "functions";
    public const string Algebra = "algebra";
    public const string Equations = "equations";
    public const string Readouts = "readouts";

    public static readonly string[] All = [Functions, Algebra, Equations, Readouts];
}
