using System.Globalization;

namespace NeuroBalance.Tests.Texts;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.5", -0.5)]
    [InlineData("+3", 3)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1e-6", 1e-6)]
    [InlineData("1E+300", 1e300)]
    [InlineData("5e-324", 5e-324)]
    [InlineData("0e-999", 0)]
    public void Reads_what_is_a_number_to_everyone(string text, double expected)
    {
        Assert.True(NumberText.TryRead(text, out double value, out string problem), problem);
        Assert.Equal(expected, value);
        Assert.Empty(problem);
    }

    [Theory]
    [InlineData("0,001",
        "\"0,001\" is not a number: the decimal sign is a point, not a comma, and there is no thousands separator; write 0.001")]
    [InlineData("1,500", "write 1500 or 1.500")]
    [InlineData("1,000,000", "write 1000000")]
    [InlineData("1,000.5", "write 1000.5")]
    [InlineData("1.000,5", "write 1000.5")]
    [InlineData("1 000", "write 1000")]
    [InlineData("1_000", "write 1000")]
    [InlineData("1\u202F000", "write 1000")]
    [InlineData("1'000", "write 1000")]
    [InlineData(" 1", "write 1")]
    [InlineData("\u22125", "the minus sign is '-'; write -5")]
    [InlineData("NaN", "NaN and infinity are not accepted")]
    [InlineData("-Infinity", "NaN and infinity are not accepted")]
    [InlineData("∞", "NaN and infinity are not accepted")]
    [InlineData("0x10", "hexadecimal numbers are not accepted")]
    [InlineData("5 mg", "follows the number")]
    [InlineData("1e-6%", "\"%\" follows the number")]
    [InlineData("1e", "\"e\" follows the number")]
    [InlineData("1.2.3", "\".3\" follows the number")]
    [InlineData("1e999", "too large for a double")]
    [InlineData("1e-400", "too small for a double")]
    [InlineData("", "the number is missing")]
    [InlineData("abc", "\"abc\" is not a number")]
    [InlineData("١٢", "is not a number")]
    [InlineData("--5", "is not a number")]
    [InlineData("(5)", "is not a number")]
    [InlineData("1\u001b[2J", "\\u001b[2J")]
    public void Refuses_the_rest_and_says_what_is_right(string text, string expected)
    {
        Assert.False(NumberText.TryRead(text, out double value, out string problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', problem);
        Assert.True(double.IsNaN(value));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Under globalization-invariant mode the name alone is made; the parser must not look at either.
            CultureInfo.CurrentCulture =
                new CultureInfo(House.Culture.Named(culture).Name) { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.True(NumberText.TryRead("-1234.5", out double value, out string _));
            Assert.Equal(-1234.5, value);
            Assert.False(NumberText.TryRead("1234,5", out double _, out string _));
            Assert.False(NumberText.TryRead("0.5", new NumberRange(1.5, 2), out double _, out string problem));
            Assert.Contains("1.5 to 2", problem, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1", true, 1)]
    [InlineData("64", true, 64)]
    [InlineData("1e1", true, 10)]
    [InlineData("8.0", true, 8)]
    [InlineData("0", false, 0)]
    [InlineData("65", false, 0)]
    [InlineData("2.5", false, 0)]
    [InlineData("1e300", false, 0)]
    [InlineData("99999999999999999999999", false, 0)]
    [InlineData("1,000", false, 0)]
    [InlineData("ten", false, 0)]
    public void A_count_is_whole_and_within_its_range(string text, bool sound, int expected)
    {
        Assert.Equal(sound, NumberText.TryReadWhole(text, 1, 64, out int value, out string problem));
        Assert.Equal(expected, value);
        if (!sound) Assert.EndsWith("expected: a whole number from 1 to 64", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_of_64_bits_keeps_every_bit()
    {
        Assert.True(NumberText.TryReadWhole("18446744073709551615", 0UL, ulong.MaxValue, out ulong seed, out string _));
        Assert.Equal(ulong.MaxValue, seed);
        Assert.False(NumberText.TryReadWhole("1e19", 0UL, ulong.MaxValue, out ulong _, out string _));
    }

    [Theory]
    [InlineData(0, 1, true, true, "0 to 1", 0, 1.5)]
    [InlineData(0, 0.1, false, true, "above 0, at most 0.1", 0.1, 0)]
    [InlineData(-1, 1, false, false, "above -1 and below 1", 0, 1)]
    [InlineData(0, double.PositiveInfinity, true, true, "0 or more", 0, double.PositiveInfinity)]
    [InlineData(0, double.PositiveInfinity, false, true, "above 0", 5e-324, 0)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, true, true, "a finite number", -1e308, double.NaN)]
    public void A_range_says_in_words_what_it_checks(double low, double high, bool withLow, bool withHigh, string words, double inside,
        double outside)
    {
        NumberRange range = new(low, high, withLow, withHigh);
        Assert.Equal(words, range.ToString());
        Assert.True(range.Contains(inside));
        Assert.False(range.Contains(outside));
    }
}
