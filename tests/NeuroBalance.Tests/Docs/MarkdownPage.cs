using System.Text;

namespace NeuroBalance.Tests.Docs;

/// <summary>A page in the making: headings, paragraphs, tables and blocks, with an empty line between them.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder text = new();

    public MarkdownPage(string title, string opening) => Add($"# {title}").Add(opening);

    public MarkdownPage Heading(string title) => Add($"## {title}");

    public MarkdownPage Add(string paragraph)
    {
        if (text.Length > 0) text.Append('\n');
        text.Append(paragraph.Trim('\n')).Append('\n');
        return this;
    }

    public MarkdownPage Block(string content) => Add($"```text\n{content.Trim('\n')}\n```");

    public MarkdownPage Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        IEnumerable<string> lines = [Row(headers), Row([.. headers.Select(_ => "---")]), .. rows.Select(Row)];
        return Add(string.Join('\n', lines));
    }

    public override string ToString() => text.ToString();

    private static string Row(IReadOnlyList<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
