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
    /// <exception cref="InvalidDataException">A manifest is damaged.</exception>
    public static IReadOnlyList<SweepState> Of(string folder) =>
        [.. SweepTable.ShardFolders(folder).Where(one => File.Exists(Path.Combine(one, SweepManifest.FileName))).Select(One)];

    private static SweepState One(string folder)
    {
        SweepManifest manifest = SweepManifest.Read(Path.Combine(folder, SweepManifest.FileName));
        long members = 0;
        for (long part = 0; part < manifest.Parts; part++) members += manifest.Shard.Has(part) ? manifest.CountOf(part) : 0;
        SweepPart[] parts = [.. Directory.EnumerateFiles(folder, "part-*.json").Select(SweepPart.ReadSeal).OfType<SweepPart>()];
        return new SweepState(folder, manifest.Shard, members, parts.Sum(part => (long)part.Count), parts.Sum(part => (long)part.Failed), FolderLock.HolderOf(folder));
    }
}
