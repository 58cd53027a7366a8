using System.Collections.Immutable;
using NeuroBalance.Electroencephalogram;

namespace NeuroBalance;

/// <summary>An EEG-like trace of one moment: what two model columns of cortex do at its inhibitory and excitatory tone.</summary>
/// <remarks>For teaching: no clinical EEG, and no predictor of seizures. See <see cref="EegRecording.Misfits"/>.</remarks>
public sealed class EegTrace
{
    internal EegTrace(string name, double gabaTone, double nmdaTone, ReadOnlySpan<double> spiking, ReadOnlySpan<double> alpha)
    {
        (Name, GabaTone, NmdaTone) = (name, gabaTone, nmdaTone);
        double middle = TraceMeasures.Median(spiking), mean = TraceMeasures.Mean(alpha);
        ImmutableArray<double>.Builder potential = ImmutableArray.CreateBuilder<double>(spiking.Length);
        for (int i = 0; i < spiking.Length; i++)
        {
            potential.Add((alpha[i] - mean) + (spiking[i] - middle));
        }

        Potential = potential.MoveToImmutable();
        Spikes = [.. TraceMeasures.Spikes(spiking).Select(TimeOf)];
        AlphaAmplitude = TraceMeasures.RootMeanSquare(alpha);
    }

    /// <summary>The moment, as "18 h after last drink".</summary>
    public string Name { get; }

    /// <summary>The inhibitory tone of the moment; 1 in a naive brain. The columns take 0.3 to 3 of it.</summary>
    public double GabaTone { get; }

    /// <summary>The excitatory tone of the moment; 1 in a naive brain. The columns take 0.1 to 4 of it.</summary>
    public double NmdaTone { get; }

    /// <summary>The potential (mV), a value at the end of each 1/512 s; the sum of both columns about their middle.</summary>
    public ImmutableArray<double> Potential { get; }

    /// <summary>The times (s) of the spikes: where the spiking column crosses 8 mV above its median, at least 0.1 s apart.</summary>
    public ImmutableArray<double> Spikes { get; }

    /// <summary>The spikes in a second.</summary>
    public double SpikesPerSecond => Spikes.Length / (Potential.Length / (double)ColumnSimulation.SamplesPerSecond);

    /// <summary>The root mean square (mV) of the alpha column's rhythm, near 11 Hz.</summary>
    public double AlphaAmplitude { get; }

    /// <summary>The time (s) of a value of <see cref="Potential"/>, from the start of the trace.</summary>
    /// <param name="index">Which value, from 0.</param>
    /// <returns>The end of its 1/512 s.</returns>
    public static double TimeOf(int index) => (index + 1) / (double)ColumnSimulation.SamplesPerSecond;
}
