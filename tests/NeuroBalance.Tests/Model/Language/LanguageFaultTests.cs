using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>What a faulty text brings: every fault at once, each with its place, what was expected and the nearest name.</summary>
public class LanguageFaultTests
{
    public static TheoryData<string> BrokenNames => [.. LanguageCases.Broken.Select(one => one.Name)];

    public static TheoryData<string> UnitNames => [.. LanguageCases.Units.Select(one => one.Name)];

    [Fact]
    public void The_text_that_is_broken_is_valid_before() =>
        Assert.Equal("", LanguageCases.Shown(LanguageCases.Faults(LanguageCases.Valid)));

    [Fact]
    public void There_are_enough_broken_texts()
    {
        Assert.True(LanguageCases.Broken.Count >= 60, $"{LanguageCases.Broken.Count} broken texts");
        Assert.True(LanguageCases.Units.Count >= 20, $"{LanguageCases.Units.Count} unit faults");
    }

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void A_broken_text_brings_its_faults(string name) => BringsItsFaults(LanguageCases.Broken.Single(one => one.Name == name));

    [Theory]
    [MemberData(nameof(UnitNames))]
    public void A_unit_fault_is_told_with_both_units(string name) => BringsItsFaults(LanguageCases.Units.Single(one => one.Name == name));

    [Fact]
    public void A_fault_shows_the_line_with_a_caret()
    {
        ModelFault fault = Assert.Single(LanguageCases.Faults(LanguageCases.Valid.Replace("CL/V*C", "Cl/V*C", StringComparison.Ordinal)));
        Assert.Equal("model.md:57:21: there is no 'Cl'; did you mean 'CL'?\n    dC = ka*A/V + r/V - Cl/V*C\n                        ^^",
            fault.ToString());
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void A_hundred_thousand_nested_marks_are_a_fault_and_no_crash(char mark)
    {
        string deep = new string(mark, 19_000);
        string text = LanguageCases.Valid.Replace("dA = -ka*A", "dA = " + deep + "A", StringComparison.Ordinal);
        Assert.Contains("lie inside one another", Assert.Single(LanguageCases.Faults(text)).Message, StringComparison.Ordinal);

        // Over several lines of the text, since one is limited in length.
        string lines = string.Join('\n', Enumerable.Repeat("    " + new string(mark, 10_000), 10));
        text = LanguageCases.Valid.Replace("dA = -ka*A", "dA = \n" + lines + "\n    A", StringComparison.Ordinal);
        Assert.Contains("lie inside one another", Assert.Single(LanguageCases.Faults(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_brackets_in_one_line_are_a_fault()
    {
        string text = LanguageCases.Valid.Replace("dA = -ka*A", "dA = " + new string('(', 100_000), StringComparison.Ordinal);
        Assert.Contains("characters", LanguageCases.Faults(text)[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_sum_is_not_deep()
    {
        string sum = string.Join('\n', Enumerable.Repeat("    " + string.Concat(Enumerable.Repeat("+ f*E ", 1000)), 20));
        string text = LanguageCases.Valid.Replace("dE = (1 + f - E)/tau", "dE = (1 + f - E\n" + sum + ")/tau", StringComparison.Ordinal);
        Assert.Empty(LanguageCases.Faults(text));
    }

    [Fact]
    public void Functions_that_double_each_other_are_stopped()
    {
        string functions =
            "f0(x) = x + x*x\n" + string.Join('\n', Enumerable.Range(1, 29).Select(n => $"f{n}(x) = f{n - 1}(x + 1) + f{n - 1}(x*x)"));
        string text = LanguageCases.Valid.Replace("hill(x) = x/(1 + x)", "hill(x) = x/(1 + x)\n" + functions, StringComparison.Ordinal)
            .Replace("dE = (1 + f - E)", "dE = (1 + f29(f) - E)", StringComparison.Ordinal);
        Assert.Contains(LanguageCases.Faults(text), fault => fault.Message.Contains("operations", StringComparison.Ordinal));
    }

    private static void BringsItsFaults(LanguageCases.Case broken) =>
        Assert.Equal(broken.Faults, LanguageCases.Shown(LanguageCases.Faults(broken.Text)));
}
