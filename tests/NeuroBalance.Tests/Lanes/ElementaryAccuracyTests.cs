using NeuroBalance.Lanes;
using NeuroBalance.Tests.HighPrecision;
using Xunit;

namespace NeuroBalance.Tests.Lanes;

/// <summary>exp, log and pow against 256-bit references.</summary>
public class ElementaryAccuracyTests(ITestOutputHelper output)
{
    [Fact]
    public void Exp_is_within_two_ulp_over_the_whole_range()
    {
        double worst = 0.0;
        double at = 0.0;
        foreach (double x in ElementaryArguments.Exp())
        {
            double error = BigFunctions.Exp(x).UlpsFrom(Elementary.Exp(new Lane1(x)).Value);
            if (!(error <= worst))
            {
                (worst, at) = (error, x);
            }
        }

        output.WriteLine($"exp: at most {worst:F3} ulp, at {at:R}");
        Assert.True(worst <= 2.0, $"exp({at:R}) is {worst} ulp off.");
    }

    [Fact]
    public void Log_is_within_two_ulp_over_the_whole_range()
    {
        double worst = 0.0;
        double at = 0.0;
        foreach (double x in ElementaryArguments.Log())
        {
            if (x == 1.0)
            {
                continue;
            }

            double error = BigFunctions.Log(x).UlpsFrom(Elementary.Log(new Lane1(x)).Value);
            if (!(error <= worst))
            {
                (worst, at) = (error, x);
            }
        }

        output.WriteLine($"log: at most {worst:F3} ulp, at {at:R}");
        Assert.True(worst <= 2.0, $"log({at:R}) is {worst} ulp off.");
    }

    [Fact]
    public void Pow_is_within_1e_14_where_the_model_uses_it() => CheckPow(ElementaryArguments.PowOfTheModel(), 1e-14, "the model's range");

    [Fact]
    public void Pow_is_within_1e_14_up_to_exponents_of_1000_wherever_the_result_is_a_normal_number() =>
        CheckPow([.. ElementaryArguments.PowAnywhere().Where(p => Math.Abs(p.Y) <= 1000.0)], 1e-14, "|y| <= 1000");

    [Fact]
    public void Pow_is_within_2e_14_wherever_the_result_is_a_normal_number() =>
        CheckPow([.. ElementaryArguments.PowAnywhere().Where(p => Math.Abs(p.Y) > 1000.0)], 2e-14, "|y| > 1000");

    [Fact]
    public void Log_of_one_and_exp_of_zero_are_exact()
    {
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Elementary.Log(new Lane1(1.0)).Value));
        Assert.Equal(1.0, Elementary.Exp(new Lane1(0.0)).Value);
        Assert.Equal(1.0, Elementary.Exp(new Lane1(-0.0)).Value);
    }

    [Fact]
    public void One_to_any_power_is_exactly_one()
    {
        foreach (double y in (ReadOnlySpan<double>)[-1e300, -7.7, 0.1, 1.0, 3.3, 1e5, 1e300])
        {
            Assert.Equal(1.0, Elementary.Pow(new Lane1(1.0), new Lane1(y)).Value);
        }
    }

    private void CheckPow((double X, double Y)[] arguments, double tolerance, string where)
    {
        double worst = 0.0;
        (double X, double Y) at = default;
        foreach ((double x, double y) in arguments)
        {
            BigFloat exact = BigFunctions.Exp(BigFunctions.Log(x) * y);
            double error = (BigFloat.Abs(exact - Elementary.Pow(new Lane1(x), new Lane1(y)).Value) / exact).ToDouble();
            if (!(error <= worst))
            {
                (worst, at) = (error, (x, y));
            }
        }

        output.WriteLine($"pow over {where}: at most {worst:E3} relative, at {at.X:R}^{at.Y:R}");
        Assert.True(worst <= tolerance, $"{at.X:R}^{at.Y:R} is {worst} off.");
    }
}
