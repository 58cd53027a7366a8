using Xunit;

namespace NeuroBalance.Tests.HighPrecision;

public class BigFunctionsTests
{
    [Fact]
    public void Ln2_is_the_tabulated_number()
    {
        // Abramowitz and Stegun 1964, table 1.1: 0.69314 71805 59945 30941 72321 21458 17656 80755.
        BigFloat tabulated = BigFloat.Ratio(
            System.Numerics.BigInteger.Parse("6931471805599453094172321214581765680755", System.Globalization.CultureInfo.InvariantCulture),
            System.Numerics.BigInteger.Pow(10, 40));
        Assert.InRange(BigFloat.Abs(BigFunctions.Ln2 - tabulated).ToDouble(), 0.0, 1e-40);
    }

    [Fact]
    public void E_is_the_tabulated_number()
    {
        BigFloat tabulated = BigFloat.Ratio(
            System.Numerics.BigInteger.Parse("271828182845904523536028747135266249775724709369995",
                System.Globalization.CultureInfo.InvariantCulture),
            System.Numerics.BigInteger.Pow(10, 50));
        Assert.InRange(BigFloat.Abs(BigFunctions.Exp(1.0) - tabulated).ToDouble(), 0.0, 1e-49);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(0.3)]
    [InlineData(0.9999999999)]
    [InlineData(1.0000000000000002)]
    [InlineData(1.7)]
    [InlineData(1e300)]
    public void Exp_undoes_log(double x)
    {
        BigFloat back = BigFunctions.Exp(BigFunctions.Log(x));
        Assert.InRange((BigFloat.Abs(back - x) / x).ToDouble(), 0.0, 1e-65);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-3.75)]
    [InlineData(5e-324)]
    [InlineData(-2.2250738585072011e-308)]
    [InlineData(1.7976931348623157e308)]
    public void Doubles_survive_the_way_there_and_back(double x) => Assert.Equal(x, ((BigFloat)x).ToDouble());
}
