using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>How far the folder of a run or shard is, read without holding it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Shard">Which shard.</param>
/// <param name="Members">The members that it will have.</param>
/// <param name="Done">Those in finished parts.</param>
/// <param name="Failed">Those of the done that failed.</param>
/// <param name="InUse">Who works in it; absent when nobody does.</param>
public sealed record SweepState(string Folder, SweepShard Shard, long Members, long Done, long Failed, string? InUse)
{
    /// <summary>The state in a few words.</summary>
    public string Word => Done == Members ? "complete" : InUse is { } holder ? "run by " + holder : Done == 0 ? "begun" : "stopped";

    /// <summary>The states of all shards in a folder; empty when there is no sweep.</summary>
    /// <param name="folder">The folder of a sweep, or the one that holds its shards.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">A manifest is damaged.</exception>
    /// <exception cref="SweepFolderException">A folder is of another version of this package.</exception>
    public static IReadOnlyList<SweepState> Of(string folder, CancellationToken cancellationToken = default) =>
        [.. SweepResults.ShardFolders(folder).Where(one => File.Exists(Path.Combine(one, SweepManifest.FileName)))
            .Select(one => One(one, cancellationToken))];

    private static SweepState One(string folder, CancellationToken cancellation)
    {
        SweepManifest manifest = SweepManifest.Read(Path.Combine(folder, SweepManifest.FileName));
        long done = 0, failed = 0;
        foreach (long number in SweepPart.SealsIn(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (SweepPart.ReadSeal(folder, number) is not { } part) continue;
            done += part.Count;
            failed += part.Failed;
        }

        return new SweepState(folder, manifest.Shard, manifest.MembersOfShard, done, failed, FolderLock.HolderOf(folder));
    }
}
