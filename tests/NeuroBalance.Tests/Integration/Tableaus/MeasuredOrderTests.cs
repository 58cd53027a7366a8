using Xunit;

namespace NeuroBalance.Tests.Integration.Tableaus;

/// <summary>The order of every tableau as it shows in the error when the step is halved, on Kepler's ellipse.</summary>
/// <remarks>A loop of the test's own: the library's is not asked, so numbers and loop are judged apart.</remarks>
public class MeasuredOrderTests(ITestOutputHelper output)
{
    private const double Eccentricity = 0.3;

    // Not a whole revolution: on a closed orbit errors cancel.
    private const double End = 4.0;

    public static TheoryData<int> Tableaus => TableauTests.Tableaus;

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void The_error_at_the_end_falls_with_the_order(int index)
    {
        TableauNumbers t = TableauNumbers.All[index];
        // Where the leading term of the error rules, and half of the step leaves an error that is still far above rounding.
        int steps = 25;
        while (steps < 50_000 && EndError(t, steps) > SmallError(t.Order))
        {
            steps *= 2;
        }
        double slope = Math.Log2(EndError(t, steps) / EndError(t, 2 * steps));
        output.WriteLine($"{t.Name}: slope {slope:F3}");
        Assert.InRange(slope, t.Order - 0.1, t.Order + 0.6);
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void The_error_between_the_ends_of_a_step_falls_with_the_order_of_the_interpolant(int index)
    {
        TableauNumbers t = TableauNumbers.All[index];
        double step = 0.4;
        while (step > 1e-4 && DenseError(t, step) > SmallError(t.DenseOrder))
        {
            step /= 2.0;
        }
        double slope = Math.Log2(DenseError(t, step) / DenseError(t, step / 2.0)) - 1.0;
        output.WriteLine($"{t.Name}: slope {slope:F3}");
        Assert.InRange(slope, t.DenseOrder - 0.2, t.DenseOrder + 0.3);
    }

    private static double SmallError(int order) => Math.Pow(10.0, -2 - order);

    private static double EndError(TableauNumbers t, int steps)
    {
        double[] y = Ellipse(0.0);
        for (int n = 0; n < steps; n++)
        {
            y = Combine(y, Stages(t, y, End / steps, t.Stages), i => t.B(i) * End / steps);
        }
        return Distance(y, Ellipse(End));
    }

    private static double DenseError(TableauNumbers t, double step)
    {
        const double start = 0.7;
        double[][] k = Stages(t, Ellipse(start), step, t.AllStages);
        double worst = 0.0;
        for (double theta = 0.1; theta < 1.0; theta += 0.1)
        {
            double[] y = Combine(Ellipse(start), k, i => step * Weight(t, i, theta));
            worst = Math.Max(worst, Distance(y, Ellipse(start + (theta * step))));
        }

        return worst;
    }

    private static double Weight(TableauNumbers t, int i, double theta)
    {
        double sum = 0.0;
        for (int p = t.DenseDegree - 1; p >= 0; p--)
        {
            sum = (sum + t.Dense[(i * t.DenseDegree) + p]) * theta;
        }
        return sum;
    }

    private static double[][] Stages(TableauNumbers t, double[] y, double step, int count)
    {
        double[][] k = new double[count][];
        for (int s = 0; s < count; s++)
        {
            int row = s;
            k[s] = Acceleration(Combine(y, k.AsSpan(0, s), i => step * t.A(row, i)));
        }

        return k;
    }

    private static double[] Combine(double[] y, ReadOnlySpan<double[]> k, Func<int, double> weight)
    {
        double[] sum = [.. y];
        for (int i = 0; i < k.Length; i++)
        {
            for (int c = 0; c < sum.Length; c++)
            {
                sum[c] += weight(i) * k[i][c];
            }
        }

        return sum;
    }

    private static double[] Acceleration(double[] y)
    {
        double r2 = (y[0] * y[0]) + (y[1] * y[1]);
        double r3 = r2 * Math.Sqrt(r2);
        return [y[2], y[3], -y[0] / r3, -y[1] / r3];
    }

    // Kepler's equation by Newton.
    private static double[] Ellipse(double time)
    {
        double anomaly = time;
        for (int k = 0; k < 20; k++)
        {
            anomaly -= (anomaly - (Eccentricity * Math.Sin(anomaly)) - time) / (1.0 - (Eccentricity * Math.Cos(anomaly)));
        }
        double cos = Math.Cos(anomaly);
        double sin = Math.Sin(anomaly);
        double width = Math.Sqrt(1.0 - (Eccentricity * Eccentricity));
        double rate = 1.0 / (1.0 - (Eccentricity * cos));
        return [cos - Eccentricity, width * sin, -sin * rate, width * cos * rate];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
