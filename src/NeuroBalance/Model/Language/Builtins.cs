namespace NeuroBalance.Models;

/// <summary>The functions and words that the language has of itself.</summary>
internal static class Builtins
{
    /// <summary>What is not a number: the answer outside of a domain.</summary>
    public const string NotANumber = "nan";

    /// <summary>Functions by the number of their arguments.</summary>
    public static readonly Dictionary<string, int> Functions = new(StringComparer.Ordinal)
    {
        ["exp"] = 1,
        ["ln"] = 1,
        ["sqrt"] = 1,
        ["abs"] = 1,
        ["min"] = 2,
        ["max"] = 2,
        ["if"] = 3,
    };

    private static readonly string[] Words = ["sum", "over", "of", "and", "or", "not", NotANumber];

    public static bool IsReserved(string name) => Functions.ContainsKey(name) || Words.Contains(name, StringComparer.Ordinal);
}
