using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance.Tests.Texts;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("\uFEFFa,b\n1,2\n\n3,4")]
    [InlineData("\"a\",\"b\"\n1,2\n3,4\n")]
    [InlineData("\"\",\"a\",\"b\"\n\"1\",1,2\n\"2\",3,4\n")]
    [InlineData(",a,b\n0,1,2\n1,3,4\n")]
    [InlineData("a , b\n 1, 2\n3,4")]
    public void Tables_of_R_pandas_Excel_and_people_are_read_alike(string text)
    {
        List<CsvRow> rows = CsvFile.Read(Encoding.UTF8.GetBytes(text), out string? problem);
        Assert.Null(problem);
        Assert.Equal(["a,b", "1,2", "3,4"], rows.Select(row => string.Join(',', row.Cells)));
    }

    [Theory]
    [InlineData("a;b\n1;2\n", "semicolons")]
    [InlineData("a\tb\n1\t2\n", "tabs")]
    [InlineData("", "empty")]
    [InlineData("a,b\n\"1,2\n", "line 2")]
    public void What_is_no_such_table_is_answered(string text, string expected)
    {
        Assert.Empty(CsvFile.Read(Encoding.UTF8.GetBytes(text), out string? problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin_1_is_answered()
    {
        Assert.Empty(CsvFile.Read(Encoding.Latin1.GetBytes("größe,b\n1,2\n"), out string? problem));
        Assert.Equal("the text is not UTF-8", problem);
    }

    [Fact]
    public void Rows_know_their_lines()
    {
        List<CsvRow> rows = CsvFile.Read("a,b\n1,2\n\n\n3,4"u8.ToArray(), out _);
        Assert.Equal([1L, 2L, 5L], rows.Select(row => row.Line));
    }
}
