namespace NeuroBalance;

/// <summary>How to run a cohort. Nothing here changes a bit of the results but the tolerances of <see cref="Simulation"/>.</summary>
public sealed record CohortOptions
{
    /// <summary>The most members of one cohort: a billion numbers a metric are beyond any use.</summary>
    public const long LargestCohort = 100_000_000;

    /// <summary>Tolerances, limits and lane width.</summary>
    public SimulationOptions Simulation { get; init; } = new();

    /// <summary>The number of threads; one for each processor when absent.</summary>
    public int? Threads { get; init; }

    /// <summary>The members of a block; results are handed on block by block.</summary>
    public int BlockSize { get; init; } = 64;
}
