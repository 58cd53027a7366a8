using MathNet.Numerics.Distributions;
using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Sweeps;

public sealed class AxisSpreadTests
{
    private static readonly Interval Uncut = Interval.Everything;

    [Fact]
    public void The_normal_curve_agrees_with_MathNet_and_is_exact_far_out()
    {
        for (double z = -8; z <= 8; z += 0.01)
        {
            Assert.Equal(Normal.CDF(0, 1, z), NormalCurve.Cumulative(z), 4e-16 + (1e-12 * Normal.CDF(0, 1, z)));
        }
        // Abramowitz and Stegun 1964, table 26.1 and 26.2.
        Assert.Equal(0.84134474606854293, NormalCurve.Cumulative(1), 2e-16);
        Assert.Equal(7.6198530241605e-24, NormalCurve.Cumulative(-10), 1e-36);
    }

    [Fact]
    public void Quantiles_agree_with_those_of_MathNet()
    {
        foreach (double u in (double[])[1e-6, 0.01, 0.25, 0.5, 0.9, 0.999])
        {
            Near(Normal.InvCDF(70, 12, u), At(DistributionFamily.Normal, 70, 12, 0, u));
            Near(LogNormal.InvCDF(Math.Log(40), 0.3, u), At(DistributionFamily.Lognormal, 40, 0.3, 0, u));
            Near(Triangular.InvCDF(1, 6, 2, u), At(DistributionFamily.Triangular, 1, 2, 6, u));
            Near(Exponential.InvCDF(0.25, u), At(DistributionFamily.Exponential, 4, 0, 0, u));
            Near(new Gamma(3, 0.5).InverseCumulativeDistribution(u), At(DistributionFamily.Gamma, 3, 2, 0, u));
            Near(Beta.InvCDF(2, 5, u), At(DistributionFamily.Beta, 2, 5, 0, u));
            Near(StudentT.InvCDF(1, 2, 4, u), At(DistributionFamily.StudentT, 1, 2, 4, u));
            Assert.Equal(u, Weibull.CDF(1.5, 3, At(DistributionFamily.Weibull, 1.5, 3, 0, u)), 1e-12);
        }

        static double At(DistributionFamily family, double a, double b, double c, double u) =>
            new DistributionSpread(family, a, b, c, Uncut).At(u);

        static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-7 * Math.Max(1e-3, Math.Abs(expected)));
    }

    [Theory]
    [InlineData(nameof(DistributionFamily.Normal), 70, 12, 0, 60, 90)]
    [InlineData(nameof(DistributionFamily.Lognormal), 40, 0.3, 0, 30, 45)]
    [InlineData(nameof(DistributionFamily.Triangular), 1, 2, 6, 1.5, 4)]
    [InlineData(nameof(DistributionFamily.Exponential), 4, 0, 0, 1, 5)]
    [InlineData(nameof(DistributionFamily.Weibull), 1.5, 3, 0, 1, 5)]
    [InlineData(nameof(DistributionFamily.Gamma), 3, 2, 0, 2, 9)]
    [InlineData(nameof(DistributionFamily.Beta), 2, 5, 0, 0.1, 0.4)]
    [InlineData(nameof(DistributionFamily.StudentT), 1, 2, 4, -1, 3)]
    public void A_cut_distribution_keeps_its_shape_within_the_cut(string named, double a, double b, double c, double low,
        double high)
    {
        DistributionFamily family = Enum.Parse<DistributionFamily>(named);
        DistributionSpread cut = new(family, a, b, c, new Interval(low, high)), whole = new(family, a, b, c, Uncut);
        Assert.Equal(low, cut.At(0));
        Assert.Equal(high, cut.At(1));
        double[] values = [.. Enumerable.Range(1, 99).Select(i => cut.At(i / 100.0))];
        Assert.Equal(values.Order(), values);
        Assert.All(values, value => Assert.InRange(value, low, high));
        // The shares between cut values are proportional to those of the whole distribution.
        double Share(double x)
        {
            double from = 0, to = 1;
            for (int i = 0; i < 60; i++)
            {
                (from, to) = whole.At((from + to) / 2) < x ? ((from + to) / 2, to) : (from, (from + to) / 2);
            }
            return from;
        }

        Assert.Equal(0.3, (Share(cut.At(0.3)) - Share(low)) / (Share(high) - Share(low)), 1e-7);
    }

    [Fact]
    public void A_range_meets_its_ends_and_a_logarithmic_one_its_geometric_middle()
    {
        Assert.Equal(10, new RangeSpread(10, 90, false).At(0));
        Assert.Equal(90, new RangeSpread(10, 90, true).At(1));
        Assert.Equal(30, new RangeSpread(10, 90, true).At(0.5), 1e-13);
        Assert.Equal([10, 50, 90], new RangeSpread(10, 90, false).Levels(3));
    }

    [Fact]
    public void The_spread_of_the_parameter_table_has_the_default_as_its_median()
    {
        foreach (ParameterInfo row in ParameterCatalog.All.Where(row => row.Distribution is Spread.Normal or Spread.Lognormal))
        {
            Assert.Equal(row.Value, new TableSpread(row).At(0.5), 1e-12 * Math.Abs(row.Value));
        }
    }
}
