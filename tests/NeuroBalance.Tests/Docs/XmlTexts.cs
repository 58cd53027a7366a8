using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuroBalance.Tests.Docs;

/// <summary>What the library's own documentation says of its members, as one line of Markdown.</summary>
internal static partial class XmlTexts
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(Scenario).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal));

    /// <summary>The summary of a field of a type.</summary>
    public static string OfField(Type type, string field)
    {
        Type declared = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return Of($"F:{declared.FullName}.{field}");
    }

    private static string Of(string id) => Members.Value.TryGetValue(id, out XElement? member) && member.Element("summary") is { } summary
        ? Space().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim()
        : throw new InvalidOperationException($"The library says nothing of {id}.");

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see =>
            $"`{((string?)see.Attribute("cref") ?? (string)see.Attribute("langword")!).Split('.')[^1]}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => other.Value,
        _ => node.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
