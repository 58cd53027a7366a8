namespace NeuroBalance.Sweeps;

/// <summary>How the members of a sweep are cut into part files, and these dealt to shards.</summary>
/// <remarks>
/// Parts are numbered in the order of their members, and part k belongs to shard k mod n. An undivided sweep has parts of one size and a
/// rest. Of a divided one every shard has the same number of subjects, or one more; a subject's arms stay together. A share that is larger
/// than a part comes in rounds, so that each shard has members from the whole of the design and none gets the costly corner of a grid.
/// </remarks>
/// <param name="Members">The members of the sweep.</param>
/// <param name="Arms">The arms through which each subject goes, 1 or more.</param>
/// <param name="PartSize">The most members of a part, but for a subject whose arms are more.</param>
/// <param name="Shards">The number of shards; 1 when the sweep is undivided.</param>
internal readonly record struct SweepDivision(long Members, int Arms, int PartSize, int Shards)
{
    /// <summary>The number of parts; those of a share without members are empty.</summary>
    internal long Parts => Rounds * Shards;

    // The subjects that every share has, and how many shares have one more.
    private long Each => Members / Arms / Shards;

    private long Left => Members / Arms % Shards;

    private long Rounds
    {
        get
        {
            if (Shards == 1) return Ceiling(Members, PartSize);
            // The last round may have to hold one of the left subjects, too.
            long most = Math.Max(1, (PartSize / Arms) - (Left > 0 ? 1 : 0));
            return Math.Max(1, Ceiling(Each, most));
        }
    }

    /// <summary>The first member of a part; of the part after the last, the number of members.</summary>
    /// <param name="part">From 0 to <see cref="Parts"/>.</param>
    internal long FirstOf(long part)
    {
        if (Shards == 1) return Math.Min(part * PartSize, Members);
        long rounds = Rounds;
        (long round, long slice) = Math.DivRem(part, Shards);
        if (round >= rounds) return Members;
        long before = Each * round / rounds, each = (Each * (round + 1) / rounds) - before;
        return Arms * ((Shards * before) + (slice * each) + (round == rounds - 1 ? Math.Min(slice, Left) : 0));
    }

    /// <summary>The members of a part.</summary>
    /// <param name="part">From 0 to <see cref="Parts"/> - 1.</param>
    internal int CountOf(long part) => (int)(FirstOf(part + 1) - FirstOf(part));

    /// <summary>The members of a shard.</summary>
    /// <param name="shard">From 0.</param>
    internal long MembersOf(int shard) => Shards == 1 ? Members : Arms * (Each + (shard < Left ? 1 : 0));

    private static long Ceiling(long count, long size) => (count + size - 1) / size;
}
