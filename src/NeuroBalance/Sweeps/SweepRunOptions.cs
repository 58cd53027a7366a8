namespace NeuroBalance;

/// <summary>How to run a sweep. Nothing here changes a byte of the results.</summary>
public sealed record SweepRunOptions
{
    /// <summary>The default number of members of a part file.</summary>
    public const int DefaultPartSize = 4096;

    /// <summary>The most members of a part file.</summary>
    public const int LargestPart = 1_000_000;

    /// <summary>The number of threads, 1 or more; one for each processor when absent.</summary>
    public int? Threads { get; init; }

    /// <summary>The lane width, 1, 4 or 8; the widest that suits the processor when absent.</summary>
    public int? LaneWidth { get; init; }

    /// <summary>The share of the sweep to run.</summary>
    public SweepShard Shard { get; init; } = SweepShard.Whole;

    /// <summary>
    /// The members of a part file, 1 to <see cref="LargestPart"/>; decides how the rows are cut into files, never their values.
    /// </summary>
    public int PartSize { get; init; } = DefaultPartSize;
}

/// <summary>How far a sweep is.</summary>
/// <param name="Done">The members in finished parts or simulated in this run.</param>
/// <param name="Total">The members of the sweep or shard.</param>
/// <param name="Failed">Those of the done that failed.</param>
/// <param name="Before">The members that an earlier run had finished.</param>
public readonly record struct SweepProgress(long Done, long Total, long Failed, long Before);
