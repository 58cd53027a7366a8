namespace NeuroBalance.Electroencephalogram;

/// <summary>What is read from the potential of a column.</summary>
internal static class TraceMeasures
{
    // A spike rises this far (mV) above the middle of the potential, and the next one comes no sooner than this (s).
    private const double SpikeHeight = 8, SpikeDistance = 0.1;

    internal static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        return sum / values.Length;
    }

    internal static double Median(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    /// <summary>The root of the mean square distance from the mean.</summary>
    internal static double RootMeanSquare(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }
        return Math.Sqrt(sum / values.Length);
    }

    /// <summary>The places of the values at which a spike has crossed its level upwards.</summary>
    internal static List<int> Spikes(ReadOnlySpan<double> values)
    {
        double level = Median(values) + SpikeHeight;
        List<int> spikes = [];
        for (int i = 1; i < values.Length; i++)
        {
            bool crosses = values[i - 1] < level && values[i] >= level;
            if (crosses && (spikes.Count == 0 || i - spikes[^1] >= SpikeDistance * ColumnSimulation.SamplesPerSecond)) spikes.Add(i);
        }
        return spikes;
    }
}
