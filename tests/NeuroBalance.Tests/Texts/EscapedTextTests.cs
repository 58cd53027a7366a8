using System.Xml.Linq;

namespace NeuroBalance.Tests.Texts;

public sealed class EscapedTextTests
{
    private const string Hostile = "t\u001b[2J\a\0\u0085\u2028\u202E\uFFFE\uD800 <b a='1'>&\"]]>";

    [Fact]
    public void A_terminal_gets_no_character_that_acts()
    {
        string shown = EscapedText.ForTerminal(Hostile);
        Assert.Equal("t\\u001b[2J\\u0007\\u0000\\u0085\\u2028\\u202e\\ufffe\\ud800 <b a='1'>&\"]]>", shown);
    }

    [Fact]
    public void What_is_seen_stays_as_it_is()
    {
        const string Seen = "Größe µg ‰ — 慢性 👩\u200D🔬 می\u200Cخواهم";
        Assert.Equal(Seen, EscapedText.ForTerminal(Seen));
    }

    [Fact]
    public void Xml_is_well_formed_whatever_the_text()
    {
        Random random = new(20260729);
        for (int i = 0; i < 300; i++)
        {
            char[] letters = [.. Enumerable.Range(0, 40).Select(_ => (char)random.Next(i % 2 == 0 ? 0x100 : 0x10000))];
            string text = i == 0 ? Hostile : new string(letters);
            string shown = EscapedText.ForXml(text);
            XElement read = XElement.Parse($"<a b='{shown}' c=\"{shown}\">{shown}</a>", LoadOptions.PreserveWhitespace);
            Assert.Equal(EscapedText.ForTerminal(text), read.Value);
            Assert.Equal(read.Value, read.Attribute("b")!.Value);
        }
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("-5", "-5")]
    [InlineData("a\nb", "a\\u000ab")]
    public void A_cell_is_one_cell_and_no_formula(string text, string expected) => Assert.Equal(expected, EscapedText.ForCsv(text));

    [Fact]
    public void Markdown_gets_no_markup()
    {
        string shown = EscapedText.ForMarkdown("a|b <i> [x](y) `c` *d* _e_\n# f");
        Assert.Equal("a\\|b &lt;i&gt; \\[x\\](y) \\`c\\` \\*d\\* \\_e\\_\\u000a\\# f", shown);
    }
}
