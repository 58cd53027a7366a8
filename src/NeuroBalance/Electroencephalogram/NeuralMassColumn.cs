using NeuroBalance.Lanes;

namespace NeuroBalance.Electroencephalogram;

/// <summary>The source of the random part of a column's input: each column has its own.</summary>
internal enum NoiseSource
{
    /// <summary>Of the column that spikes.</summary>
    Spikes,

    /// <summary>Of the column that has the alpha rhythm.</summary>
    Alpha,
}

/// <summary>
/// A cortical column as a neural mass: mean potentials of pyramidal cells and of excitatory, slow and fast inhibitory interneurons.
/// </summary>
/// <remarks>
/// Jansen and Rit 1995, Biol Cybern 73:357; with fast inhibition Wendling et al. 2002, Eur J Neurosci 15:1499, in the numbers of
/// Fietkiewicz and Loparo 2016, doi:10.1155/2016/3628247.
/// </remarks>
/// <param name="Excitation">Synaptic gain A of excitation, mV.</param>
/// <param name="SlowInhibition">Synaptic gain B of slow dendritic inhibition, mV.</param>
/// <param name="FastInhibition">Synaptic gain G of fast somatic inhibition, mV; absent in the column of Jansen and Rit.</param>
/// <param name="MeanInput">Mean of the input p, pulses/s.</param>
/// <param name="InputSpread">Standard deviation of the input, pulses/s.</param>
/// <param name="Noise">Whose random numbers the input takes.</param>
internal readonly record struct NeuralMassColumn(double Excitation, double SlowInhibition, double? FastInhibition, double MeanInput,
    double InputSpread, NoiseSource Noise)
{
    // The exponents are assumed: naive, drinking and treated brains must not spike, severe withdrawal must.
    private const double ExcitationExponent = 0.12, InhibitionExponent = 0.62;

    /// <summary>The tones that a column takes; others are set to the nearer end.</summary>
    internal static readonly NumberRange GabaTones = new(0.3, 3), NmdaTones = new(0.1, 4);

    /// <summary>The column that spikes when inhibition is weak and excitation strong.</summary>
    /// <param name="gabaTone">Inhibitory tone, 1 in a naive brain.</param>
    /// <param name="nmdaTone">Excitatory tone, 1 in a naive brain.</param>
    internal static NeuralMassColumn Spikes(double gabaTone, double nmdaTone)
    {
        double inhibition = Power(Clipped(gabaTone, GabaTones), InhibitionExponent);
        double excitation = Power(Clipped(nmdaTone, NmdaTones), ExcitationExponent);
        return new(5 * excitation, 50 * inhibition, 15 * inhibition, 90, 30, NoiseSource.Spikes);
    }

    /// <summary>The column of the alpha rhythm, which inhibition does not reach and strong excitation no further.</summary>
    /// <param name="nmdaTone">Excitatory tone, 1 in a naive brain.</param>
    internal static NeuralMassColumn Alpha(double nmdaTone) =>
        new(3.25 * Power(Math.Min(Clipped(nmdaTone, NmdaTones), 1.3), ExcitationExponent), 22, null, 260, 22, NoiseSource.Alpha);

    private static double Clipped(double tone, NumberRange range) => Math.Clamp(tone, range.Low, range.High);

    private static double Power(double tone, double exponent) => Elementary.Pow(new Lane1(tone), new Lane1(exponent)).Value;
}
