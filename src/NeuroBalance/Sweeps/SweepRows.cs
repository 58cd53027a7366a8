namespace NeuroBalance.Sweeps;

/// <summary>The values of the axes, row by row: the design's points, correlated, each mapped onto its axis' spread.</summary>
internal sealed class SweepRows
{
    private readonly IDesign design;
    private readonly Axis[] axes;
    private readonly GaussianCopula? copula;

    /// <summary>The rows of a plan.</summary>
    internal SweepRows(SweepPlan plan)
    {
        design = plan.CreateDesign();
        axes = [.. plan.Axes];
        if (!plan.Correlations.IsEmpty)
        {
            copula = GaussianCopula.Create([.. axes.Select(axis => axis.Key)], plan.Correlations)
                ?? throw new ArgumentException("The correlations contradict each other.", nameof(plan));
        }
    }

    /// <summary>How many there are.</summary>
    internal long Count => design.Count;

    /// <summary>The values of one row, in the order of the axes. A pure function of the row; may be called from several threads.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="values">Takes one number for each axis.</param>
    internal void Read(long row, Span<double> values)
    {
        design.Point(row, values);
        copula?.Apply(values);
        for (int i = 0; i < axes.Length; i++)
        {
            values[i] = axes[i].At(values[i]);
        }
    }
}
