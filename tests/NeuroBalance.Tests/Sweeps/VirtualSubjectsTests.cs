using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Sweeps;

public class VirtualSubjectsTests
{
    // The known answers that come with the paper's own code.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xfffffffffffffffful, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u,
        0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x299f31d0a4093822ul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u,
        0x24126ea1u)]
    public void Philox_gives_the_published_answers(uint a, uint b, uint c, uint d, ulong key, uint x, uint y, uint z, uint w) =>
        Assert.Equal((x, y, z, w), Philox4x32.Block((a, b, c, d), key));

    // By CPython's statistics.NormalDist().inv_cdf.
    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-20, -9.262340089798405)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(0.025, -1.9599639845400538)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.9599639845400536)]
    public void The_normal_quantile_agrees_with_another_implementation(double p, double expected) =>
        Assert.Equal(expected, NormalQuantile.At(p), 4e-15 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void The_default_is_the_median_and_the_plausible_range_the_support()
    {
        foreach (ParameterInfo parameter in ParameterCatalog.All.Where(one => one.Distribution != Spread.Fixed))
        {
            Assert.Equal(parameter.Low, ParameterDistribution.Quantile(parameter, 0), 1e-12 * Math.Abs(parameter.Low));
            Assert.Equal(parameter.High, ParameterDistribution.Quantile(parameter, 1), 1e-12 * Math.Abs(parameter.High));
            bool oneSided = parameter.Value == parameter.Low || parameter.Value == parameter.High;
            if (!oneSided) Assert.Equal(parameter.Value, ParameterDistribution.Quantile(parameter, 0.5), 1e-12 * Math.Abs(parameter.Value));
        }
    }

    [Fact]
    public void Each_side_of_a_lognormal_has_its_own_width()
    {
        // Body weight 70 kg (45..120, normal) and the NMDA IC50 of ketamine 0.509 mg/L (0.24..1.7, lognormal), by the textbook formulas.
        double low = NormalQuantile.At(0.025 + (0.95 * 0.2)), high = NormalQuantile.At(0.025 + (0.95 * 0.9));
        Assert.Equal(70 + (low * 25 / 1.9599639845400536),
            ParameterDistribution.Quantile(ParameterCatalog.Find("Subject.BodyWeight")!, 0.2), 1e-10);
        Assert.Equal(70 + (high * 50 / 1.9599639845400536),
            ParameterDistribution.Quantile(ParameterCatalog.Find("Subject.BodyWeight")!, 0.9), 1e-10);
        Assert.Equal(0.509 * Math.Exp(low * Math.Log(0.509 / 0.24) / 1.9599639845400536),
            ParameterDistribution.Quantile(ParameterCatalog.Find("Nmda.KetamineIc50")!, 0.2), 1e-12);
        Assert.Equal(0.509 * Math.Exp(high * Math.Log(1.7 / 0.509) / 1.9599639845400536),
            ParameterDistribution.Quantile(ParameterCatalog.Find("Nmda.KetamineIc50")!, 0.9), 1e-12);
    }

    [Fact]
    public void A_member_is_the_same_in_any_order_and_differs_between_members_and_seeds()
    {
        VirtualSubjects subjects = new(20240607), others = new(20240608);
        Parameters<double> late = subjects.Draw(1_000_003);
        Parameters<double> first = subjects.Draw(0);
        Assert.Equal(Flat(late), Flat(new VirtualSubjects(20240607).Draw(1_000_003)));
        Assert.NotEqual(Flat(first), Flat(late));
        Assert.NotEqual(Flat(first), Flat(others.Draw(0)));
    }

    [Fact]
    public void A_thousand_members_are_plausible_half_on_either_side_and_uncorrelated()
    {
        VirtualSubjects subjects = new(7);
        ParameterInfo[] spread = [.. ParameterCatalog.All.Where(one => one.Distribution != Spread.Fixed)];
        double[][] drawn = [.. Enumerable.Range(0, 1000).Select(member => Flat(subjects.Draw(member)))];
        foreach (ParameterInfo parameter in spread)
        {
            Assert.All(drawn, row => Assert.True(parameter.IsPlausible(row[parameter.Index]), parameter.Key));
            if (parameter.Value == parameter.Low || parameter.Value == parameter.High) continue;
            // 1,000 fair coins: 500 with a standard deviation of 16; five of them.
            Assert.InRange(drawn.Count(row => row[parameter.Index] < parameter.Value), 420, 580);
        }

        for (int i = 1; i < spread.Length; i++)
        {
            Assert.InRange(Correlation([.. drawn.Select(row => row[spread[i - 1].Index])], [.. drawn.Select(row => row[spread[i].Index])]),
                -0.16, 0.16);
        }
    }

    [Fact]
    public void Fixed_parameters_keep_their_default()
    {
        Parameters<double> drawn = new VirtualSubjects(3).Draw(12);
        foreach (ParameterInfo parameter in ParameterCatalog.All.Where(one => one.Distribution == Spread.Fixed))
        {
            Assert.Equal(parameter.Value, Flat(drawn)[parameter.Index]);
        }
    }

    private static double Correlation(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        double sum = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return sum / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }

    private static double[] Flat(Parameters<double> parameters) => Layout.Flatten<Parameters<double>, double>(ref parameters).ToArray();
}
