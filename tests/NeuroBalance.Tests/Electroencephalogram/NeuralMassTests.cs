using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NeuroBalance.Electroencephalogram;
using NeuroBalance.Lanes;

namespace NeuroBalance.Tests.Electroencephalogram;

/// <summary>The columns against published bifurcations and against another implementation, without noise.</summary>
public sealed class NeuralMassTests
{
    private const int Second = ColumnSimulation.SamplesPerSecond;

    private static readonly NeuralMassColumn JansenRit = new(3.25, 22, null, 0, 0, NoiseSource.Alpha);

    // Last 5 of 20 s with constant inputs 90 and 260: the spiking column, then the one of the alpha rhythm (mV).
    private static readonly (double GabaTone, double NmdaTone, double[] Ends)[] Elsewhere =
    [
        (1, 1, [-0.640326, -0.640326, 6.506866, 9.091167]),
        (1.3067, 0.4862, [-2.080253, -2.080253, 7.795499, 7.795499]),
        (1.1607, 0.4769, [-1.634878, -1.634878, 7.796015, 7.796015]),
        (0.9126, 1.0644, [-0.258225, -0.258225, 6.243306, 9.386814]),
        (0.8517, 1.7463, [0.475719, 0.475719, 5.592731, 10.136197]),
        (0.7990, 2.3058, [-14.876405, 12.165796, 5.592731, 10.136197]),
        (1.2254, 1.6172, [-1.097981, -1.097981, 5.592731, 10.136197]),
        (0.9023, 1.0685, [-0.212817, -0.212817, double.NaN, double.NaN]),
        (1, 0.7546, [-0.821805, -0.821805, 7.774156, 7.774255]),
    ];

    // All of them at once: columns that do not know of each other fill the lanes.
    private static readonly Lazy<double[][]> Together = new(() => ColumnSimulation.Run(
        [.. Elsewhere.SelectMany(one => (NeuralMassColumn[])
            [NeuralMassColumn.Spikes(one.GabaTone, one.NmdaTone), NeuralMassColumn.Alpha(one.NmdaTone)])], null, 20 * Second));

    public static TheoryData<double, double> WithoutNoise => [.. Elsewhere.Select(one => (one.GabaTone, one.NmdaTone))];

    [Theory]
    [MemberData(nameof(WithoutNoise))]
    public void Without_noise_both_columns_give_what_another_implementation_gives(double gabaTone, double nmdaTone)
    {
        int place = Array.FindIndex(Elsewhere, one => (one.GabaTone, one.NmdaTone) == (gabaTone, nmdaTone));
        double[] expected = Elsewhere[place].Ends;
        double[] ends = [.. Together.Value[(2 * place)..((2 * place) + 2)]
            .SelectMany(one => new[] { one[(15 * Second)..].Min(), one[(15 * Second)..].Max() })];
        for (int i = 0; i < ends.Length; i++)
        {
            if (!double.IsNaN(expected[i])) Assert.Equal(expected[i], ends[i], 1e-5);
        }
    }

    [Fact]
    public void Half_the_step_changes_less_than_three_millionths_of_a_millivolt()
    {
        NeuralMassColumn[] columns = [NeuralMassColumn.Spikes(0.7990, 2.3058), NeuralMassColumn.Alpha(1), NeuralMassColumn.Spikes(1, 1)];
        double[][] whole = ColumnSimulation.Run(columns, null, 20 * Second);
        double[][] half = ColumnSimulation.Run(columns, null, 20 * Second, 2 * ColumnSimulation.StepsPerSample);
        for (int i = 0; i < columns.Length; i++)
        {
            // Extremes, as a cycle drifts in phase: over its course the step shows in the time, not in the shape.
            Assert.Equal(half[i][(15 * Second)..].Min(), whole[i][(15 * Second)..].Min(), 3e-6);
            Assert.Equal(half[i][(15 * Second)..].Max(), whole[i][(15 * Second)..].Max(), 3e-6);
        }
    }

    [Fact]
    public void Severe_withdrawal_spikes_sixteen_times_in_the_last_five_of_twenty_seconds()
    {
        double[] potential = ColumnSimulation.Run([NeuralMassColumn.Spikes(0.7990, 2.3058)], null, 64 * Second)[0];
        Assert.Equal(16, TraceMeasures.Spikes(potential.AsSpan(15 * Second, 5 * Second)).Count);
        // Counted over a minute, 3.0 a second: sixteen in five seconds has a spike at both ends.
        Assert.Equal(3.01, TraceMeasures.Spikes(potential.AsSpan(4 * Second)).Count / 60.0, 0.02);
    }

    [Theory]
    [InlineData(120, 1.2261, 11.1697, 2.4, 0.1)]
    [InlineData(220, 6.0883, 9.0344, 11, 0.35)]
    public void Jansen_and_Rit_s_column_spikes_at_a_weak_input_and_has_alpha_at_a_strong_one(double input, double low, double high,
        double perSecond, double within)
    {
        double[] potential = ColumnSimulation.Run([JansenRit with { MeanInput = input }], null, 30 * Second)[0][(10 * Second)..];
        Assert.Equal(low, potential.Min(), 5e-4);
        Assert.Equal(high, potential.Max(), 5e-4);
        double middle = (low + high) / 2;
        int cycles = Enumerable.Range(1, potential.Length - 1).Count(i => potential[i - 1] < middle && potential[i] >= middle);
        Assert.Equal(perSecond, cycles / 20.0, within);
    }

