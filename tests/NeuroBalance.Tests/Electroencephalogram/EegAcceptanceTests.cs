using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using NeuroBalance.Dosing;
using NeuroBalance.Electroencephalogram;

namespace NeuroBalance.Tests.Electroencephalogram;

/// <summary>The acceptance numbers of the model's specification with noise: 24 seeds of 60 s.</summary>
public sealed class EegAcceptanceTests
{
    private const int Seeds = 24, Second = ColumnSimulation.SamplesPerSecond, Settling = ColumnSimulation.SettlingSeconds * Second;

    private static readonly double[] GabaTones = [1, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5];
    private static readonly double[] NmdaTones = [0.4, 0.8, 1, 1.3, 1.6, 2, 2.5, 3.5];

    // Spikes a second: a row an inhibitory tone, a column an excitatory one.
    private static readonly double[][] Map =
    [
        [0, 0, 0, 0, 0, 0, 0.01, 0.8],
        [0, 0, 0, 0, 0, 0.06, 1.0, 3.1],
        [0, 0, 0, 0, 0.03, 0.8, 2.4, 3.5],
        [0, 0, 0, 0.02, 0.6, 2.3, 3.2, 3.8],
        [0, 0, 0.01, 0.6, 2.2, 3.1, 3.6, 4.0],
        [0, 0.01, 0.3, 2.3, 3.1, 3.5, 3.8, 4.2],
        [0, 2.2, 3.1, 3.6, 3.8, 4.0, 4.2, 4.5],
        [1.0, 3.6, 3.8, 4.1, 4.3, 4.4, 4.5, 4.7],
    ];

    private static readonly Lazy<Dictionary<NoiseSource, double[]>[]> Noises = new(() => [.. Enumerable.Range(1, Seeds)
        .Select(seed => Enum.GetValues<NoiseSource>().ToDictionary(source => source,
            source => ColumnSimulation.Noise(source, (ulong)seed, Settling + (60 * Second))))]);

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void Spikes_grow_as_inhibition_falls_and_excitation_rises_and_lie_on_the_published_map()
    {
        double[,] rates = new double[8, 8];
        (double, double)[] tones = [.. GabaTones.SelectMany(gaba => NmdaTones.Select(nmda => (gaba, nmda)))];
        double[] measured = Mean(tones, Seeds, (potentials, _) => TraceMeasures.Spikes(potentials).Count / 60.0,
            tone => NeuralMassColumn.Spikes(tone.GabaTone, tone.NmdaTone));
        List<string> faults = [];
        for (int i = 0; i < 64; i++)
        {
            (int row, int column) = (i / 8, i % 8);
            rates[row, column] = measured[i];
            if (Math.Abs(measured[i] - Map[row][column]) > 0.3) faults.Add($"{tones[i]}: {measured[i]} for {Map[row][column]}");
            if (column > 0 && rates[row, column] < rates[row, column - 1]) faults.Add($"{tones[i]}: falls in NMDA tone");
            if (row > 0 && rates[row, column] < rates[row - 1, column]) faults.Add($"{tones[i]}: rises in GABA tone");
        }

        Assert.Empty(faults);
    }

    // A corner of the same with two seeds, for every day.
    [Fact]
    public void Some_brains_of_the_map_spike_as_published()
    {
        (double GabaTone, double NmdaTone)[] tones = [(0.5, 2), (0.7, 1.6), (0.85, 2.5), (0.9, 0.8)];
        double[] expected = [4.4, 3.1, 2.4, 0];
        double[] measured = Mean(tones, 2, (potentials, _) => TraceMeasures.Spikes(potentials).Count / 60.0,
            tone => NeuralMassColumn.Spikes(tone.GabaTone, tone.NmdaTone));
        for (int i = 0; i < tones.Length; i++)
        {
            Assert.Equal(expected[i], measured[i], 0.3);
        }
    }

    // What the specification prints of each brain: scenario, moment, its tones, spikes a second and how near, alpha (mV) and its peak (Hz).
    private static readonly Brain[] Printed =
    [
        new("naive", "0 h", 1, 1, 0, 0, 0.97, 11),
        new("evening", "3 h", 1.3067, 0.4862, 0, 0, 0.30, 10.5),
        new("dependence", "0 h after last drink", 1.1607, 0.4769, 0, 0, 0.30, 10.5),
        new("dependence", "1424 h", 0.9126, 1.0644, 0, 0, 1.13, double.NaN),
        new("dependence", "18 h after last drink", 0.8517, 1.7463, 0.121, 0.03, 1.60, double.NaN),
        new("severe", "18 h after last drink", 0.7990, 2.3058, 2.95, 0.06, double.NaN, double.NaN),
        new("adjunct-without", "24 h after last drink", 1.2254, 1.6172, 0, 0, double.NaN, double.NaN),
        new("adjunct-with", "36 h after last drink", 0.9023, 1.0685, 0, 0, double.NaN, double.NaN),
        new("ketamine", "40 min", 1, 0.7546, 0, 0, 0.52, double.NaN),
    ];

    public static TheoryData<string, string, double, double> PrintedTones =>
        [.. Printed.Select(one => (one.Scenario, one.Moment, one.GabaTone, one.NmdaTone))];

    public static TheoryData<string, string, double, double> PrintedSpikes =>
        [.. Printed.Select(one => (one.Scenario, one.Moment, one.Spikes, one.Within))];

    public static TheoryData<string, string, double, double> PrintedAlpha =>
        [.. Printed.Where(one => !double.IsNaN(one.Alpha)).Select(one => (one.Scenario, one.Moment, one.Alpha, one.Peak))];


