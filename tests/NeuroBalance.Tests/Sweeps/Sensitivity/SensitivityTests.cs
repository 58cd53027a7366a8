using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Sweeps.Sensitivity;

public sealed class SensitivityTests
{
    private static readonly SensitivityProblem Ishigami = SensitivityProblem.Parse("""
        { "num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[-3.14159265358979, 3.14159265358979], [-3.14159265358979, 3.14159265358979], [-3.14159265358979, 3.14159265358979]] }
        """);

    private static readonly double[] Coefficients = [0, 1, 4.5, 9, 99, 99, 99, 99];

    private static readonly SensitivityProblem SobolG = new()
    {
        Names = [.. Enumerable.Range(1, 8).Select(i => $"x{i}")],
        Bounds = [.. Enumerable.Repeat(System.Collections.Immutable.ImmutableArray.Create(0.0, 1.0), 8)],
    };

    [Fact]
    public void Ishigami_has_its_analytic_indices()
    {
        // Ishigami and Homma 1990 with a = 7, b = 0.1.
        const double A = 7, B = 0.1;
        double pi4 = Math.Pow(Math.PI, 4), pi8 = pi4 * pi4;
        double v1 = 0.5 * Math.Pow(1 + (B * pi4 / 5), 2), v2 = A * A / 8, v13 = B * B * pi8 * 8 / 225, v = v1 + v2 + v13;
        SobolIndices found = Sobol.Analyze(Ishigami, Evaluate(Sobol.Sample(Ishigami, 8192), Function));
        Near([v1 / v, v2 / v, 0], found.S1);
        Near([(v1 + v13) / v, v2 / v, v13 / v], found.ST);
        Near([0, v13 / v, 0], [found.S2![0][1], found.S2[0][2], found.S2[1][2]]);
        Assert.All(found.S1Conf.Concat(found.STConf), width => Assert.InRange(width, 1e-4, 0.05));
        Assert.Equal(0, found.FailedShare);
        for (int j = 0; j < 3; j++)
        {
            Assert.Equal(found.ST[j], found.STBounds[j].Low, 1e-9);
        }

        static void Near(double[] expected, double[] actual)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], actual[i], 0.01);
            }
        }
    }

    [Fact]
    public void The_G_function_of_Sobol_has_its_analytic_indices()
    {
        double[] own = [.. Coefficients.Select(a => 1 / (3 * (1 + a) * (1 + a)))];
        double v = own.Aggregate(1.0, (product, one) => product * (1 + one)) - 1;
        SobolIndices found = Sobol.Analyze(SobolG, Evaluate(Sobol.Sample(SobolG, 8192, calcSecondOrder: false), G), calcSecondOrder: false);
        Assert.Null(found.S2);
        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(own[i] / v, found.S1[i], 0.01);
            double others = own.Where((_, j) => j != i).Aggregate(1.0, (product, one) => product * (1 + one));
            Assert.Equal(own[i] * others / v, found.ST[i], 0.01);
        }
    }

    // SALib itself is not at hand here: its published formulas, written down a second time column by column, on the same unscrambled rows.
    [Fact]
    public void The_indices_are_those_of_the_published_estimators_to_twelve_digits()
    {
        const int D = 3, N = 256;
        double[] y = Evaluate(Sobol.Sample(Ishigami, N, scramble: false), Function);
        SobolIndices found = Sobol.Analyze(Ishigami, y);
        double mean = y.Average(), deviation = Math.Sqrt(y.Average(value => (value - mean) * (value - mean)));
        double[] z = [.. y.Select(value => (value - mean) / deviation)];
        double[] Column(int place) => [.. Enumerable.Range(0, N).Select(i => z[(i * ((2 * D) + 2)) + place])];
        double[] a = Column(0), b = Column((2 * D) + 1), both = [.. a, .. b];
        double variance = both.Average(value => Math.Pow(value - both.Average(), 2));
        double First(int j) => Column(1 + j).Select((ab, i) => b[i] * (ab - a[i])).Average() / variance;
        for (int j = 0; j < D; j++)
        {
            Assert.Equal(First(j), found.S1[j], 1e-12);
            Assert.Equal(0.5 * Column(1 + j).Select((ab, i) => Math.Pow(a[i] - ab, 2)).Average() / variance, found.ST[j], 1e-12);
            for (int k = j + 1; k < D; k++)
            {
                double[] ba = Column(1 + D + j), ab = Column(1 + k);
                double vjk = Enumerable.Range(0, N).Average(i => (ba[i] * ab[i]) - (a[i] * b[i])) / variance;
                Assert.Equal(vjk - First(j) - First(k), found.S2![j][k], 1e-12);
            }
        }
    }

    [Fact]
    public void Missing_outputs_are_told_and_bounded_never_passed_on()
    {
        double[] whole = Evaluate(Sobol.Sample(Ishigami, 1024), Function);
        double[] torn = [.. whole.Select((value, i) => i % 97 == 5 ? double.NaN : value)];
        SobolIndices found = Sobol.Analyze(Ishigami, torn), full = Sobol.Analyze(Ishigami, whole);
        Assert.Equal(torn.Count(double.IsNaN) / (double)torn.Length, found.FailedShare);
        double low = whole.Min(), high = whole.Max();
        for (int fill = 0; fill < 20; fill++)
        {
            Random random = new(fill);
            double[] filled =
                [.. torn.Select(value => double.IsNaN(value)
                ? (fill == 0 ? low : fill == 1 ? high : low + (random.NextDouble() * (high - low))) : value)];
            SobolIndices guess = Sobol.Analyze(Ishigami, filled, numResamples: 2);
            for (int j = 0; j < 3; j++)
            {
                Assert.InRange(guess.ST[j], found.STBounds[j].Low - 1e-9, found.STBounds[j].High + 1e-9);
                Assert.InRange(guess.S1[j], found.S1Bounds[j].Low, found.S1Bounds[j].High);
            }
        }

        for (int j = 0; j < 3; j++)
        {
            Assert.True(double.IsFinite(found.S1[j]) && double.IsFinite(found.STConf[j]));
            Assert.Equal(full.ST[j], found.ST[j], 0.1);
        }
    }

    [Fact]
    public void Samples_can_be_added_to_a_finished_analysis()
    {
        double[] y = Evaluate(Sobol.Sample(Ishigami, 512), Function);
        SobolAnalysis analysis = new(Ishigami.Names);
        analysis.AddSamples(y.AsSpan(0, 256 * 8));
        Assert.Equal(Sobol.Analyze(Ishigami, y.AsSpan(0, 256 * 8)).S1, analysis.Analyze().S1);
        analysis.AddSamples(y.AsSpan(256 * 8));
        Assert.Equal(512, analysis.N);
        Assert.Equal(Sobol.Analyze(Ishigami, y).ST, analysis.Analyze().ST);
        analysis.AddSamples([1.0]);
        Assert.Throws<InvalidOperationException>(() => analysis.Analyze());
    }

    [Fact]
    public void Elementary_effects_of_a_plane_are_its_slopes_and_do_not_scatter()
    {
        double[][] x = Morris.Sample(SobolG, 20);
        MorrisIndices found = Morris.Analyze(SobolG, x, Evaluate(x, row => (3 * row[0]) - (2 * row[1]) + (row[2] * row[3])));
        Assert.Equal(3, found.Mu[0], 1e-12);
        Assert.Equal((-2.0, 2.0), (Math.Round(found.Mu[1], 12), Math.Round(found.MuStar[1], 12)));
        Assert.Equal(0, found.Sigma[0], 1e-12);
        Assert.InRange(found.Sigma[2], 0.1, 1);
        Assert.Equal(0, found.MuStar[7], 1e-15);
        Assert.InRange(found.MuStarConf[2], 0.02, 0.5);
    }

    [Fact]
    public void Elementary_effects_leave_out_and_bound_what_is_missing()
    {
        double[][] x = Morris.Sample(SobolG, 30);
        double[] whole = Evaluate(x, G), torn = [.. whole.Select((value, i) => i % 31 == 3 ? double.NaN : value)];
        MorrisIndices found = Morris.Analyze(SobolG, x, torn), full = Morris.Analyze(SobolG, x, whole);
        Assert.True(found.FailedShare > 0.02);
        for (int j = 0; j < 8; j++)
        {
            Assert.InRange(full.MuStar[j], found.MuStarBounds[j].Low, found.MuStarBounds[j].High);
        }
    }

    [Fact]
    public void A_partial_rank_correlation_is_that_of_the_residuals()
    {
        Random random = new(1);
        const int N = 400;
        double[][] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, N).Select(_ => random.NextDouble()).ToArray())];
        double[] y = [.. Enumerable.Range(0, N).Select(i => Math.Exp(3 * x[0][i]) - (2 * x[1][i]) + (0.3 * random.NextDouble()))];
        RankCorrelations found = RankCorrelations.Partial(["a", "b", "c"], x, y);
        for (int j = 0; j < 3; j++)
        {
            // The other way: regress both ranks on the other factors' ranks, correlate what is left.
            double[][] others = [.. Enumerable.Range(0, 3).Where(i => i != j).Select(i => Ranks.Of(x[i]))];
            double[] rx = Residuals(Ranks.Of(x[j]), others), ry = Residuals(Ranks.Of(y), others);
            double r = rx.Zip(ry, (u, v) => u * v).Sum() / Math.Sqrt(rx.Sum(u => u * u) * ry.Sum(v => v * v));
            Assert.Equal(r, found.Prcc[j], 1e-10);
            Assert.InRange(found.Prcc[j], found.Conf[j].Low, found.Conf[j].High);
        }

        Assert.True(found.Prcc[0] > 0.9 && found.Prcc[1] < -0.3 && Math.Abs(found.Prcc[2]) < 0.2);
        Assert.Equal([1, 3.5, 3.5, 2], Ranks.Of([0, 5, 5, 2]));
    }

    [Fact]
    public void An_output_that_is_one_factor_in_another_guise_has_that_factor_alone()
    {
        Random random = new(3);
        double[][] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToArray())];
        RankCorrelations found = RankCorrelations.Partial(["a", "b", "c"], x, [.. x[1].Select(value => 1 / (1 + value))]);
        Assert.Equal(-1, found.Prcc[1], 1e-9);
        Assert.Equal(0, found.Prcc[0], 1e-6);
        Assert.Equal(0, found.Prcc[2], 1e-6);
        Assert.All(found.Conf, interval => Assert.True(interval.Low <= interval.High));
        Assert.True(double.IsNaN(RankCorrelations.Partial(["a", "b"], [x[0], x[0]], x[1]).Prcc[0]));
    }

    [Fact]
    public void A_factor_that_decides_the_outcome_separates_its_distributions()
    {
        Random random = new(4);
        const int N = 1000;
        double[][] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, N).Select(_ => random.NextDouble()).ToArray())];
        double[] y = [.. Enumerable.Range(0, N).Select(i => i == 7 ? double.NaN : (2 * x[0][i]) - (0.5 * x[1][i]))];
        RegionalIndices found = RegionalIndices.Of(["a", "b", "c"], x, y, 0.8);
        Assert.Equal(0.001, found.FailedShare);
        Assert.Equal(N - 1, found.With + found.Without);
        Assert.True(found.Distance[0] > 0.7 && found.PValue[0] < 1e-10 && found.RaisesOutcome[0]);
        Assert.False(found.RaisesOutcome[1]);
        Assert.InRange(found.Distance[2], 0, 0.12);
        Assert.InRange(found.PValue[2], 0.01, 1);
        Assert.True(double.IsNaN(RegionalIndices.Of(["a", "b", "c"], x, y, 99).Distance[0]));
    }

    [Theory]
    [InlineData("{ \"names\": [\"a\"], \"bounds\": [[2, 1]] }", "not below")]
    [InlineData("{ \"names\": [\"a\", \"a\"], \"bounds\": [[0, 1], [0, 1]] }", "twice")]
    [InlineData("{ \"names\": [\"a\"], \"bounds\": [[0, 1]], \"dists\": [\"gauss\"] }", "unif")]
    [InlineData("{ \"names\": [\"a\"], \"bounds\": [[0, 1]], \"groups\": [\"g\", \"h\"] }", "groups: 2 for 1")]
    [InlineData("{ \"names\": [\"a\", \"b\"], \"bounds\": [[0, 1], [0, 1]], \"groups\": [\"g\", \"g\"] }", "nothing to compare")]
    [InlineData("{ \"names\": [\"a\"], \"bounds\": [[0, 1]], \"num_vars\": 2 }", "num_vars")]
    [InlineData("{ \"names\": [\"a\"] }", "bounds")]
    public void A_faulty_problem_is_refused(string json, string hint) =>
        Assert.Contains(hint, Assert.Throws<FormatException>(() => SensitivityProblem.Parse(json)).Message, StringComparison.Ordinal);

    private static double Function(double[] x) =>
        Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2)) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));

    private static double G(double[] x) => x.Select((value, i) => (Math.Abs((4 * value) - 2) + Coefficients[i]) / (1 + Coefficients[i]))
        .Aggregate(1.0, (product, one) => product * one);

    private static double[] Evaluate(double[][] rows, Func<double[], double> function) => [.. rows.Select(function)];

    private static double[] Residuals(double[] values, double[][] on)
    {
        // Gram and Schmidt against a constant and the others, twice for accuracy.
        List<double[]> basis = [];
        foreach (double[] one in on.Prepend([.. Enumerable.Repeat(1.0, values.Length)]))
        {
            basis.Add(Unit(Without(Without(one, basis), basis)));
        }
        return Without(Without(values, basis), basis);

        static double[] Unit(double[] v)
        {
            double norm = Math.Sqrt(v.Sum(x => x * x));
            return [.. v.Select(x => x / norm)];
        }

        static double[] Without(double[] v, List<double[]> basis)
        {
            foreach (double[] b in basis)
            {
                double share = v.Zip(b, (x, y) => x * y).Sum();
                v = [.. v.Zip(b, (x, y) => x - (share * y))];
            }

            return v;
        }
    }
}
