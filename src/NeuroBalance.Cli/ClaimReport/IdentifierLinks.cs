using System.Text.RegularExpressions;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>Identifiers of publications as links, in pages of HTML: what has one can be followed.</summary>
internal static partial class IdentifierLinks
{
    /// <summary>The text with every "doi:10..." made a link to where it leads.</summary>
    /// <param name="html">Text that is HTML already: it is not encoded here.</param>
    public static string In(string html) =>
        Identifier().Replace(html, match => $"<a href=\"https://doi.org/{match.Groups[1].Value}\">{match.Value}</a>");

    // A bracket belongs to it when its other half does: "0006-2952(94)90524-x", but "(doi:10.1186/x)".
    [GeneratedRegex(@"doi:(10\.\d{4,}/(?:[^\s;,()<>&""]|\([^\s;,()<>&""]*\))*(?<=[\w)]))")]
    private static partial Regex Identifier();
}
