using NeuroBalance.Texts;

namespace NeuroBalance.Tests.Texts;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("a\u001b[2J", "not seen")]
    [InlineData("a\u0085", "not seen")]
    [InlineData("a\u2028b", "not seen")]
    [InlineData("a\u200Db", "not seen")]
    [InlineData("a\tb", "not seen")]
    [InlineData("=1+1", "formula")]
    [InlineData("@a", "formula")]
    [InlineData("+a", "formula")]
    [InlineData("-a", "formula")]
    [InlineData("|a", "formula")]
    [InlineData(" a", "space")]
    [InlineData("a ", "space")]
    [InlineData("a,b", "column")]
    [InlineData("a\"b", "column")]
    [InlineData("..", "folder")]
    public void What_breaks_later_is_no_name(string name, string reason) =>
        Assert.Contains(reason, NameRules.Problem(name), StringComparison.Ordinal);

    // No attribute: metadata holds no half of a surrogate pair.
    [Fact]
    public void Half_a_surrogate_pair_is_no_name() =>
        Assert.Contains("not seen", NameRules.Problem("a\uD800"), StringComparison.Ordinal);

    [Fact]
    public void A_name_longer_than_a_file_system_carries_is_refused() =>
        Assert.Contains("101 characters", NameRules.Problem(new string('a', 101)), StringComparison.Ordinal);

    [Theory]
    [InlineData("peak")]
    [InlineData("time above 15 (h)")]
    [InlineData("events[0].amount")]
    [InlineData("0.1 mg/kg/h from 12 h")]
    [InlineData("Größe µ 慢性")]
    public void Names_that_people_give_are_accepted(string name) => Assert.Null(NameRules.Problem(name));

    [Fact]
    public void Names_that_differ_in_case_alone_clash()
    {
        Assert.Contains("upper and lower case", NameRules.Clash("Peak", ["x", "peak"]), StringComparison.Ordinal);
        Assert.NotNull(NameRules.Clash("x", ["x", "peak"]));
        Assert.Null(NameRules.Clash("y", ["x", "peak"]));
    }
}
