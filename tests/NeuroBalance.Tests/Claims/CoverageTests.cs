using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Claims;

public class CoverageTests
{
    [Fact]
    public void Every_word_of_the_paragraph_has_one_mark()
    {
        string paragraph = Repository.Read("seeds/goldfine-2023-ketamine-alcohol.txt").Split('\n')[0].Trim('\r').Trim('"');
        Assert.Equal(paragraph, string.Concat(Coverage.Pieces.Select(piece => piece.Text)));
        Assert.Equal(Coverage.WordsIn(paragraph), Enum.GetValues<WordMark>().Sum(Coverage.WordsOf));
        Assert.All(Enum.GetValues<WordMark>(), mark => Assert.True(Coverage.WordsOf(mark) > 0));
    }

    [Fact]
    public void Every_quote_is_marked_as_its_claim_but_for_words_that_are_labels()
    {
        foreach (Claim claim in ClaimCatalog.Default.All.Where(claim => claim.Quote.Length > 0))
        {
            string marked = string.Concat(Coverage.Pieces.Where(piece => piece.Claim == claim).Select(piece => piece.Text));
            Assert.Equal(Coverage.WordsIn(claim.Quote.Replace("cortical ", "", StringComparison.Ordinal)), Coverage.WordsIn(marked));
        }
    }

    [Theory]
    [InlineData("first suggested in 1972")]
    [InlineData("manifesting as fear, anxiety, and restlessness")]
    [InlineData("especially those that help individuals cope with drinking")]
    [InlineData("seeking behavior")]
    [InlineData("alcohol use can change the neuronal plasticity")]
    [InlineData("depression is a common comorbidity and may explain some of the potential effects of ketamine on alcohol use")]
    public void What_the_model_does_not_have_is_said_with_the_reason(string words)
    {
        WordNote note = Assert.Single(Coverage.Explained, one => one.Words == words);
        Assert.Equal(WordMark.NotModelled, note.Mark);
        Assert.NotEmpty(note.Why);
    }

    [Fact]
    public void The_committed_page_is_what_the_tool_makes() =>
        Assert.Equal(MarkdownReport.OfCoverage(), Repository.Read("samples/Claims/coverage.md"));
}
