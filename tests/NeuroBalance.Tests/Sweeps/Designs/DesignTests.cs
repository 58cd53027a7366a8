using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Sweeps.Designs;

public sealed class DesignTests
{
    [Fact]
    public void The_first_Sobol_points_are_those_that_Joe_and_Kuo_print()
    {
        double[][] printed =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375],
        ];
        double[][] points = Points(new SobolSequence(8, 3, Scrambling.None));
        Assert.Equal(printed, points);
    }

    [Theory]
    [InlineData(nameof(Scrambling.None))]
    [InlineData(nameof(Scrambling.Owen))]
    [InlineData(nameof(Scrambling.Shift))]
    public void Every_coordinate_of_a_Sobol_sequence_falls_once_into_each_of_its_1024_parts(string named)
    {
        Scrambling scrambling = Enum.Parse<Scrambling>(named);
        int dimensions = scrambling == Scrambling.None ? 1000 : 200;
        double[][] points = Points(new SobolSequence(1024, dimensions, scrambling, seed: 5));
        for (int i = 0; i < dimensions; i++)
        {
            Assert.Equal(Enumerable.Range(0, 1024), points.Select(point => (int)(point[i] * 1024)).Order());
        }
    }

    [Fact]
    public void Scrambling_keeps_the_balance_of_the_first_two_coordinates_in_every_rectangle_of_that_area()
    {
        double[][] points = Points(new SobolSequence(256, 2, Scrambling.Owen, seed: 3));
        for (int k = 0; k <= 8; k++)
        {
            var cells = points.Select(point => ((int)(point[0] * (1 << k)), (int)(point[1] * (1 << (8 - k)))));
            Assert.Equal(256, cells.Distinct().Count());
        }
    }

    [Fact]
    public void Owen_scrambling_is_random_in_every_bit_and_unbiased()
    {
        double[] first = [.. Enumerable.Range(0, 2000).Select(seed => Points(new SobolSequence(1, 2, Scrambling.Owen, (ulong)seed))[0][1])];
        Assert.InRange(first.Average(), 0.5 - (4 * Math.Sqrt(1.0 / 12 / 2000)), 0.5 + (4 * Math.Sqrt(1.0 / 12 / 2000)));
        for (int bit = 1; bit < 40; bit++)
        {
            Assert.InRange(first.Count(x => ((long)Math.ScaleB(x, bit) & 1) != 0), 850, 1150);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(4097)]
    public void A_Latin_hypercube_falls_once_into_each_part_of_every_axis(int count)
    {
        double[][] points = Points(new LatinHypercube(count, 5, 11));
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(Enumerable.Range(0, count), points.Select(point => (int)(point[i] * count)).Order());
        }
        if (count > 100) Assert.NotEqual(points.Select(point => (int)(point[0] * count)), points.Select(point => (int)(point[1] * count)));
    }

    [Fact]
    public void More_samples_leave_the_rows_that_there_are_as_they_are()
    {
        Assert.Equal(Points(new MonteCarlo(10, 4, 1)), Points(new MonteCarlo(20, 4, 1))[..10]);
        Assert.Equal(Points(new SobolSequence(10, 4, Scrambling.Owen, 1)), Points(new SobolSequence(20, 4, Scrambling.Owen, 1))[..10]);
        Assert.Equal(Points(new SaltelliDesign(4, 3)), Points(new SaltelliDesign(8, 3))[..(4 * 8)]);
        Assert.Equal(Points(new MorrisTrajectories(4, 3)), Points(new MorrisTrajectories(8, 3))[..(4 * 4)]);
    }

    [Fact]
    public void Random_points_are_uniform_and_their_coordinates_uncorrelated()
    {
        double[][] points = Points(new MonteCarlo(20_000, 3, 42));
        for (int i = 0; i < 3; i++)
        {
            Assert.InRange(points.Average(point => point[i]), 0.49, 0.51);
            int j = (i + 1) % 3;
            Assert.InRange(points.Average(point => 12 * (point[i] - 0.5) * (point[j] - 0.5)), -0.03, 0.03);
        }
    }

    [Fact]
    public void The_last_axis_of_a_grid_varies_fastest() =>
        Assert.Equal(
            [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)],
            Points(new FactorialGrid([2, 3])).Select(point => ((int)(point[0] * 2), (int)(point[1] * 3))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Saltelli_rows_stand_in_the_order_of_SALib(bool secondOrder)
    {
        const int D = 4, N = 8;
        double[][] pairs = Points(new SobolSequence(N, 2 * D, Scrambling.None));
        List<double[]> expected = [];
        foreach (double[] pair in pairs)
        {
            double[] a = pair[..D], b = pair[D..];
            expected.Add(a);
            for (int j = 0; j < D; j++)
            {
                expected.Add(Crossed(a, b, j));
            }
            for (int j = 0; j < D && secondOrder; j++)
            {
                expected.Add(Crossed(b, a, j));
            }
            expected.Add(b);
        }

        Assert.Equal(expected, Points(new SaltelliDesign(N, D, secondOrder, Scrambling.None)));

        static double[] Crossed(double[] into, double[] from, int j) => [.. into.Select((x, i) => i == j ? from[i] : x)];
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Each_step_of_a_Morris_trajectory_moves_one_factor_by_delta_on_the_grid(int levels)
    {
        const int D = 6;
        MorrisTrajectories design = new(50, D, levels, 9);
        double[][] points = Points(design);
        int rises = 0;
        for (int trajectory = 0; trajectory < 50; trajectory++)
        {
            double[][] rows = points[(trajectory * (D + 1))..((trajectory + 1) * (D + 1))];
            HashSet<int> moved = [];
            for (int step = 1; step <= D; step++)
            {
                int factor = Assert.Single(Enumerable.Range(0, D), i => rows[step][i] != rows[step - 1][i]);
                Assert.True(moved.Add(factor));
                double move = rows[step][factor] - rows[step - 1][factor];
                Assert.Equal(design.Delta, Math.Abs(move), 1e-15);
                rises += move > 0 ? 1 : 0;
            }

            Assert.All(rows.SelectMany(row => row), x => Assert.Equal(Math.Round(x * (levels - 1)), x * (levels - 1), 1e-12));
        }

        Assert.InRange(rises, 100, 200);
    }

    private static double[][] Points(IDesign design)
    {
        // Backward, so that a design that counted on an order would be found out.
        double[][] points = new double[design.Count][];
        for (long row = design.Count - 1; row >= 0; row--)
        {
            points[row] = new double[design.Dimensions];
            design.Point(row, points[row]);
        }

        return points;
    }
}
