namespace NeuroBalance.Statistics;

/// <summary>What the random numbers of a seed are used for; each use has its own.</summary>
internal static class RandomStream
{
    internal const uint Draws = 0x53574450;

    internal const uint Permutation = 0x53575045;

    internal const uint Jitter = 0x53574a54;

    internal const uint Scramble = 0x53575343;

    internal const uint Trajectory = 0x53575452;

    internal const uint Bootstrap = 0x53574254;

    internal const uint Subsample = 0x53575355;

    internal const uint Electroencephalogram = 0x53574545;
}
