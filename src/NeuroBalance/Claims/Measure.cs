
namespace NeuroBalance;

/// <summary>One number that claims need from one course.</summary>
public sealed class Measure
{
    internal Measure(ClaimRun run, Metric metric, int id)
    {
        Run = run;
        Metric = metric;
        Id = id;
    }

    /// <summary>The course it is taken from.</summary>
    public ClaimRun Run { get; }

    /// <summary>What is measured.</summary>
    public Metric Metric { get; }

    /// <summary>Its number within the catalog.</summary>
    internal int Id { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Run.Name}: {Metric.Name}";
}
