using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroBalance.Texts;

/// <summary>The members of one object of a file that people read, in the order in which they are written.</summary>
internal sealed class JsonMembers
{
    internal List<string> All { get; } = [];

    internal static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Quoted(string text) => '"' + JsonEncodedText.Encode(text,
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"';

    internal static string OnLines(char open, IEnumerable<string> entries, char close, string indent)
    {
        StringBuilder text = new();
        text.Append(open).Append('\n').Append(indent).Append("  ");
        text.AppendJoin(",\n" + indent + "  ", entries);
        return text.Append('\n').Append(indent).Append(close).ToString();
    }

    internal void Raw(string key, string json) => All.Add(Quoted(key) + ": " + json);

    internal void Text(string key, string text) => Raw(key, Quoted(text));

    internal string OnOneLine() => All.Count == 0 ? "{}" : "{ " + string.Join(", ", All) + " }";
}
