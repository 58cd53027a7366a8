using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>Values of a scenario's fields as they are typed: a bare number is a number, all else but true and false a text.</summary>
internal static partial class FieldText
{
    /// <summary>The value that a file would hold.</summary>
    public static JsonTree Value(string text) => text switch
    {
        "true" => new JsonTree("$", JsonTokenType.True, text),
        "false" => new JsonTree("$", JsonTokenType.False, text),
        _ => new JsonTree("$", Number().IsMatch(text) ? JsonTokenType.Number : JsonTokenType.String, text),
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();
}
