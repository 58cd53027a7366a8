namespace NeuroBalance.Claims;

/// <summary>One number that claims need from one run.</summary>
/// <param name="run">The run it is taken from.</param>
/// <param name="metric">What is measured.</param>
/// <param name="id">Its number within the catalog.</param>
internal sealed class Measure(ClaimRun run, Metric metric, int id)
{
    /// <summary>The run it is taken from.</summary>
    public ClaimRun Run => run;

    /// <summary>What is measured.</summary>
    public Metric Metric => metric;

    /// <summary>Its number within the catalog.</summary>
    public int Id => id;

    /// <inheritdoc/>
    public override string ToString() => $"{run.Name}: {metric.Name}";
}
