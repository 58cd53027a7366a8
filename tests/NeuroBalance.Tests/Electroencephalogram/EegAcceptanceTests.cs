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
}
