using System.Text.RegularExpressions;
using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Docs;

/// <summary>A Markdown page of the repository: its links, its headings and its fenced blocks.</summary>
/// <param name="File">The path from the root.</param>
internal sealed partial record ManualPage(string File)
{
    private readonly string text = Repository.Read(File).ReplaceLineEndings("\n");

    /// <summary>All pages that people read.</summary>
    public static IEnumerable<ManualPage> All() => Repository.Files()
        .Where(file => file.EndsWith(".md", StringComparison.Ordinal) && !file.StartsWith("tests/Mutation/", StringComparison.Ordinal))
        .Select(file => new ManualPage(file));

    /// <summary>Targets of links and images that are not in blocks.</summary>
    public IEnumerable<string> Links => Link().Matches(Fence().Replace(text, "")).Select(match => match.Groups["target"].Value);

    /// <summary>The fenced blocks: what stands behind the fence, such as <c>sh</c> or <c>json plan.json</c>, and what is between.</summary>
    public IEnumerable<(string Info, string Content)> Blocks =>
        Fence().Matches(text).Select(match => (match.Groups["info"].Value.Trim(), match.Groups["content"].Value));

    /// <summary>The names by which a link reaches a heading, as hosts of Markdown make them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Fence().Replace(text, "")).Select(match =>
        NoAnchor().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"^(?<fence>````?)(?<info>[^\n`]*)\n(?<content>.*?)^\k<fence>[ ]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
