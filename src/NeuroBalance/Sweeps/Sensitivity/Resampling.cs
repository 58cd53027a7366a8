


using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>Bootstrap samples: how often each of n samples is drawn, by random numbers of a seed and the sample's number alone.</summary>
internal static class Resampling
{
    /// <summary>Draws n times among n; the weights say how often each came up.</summary>
    internal static void Weigh(ulong seed, int resample, Span<int> weights)
    {
        weights.Clear();
        for (int i = 0; i < weights.Length; i++)
        {
            double u = Philox4x32.Uniform(seed, RandomStream.Bootstrap, i, resample);
            weights[(int)(u * weights.Length)]++;
        }
    }

    /// <summary>Half the width of a confidence interval: the normal quantile times the deviation of the resampled estimates.</summary>
    internal static double HalfWidth(ReadOnlySpan<double> estimates, double level)
    {
        double mean = 0;
        foreach (double one in estimates)
        {
            mean += one;
        }
        mean /= estimates.Length;
        double squares = 0;
        foreach (double one in estimates)
        {
            squares += (one - mean) * (one - mean);
        }
        return NormalQuantile.At(0.5 + (level / 2)) * Math.Sqrt(squares / (estimates.Length - 1));
    }

    internal static void Check(int numResamples, double confLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numResamples, 2);
        if (!(confLevel > 0 && confLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confLevel), confLevel, "A confidence level lies between 0 and 1.");
        }
    }
}
