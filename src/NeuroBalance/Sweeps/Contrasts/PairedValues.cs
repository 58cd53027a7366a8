namespace NeuroBalance.Sweeps;

/// <summary>The values of a metric in two arms, subject by subject, gathered from blocks of a table.</summary>
internal sealed class PairedValues
{
    private readonly string metric;
    private readonly int arms, arm, reference;

    /// <param name="columns">The columns of the table.</param>
    /// <param name="contrast">What is compared.</param>
    /// <param name="members">The rows of the whole table.</param>
    /// <exception cref="ArgumentException">There is no such metric or arm.</exception>
    internal PairedValues(SweepColumns columns, Contrast contrast, long members)
    {
        metric = contrast.Metric;
        arms = Math.Max(1, columns.Arms.Length);
        (arm, reference) = (ArmOf(columns, contrast.Arm), ArmOf(columns, contrast.Reference));
        int at = columns.Metrics.IndexOf(metric);
        if (at < 0) throw new ArgumentException($"There is no metric '{metric}'.", nameof(contrast));
        Column = columns.Axes.Length + at;
        long subjects = members / arms;
        (Arm, Reference) = (new double[subjects], new double[subjects]);
        (ArmStatus, ReferenceStatus) = (new MetricStatus[subjects], new MetricStatus[subjects]);
    }

    /// <summary>The place of the metric among the columns of numbers.</summary>
    internal int Column { get; }

    internal double[] Arm { get; }

    internal double[] Reference { get; }

    internal MetricStatus[] ArmStatus { get; }

    internal MetricStatus[] ReferenceStatus { get; }

    /// <summary>Takes the rows of a block.</summary>
    /// <param name="block">The block, with the column of the metric.</param>
    internal void Take(SweepTable block)
    {
        for (int row = 0; row < block.Count; row++)
        {
            (long subject, long of) = Math.DivRem(block.Member[row], arms);
            double value = block.Numbers[Column][row];
            if (of == arm) (Arm[subject], ArmStatus[subject]) = (value, block.StatusOf(row, metric));
            else if (of == reference) (Reference[subject], ReferenceStatus[subject]) = (value, block.StatusOf(row, metric));
        }
    }

    private static int ArmOf(SweepColumns columns, string name) => columns.Arms.IndexOf(name) is >= 0 and int at ? at
        : throw new ArgumentException($"There is no arm '{name}'; there are {string.Join(", ", columns.Arms)}.", nameof(name));
}