    // Grimbert and Faugeras 2006, Neural Comput 18:3052.
    [Theory]
    [InlineData(-12.147)]
    [InlineData(89.829)]
    [InlineData(315.696)]
    public void Rest_loses_or_regains_its_stability_in_a_Hopf_bifurcation_where_published(double input)
    {
        Assert.Contains(Enumerable.Range(0, 12_000).Select(i => -2 + (i * 0.0015)), rest => IsHopf(rest, rest + 0.0015, input));

        static bool IsHopf(double from, double to, double input)
        {
            if (Math.Abs(InputOfRest(from) - input) > 0.5) return false;
            (double before, double after) = (LargestOfPair(from), LargestOfPair(to));
            if (double.IsNaN(before) || double.IsNaN(after) || before * after > 0) return false;
            double crossing = from + ((to - from) * before / (before - after));
            return Math.Abs(InputOfRest(crossing) - input) < 2e-3;
        }
    }

    [Theory]
    [InlineData(113.586)]
    [InlineData(-41.301)]
    public void States_of_rest_meet_in_a_saddle_node_where_published(double input)
    {
        double[] inputs = [.. Enumerable.Range(0, 60_000).Select(i => InputOfRest(-2 + (i * 3e-4)))];
        double[] turns = [.. Enumerable.Range(1, inputs.Length - 2)
            .Where(i => (inputs[i] - inputs[i - 1]) * (inputs[i + 1] - inputs[i]) < 0).Select(i => inputs[i])];
        Assert.Equal(2, turns.Length);
        Assert.Contains(turns, turn => Math.Abs(turn - input) < 1e-3);
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        NeuralMassColumn[] columns = [.. Enumerable.Range(0, 5).SelectMany(i => (NeuralMassColumn[])
            [NeuralMassColumn.Spikes(0.7 + (0.1 * i), 1.2), NeuralMassColumn.Alpha(1.2)])];
        Dictionary<NoiseSource, double[]> noise =
            Enum.GetValues<NoiseSource>().ToDictionary(source => source, source => ColumnSimulation.Noise(source, 3, 2 * Second));
        double[][] Run<T>()
            where T : unmanaged, ILane<T> => ColumnSimulation.Run<T>(columns, source => noise[source], 2 * Second,
                ColumnSimulation.StepsPerSample, CancellationToken.None);

        double[][] one = Run<Lane1>();
        Assert.Equal(one, Run<Lane4>());
        Assert.Equal(one, Run<Lane8>());
    }

    // The input at which the pyramidal cells rest at a potential: the equation of y1 solved for it.
    private static double InputOfRest(double rest)
    {
        (double y0, double y2) = Rest(rest);
        return -Rates(0, [y0, rest + y2, y2, 0, 0, 0, 0, 0])[5] / (3.25 * 100);
    }

    private static (double Y0, double Y2) Rest(double rest)
    {
        static double Firing(double v) => 5 / (1 + Math.Exp(0.56 * (6 - v)));
        double y0 = 3.25 / 100 * Firing(rest);
        return (y0, 22.0 / 50 * 33.75 * Firing(33.75 * y0));
    }

    private static double[] Rates(double input, double[] at)
    {
        Lane1[] rates = new Lane1[at.Length];
        new NeuralMass<Lane1>([JansenRit]).Rates(new Lane1(input), [.. at.Select(value => new Lane1(value))], rates);
        return [.. rates.Select(rate => rate.Value)];
    }

    // The real part of the pair of eigenvalues that lies farthest right, by central differences of the column's own rates.
    private static double LargestOfPair(double rest)
    {
        // The column has no fast inhibition: its two states rest at 0.
        int[] present = [0, 1, 2, 4, 5, 6];
        (double y0, double y2) = Rest(rest);
        double input = InputOfRest(rest);
        Matrix<double> jacobian = Matrix<double>.Build.Dense(present.Length, present.Length);
        for (int column = 0; column < present.Length; column++)
        {
            double[] up = Shifted(present[column], 1e-5), down = Shifted(present[column], -1e-5);
            for (int row = 0; row < present.Length; row++)
            {
                jacobian[row, column] = (up[present[row]] - down[present[row]]) / 2e-5;
            }
        }

        Complex[] pairs = [.. jacobian.Evd().EigenValues.Where(one => Math.Abs(one.Imaginary) > 1)];
        return pairs.Length == 0 ? double.NaN : pairs.Max(one => one.Real);

        double[] Shifted(int state, double by)
        {
            double[] at = [y0, rest + y2, y2, 0, 0, 0, 0, 0];
            at[state] += by;
            return Rates(input, at);
        }
    }
}
