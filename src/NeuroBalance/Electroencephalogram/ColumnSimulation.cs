using NeuroBalance.Lanes;
using NeuroBalance.Statistics;

namespace NeuroBalance.Electroencephalogram;

/// <summary>Runs columns from rest and keeps their potentials.</summary>
internal static class ColumnSimulation
{
    /// <summary>Values of the potential, and of the input, in a second.</summary>
    internal const int SamplesPerSecond = 512;

    /// <summary>Steps of the method in the time of one value.</summary>
    internal const int StepsPerSample = 8;

    /// <summary>The first seconds, in which a column comes from rest to its rhythm.</summary>
    internal const int SettlingSeconds = 4;

    /// <summary>Standard normal numbers of a seed, one a value of the input.</summary>
    /// <param name="source">The column that they are for.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="samples">How many.</param>
    internal static double[] Noise(NoiseSource source, ulong seed, int samples)
    {
        double[] noise = new double[samples];
        for (int i = 0; i < samples; i++)
        {
            noise[i] = NormalQuantile.At(Philox4x32.Uniform(seed, RandomStream.Electroencephalogram, (long)source, i));
        }
        return noise;
    }

    /// <summary>The potentials (mV) of columns from rest, a value at the end of each 1/512 s.</summary>
    /// <param name="columns">The columns; they do not know of each other.</param>
    /// <param name="noise">The random part of the input of each source, in standard deviations; none for a constant input.</param>
    /// <param name="samples">How many values.</param>
    /// <param name="steps">Steps of the method in the time of one value.</param>
    /// <param name="cancellation">Ends the simulation.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    internal static double[][] Run(IReadOnlyList<NeuralMassColumn> columns, Func<NoiseSource, ReadOnlyMemory<double>>? noise, int samples,
        int steps = StepsPerSample, CancellationToken cancellation = default) => LaneWidth.Preferred switch
        {
            1 => Run<Lane1>(columns, noise, samples, steps, cancellation),
            4 => Run<Lane4>(columns, noise, samples, steps, cancellation),
            _ => Run<Lane8>(columns, noise, samples, steps, cancellation),
        };

    /// <inheritdoc cref="Run"/>
    internal static double[][] Run<T>(IReadOnlyList<NeuralMassColumn> columns, Func<NoiseSource, ReadOnlyMemory<double>>? noise,
        int samples, int steps, CancellationToken cancellation)
        where T : unmanaged, ILane<T>
    {
        double[][] potentials = [.. columns.Select(_ => new double[samples])];
        for (int first = 0; first < columns.Count; first += T.Width)
        {
            // Lanes without a column of their own repeat the last one.
            NeuralMassColumn[] pack = [.. Enumerable.Range(first, T.Width).Select(lane => columns[Math.Min(lane, columns.Count - 1)])];
            ReadOnlyMemory<double>[]? inputs = noise is null ? null : [.. pack.Select(column => noise(column.Noise))];
            Run<T>(pack, inputs, potentials.AsSpan(first, Math.Min(T.Width, columns.Count - first)), samples, steps, cancellation);
        }

        return potentials;
    }

    private static void Run<T>(NeuralMassColumn[] pack, ReadOnlyMemory<double>[]? noise, Span<double[]> potentials, int samples,
        int steps, CancellationToken cancellation)
        where T : unmanaged, ILane<T>
    {
        NeuralMass<T> mass = new(pack);
        Span<T> state = new T[NeuralMass<T>.States], work = new T[3 * NeuralMass<T>.States];
        Span<double> lanes = stackalloc double[T.Width];
        double step = 1.0 / (SamplesPerSecond * steps);
        for (int sample = 0; sample < samples; sample++)
        {
            if (sample % SamplesPerSecond == 0) cancellation.ThrowIfCancellationRequested();
            for (int lane = 0; lane < T.Width; lane++)
            {
                double deviate = noise is null ? 0 : noise[lane].Span[sample];
                lanes[lane] = pack[lane].MeanInput + (pack[lane].InputSpread * deviate);
            }

            T input = T.Load(lanes);
            for (int part = 0; part < steps; part++)
            {
                mass.Step(input, state, step, work);
            }

            T.Store(NeuralMass<T>.Potential(state), lanes);
            for (int lane = 0; lane < potentials.Length; lane++)
            {
                potentials[lane][sample] = lanes[lane];
            }
        }
    }
}