    [Theory]
    [MemberData(nameof(PrintedTones))]
    public void Each_moment_has_the_tones_that_are_printed(string scenario, string moment, double gabaTone, double nmdaTone)
    {
        EegTrace trace = EegRecording.Of(Scenarios.Get(scenario).Run(), [Moment.Parse(moment)], 1).Traces[0];
        Assert.Equal(gabaTone, trace.GabaTone, 5e-5);
        Assert.Equal(nmdaTone, trace.NmdaTone, 5e-5);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Drill")]
    [MemberData(nameof(PrintedSpikes))]
    public void Each_moment_spikes_as_printed(string scenario, string moment, double spikes, double within) =>
        Assert.Equal(spikes, SpikesOf(scenario, Moment.Parse(moment)), within);

    [Theory(Explicit = true)]
    [Trait("Category", "Drill")]
    [MemberData(nameof(PrintedAlpha))]
    public void Each_moment_has_the_rhythm_that_is_printed(string scenario, string moment, double amplitude, double frequency)
    {
        (double Amplitude, double Frequency) found = AlphaOf(scenario, Moment.Parse(moment));
        Assert.Equal(amplitude, found.Amplitude, 0.02);
        if (!double.IsNaN(frequency)) Assert.Equal(frequency, found.Frequency, 0.5);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Drill")]
    [InlineData("dependence", 12, 0.03, 0.03)]
    [InlineData("dependence", 15, 0.091, 0.03)]
    [InlineData("dependence", 18, 0.121, 0.03)]
    [InlineData("dependence", 24, 0.074, 0.03)]
    [InlineData("dependence", 30, 0.031, 0.03)]
    [InlineData("dependence", 36, 0.01, 0.03)]
    [InlineData("dependence", 42, 0, 0.03)]
    [InlineData("severe", 15, 1.9, 0.3)]
    [InlineData("severe", 24, 3.0, 0.3)]
    [InlineData("severe", 36, 2.4, 0.3)]
    [InlineData("severe", 48, 1.2, 0.3)]
    [InlineData("severe", 60, 0.2, 0.3)]
    [InlineData("severe", 72, 0, 0.3)]
    public void Spikes_come_and_go_as_printed(string scenario, double hours, double spikes, double within) =>
        Assert.Equal(spikes, SpikesOf(scenario, new Moment(Duration.FromHours(hours), MomentAnchor.AfterLastDrink)), within);

    [Fact]
    public void Tones_beyond_the_range_are_set_to_its_ends_and_every_trace_is_finite()
    {
        EegRecording recording = EegRecording.Of("ends", [("a", 0.3, 4), ("b", 0.01, 40), ("c", 3, 0.1), ("d", 30, 0), ("e", 0.3, 0.1),
            ("f", 3, 4)], 10);
        Assert.All(recording.Traces, trace => Assert.All(trace.Potential, value => Assert.True(double.IsFinite(value))));
        // Louder than full scale would be cut in the sound.
        Assert.All(recording.Traces, trace => Assert.True(trace.Potential.Max(Math.Abs) < WaveFile.FullScale));
        Assert.Equal(recording.Traces[0].Potential, recording.Traces[1].Potential);
        Assert.Equal(recording.Traces[2].Potential, recording.Traces[3].Potential);
    }

    private static (double GabaTone, double NmdaTone) TonesOf(string scenario, Moment moment)
    {
        EegTrace trace = EegRecording.Of(Scenarios.Get(scenario).Run(), [moment], 1).Traces[0];
        return (trace.GabaTone, trace.NmdaTone);
    }

    private static double SpikesOf(string scenario, Moment moment) => Mean([TonesOf(scenario, moment)], Seeds,
        (potentials, _) => TraceMeasures.Spikes(potentials).Count / 60.0, tone => NeuralMassColumn.Spikes(tone.GabaTone, tone.NmdaTone))[0];

    // The mean amplitude, and where the power of all seeds together is highest.
    private static (double Amplitude, double Frequency) AlphaOf(string scenario, Moment moment)
    {
        const int Window = 4 * Second;
        double[] power = new double[Window / 2];
        double amplitude = Mean([TonesOf(scenario, moment)], Seeds, (potentials, _) =>
        {
            double mean = TraceMeasures.Mean(potentials);
            for (int from = 0; from + Window <= potentials.Length; from += Window)
            {
                Complex[] window = [.. potentials.Skip(from).Take(Window).Select((value, i) =>
                    new Complex((value - mean) * Math.Pow(Math.Sin(Math.PI * i / Window), 2), 0))];
                Fourier.Forward(window);
                for (int i = 0; i < power.Length; i++)
                {
                    power[i] += window[i].Magnitude * window[i].Magnitude;
                }
            }
            return TraceMeasures.RootMeanSquare(potentials);
        }, tone => NeuralMassColumn.Alpha(tone.NmdaTone))[0];
        return (amplitude, Array.IndexOf(power, power.Max()) / 4.0);
    }

    private static double[] Mean(IReadOnlyList<(double GabaTone, double NmdaTone)> tones, int seeds,
        Func<double[], int, double> measure, Func<(double GabaTone, double NmdaTone), NeuralMassColumn> column)
    {
        NeuralMassColumn[] columns = [.. tones.Select(column)];
        double[] sums = new double[columns.Length];
        for (int seed = 0; seed < seeds; seed++)
        {
            Dictionary<NoiseSource, double[]> noise = Noises.Value[seed];
            double[][] potentials = ColumnSimulation.Run(columns, source => noise[source], Settling + (60 * Second));
            for (int i = 0; i < columns.Length; i++)
            {
                sums[i] += measure(potentials[i][Settling..], i);
            }
        }

        return [.. sums.Select(sum => sum / seeds)];
    }

    private sealed record Brain(string Scenario, string Moment, double GabaTone, double NmdaTone, double Spikes, double Within,
        double Alpha, double Peak);
}
