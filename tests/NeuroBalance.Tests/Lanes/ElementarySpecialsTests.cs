using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Lanes;

public class ElementarySpecialsTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(Infinity, Infinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(709.7827128933841, Infinity)]
    [InlineData(710.0, Infinity)]
    [InlineData(1e300, Infinity)]
    [InlineData(-745.1332191019412, 0.0)]
    [InlineData(-746.0, 0.0)]
    [InlineData(-1e300, 0.0)]
    [InlineData(-744.44, 5e-324)]
    public void Exp_of_special_arguments(double x, double expected) => Assert.Equal(expected, Elementary.Exp(new Lane1(x)).Value);

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-5e-324, double.NaN)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_of_special_arguments(double x, double expected) => Assert.Equal(expected, Elementary.Log(new Lane1(x)).Value);

    [Theory]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(-0.0, 3.0, 0.0)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(0.0, -2.0, Infinity)]
    [InlineData(5.0, 0.0, 1.0)]
    [InlineData(Infinity, 0.0, 1.0)]
    [InlineData(Infinity, 0.5, Infinity)]
    [InlineData(Infinity, -0.5, 0.0)]
    [InlineData(-1e-300, 2.0, double.NaN)]
    [InlineData(-5e-324, 0.5, double.NaN)]
    [InlineData(double.NegativeInfinity, 2.0, double.NaN)]
    [InlineData(double.NaN, 0.0, double.NaN)]
    [InlineData(double.NaN, 2.0, double.NaN)]
    [InlineData(2.0, double.NaN, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    [InlineData(0.0, double.NaN, double.NaN)]
    [InlineData(2.0, Infinity, Infinity)]
    [InlineData(0.5, Infinity, 0.0)]
    [InlineData(2.0, double.NegativeInfinity, 0.0)]
    [InlineData(0.5, double.NegativeInfinity, Infinity)]
    [InlineData(1.0, Infinity, 1.0)]
    [InlineData(10.0, 400.0, Infinity)]
    [InlineData(10.0, -400.0, 0.0)]
    [InlineData(1.5, 1e300, Infinity)]
    [InlineData(0.9, 1e300, 0.0)]
    [InlineData(0.9, -1e308, Infinity)]
    [InlineData(5e-324, 1e300, 0.0)]
    [InlineData(1.7976931348623157e308, -1e300, 0.0)]
    [InlineData(2.0, 1023.0, 8.98846567431158e307)]
    [InlineData(2.0, -1074.0, 5e-324)]
    [InlineData(2.0, 1024.0, Infinity)]
    [InlineData(2.0, -1080.0, 0.0)]
    public void Pow_of_special_arguments(double x, double y, double expected) =>
        Assert.Equal(expected, Elementary.Pow(new Lane1(x), new Lane1(y)).Value);

    [Fact]
    public void Pow_with_a_small_whole_exponent_of_a_power_of_two_is_exact()
    {
        for (int exponent = -100; exponent <= 100; exponent++)
        {
            double x = Math.ScaleB(1.0, exponent);
            Assert.Equal(x * x * x, Elementary.Pow(new Lane1(x), new Lane1(3.0)).Value);
        }
    }
}
