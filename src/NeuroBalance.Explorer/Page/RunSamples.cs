namespace NeuroBalance.Explorer;

/// <summary>
/// A run, and what is drawn of it: the sampled quantities, read once at each time. What a continued run has in common with the one before
/// is read from there.
/// </summary>
internal sealed class RunSamples
{
    private readonly Dictionary<double, double[]> known = [];
    private readonly double[] row = new double[Quantity.All.Count];
    private readonly RunSamples? before;

    /// <summary>What is drawn of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="before">What it was continued from; absent for a whole run.</param>
    public RunSamples(Trajectory run, RunSamples? before = null)
    {
        Run = run;
        this.before = before;
    }

    /// <summary>The run.</summary>
    public Trajectory Run { get; }

    /// <summary>The quantities of <see cref="Chart.Sampled"/> at a time.</summary>
    /// <param name="time">Time (h) within the run.</param>
    public double[] At(double time)
    {
        if (known.TryGetValue(time, out double[]? values)) return values;
        return known[time] = before is not null && time <= Run.ContinuedFrom ? before.At(time) : Read(time);
    }

    private double[] Read(double time)
    {
        Run.Row(time, row);
        double[] values = new double[Chart.Sampled.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = row[Chart.Sampled[i].Index];
        }

        return values;
    }
}
