using System.Text;

namespace NeuroBalance.Sweeps;

/// <summary>A merged table (.parquet) that is read back: its footer says which sweep it is of.</summary>
internal static class MergedTable
{
    /// <summary>The failed members of a group of rows that nobody counted: a merged table counts them over all.</summary>
    internal const int Uncounted = -1;

    private const string Key = "NeuroBalance.Sweep";

    /// <summary>Whether a path is that of a merged table, and not of a folder.</summary>
    /// <param name="path">The path.</param>
    internal static bool Is(string path) => path.EndsWith(TableFile.Parquet, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    /// <summary>What the footer says of the sweep: the same whether it ran at once or in shards.</summary>
    /// <param name="results">The sweep.</param>
    internal static KeyValuePair<string, string> NoteOf(SweepResults results) =>
        new(Key, Encoding.UTF8.GetString(results.Manifest.ToJson([], complete: true, results.Failed)));

    /// <summary>Opens a merged table.</summary>
    /// <param name="paths">Its path alone.</param>
    /// <exception cref="SweepFolderException">There is no such file, it stands beside others, or it does not say what it is.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static SweepResults Open(IReadOnlyList<string> paths)
    {
        string path = paths.First(Is);
        if (paths.Count > 1) throw new SweepFolderException($"{path}: a merged table is a whole sweep; give it alone.");
        if (!File.Exists(path)) throw new SweepFolderException($"{path}: there is no such file.");
        if (NoteIn(path) is not { } text)
        {
            throw new SweepFolderException(
                $"{path}: the table does not say of which sweep it is; merge the parts again, or give their folder.");
        }
        ManifestFields fields = ManifestFields.Parse(path, Encoding.UTF8.GetBytes(text));
        SweepManifest manifest = SweepManifest.Of(path, fields);
        long failed = fields.Whole(SweepManifest.FailedField, 0, manifest.Members);
        SweepDivision division = (manifest with { Shard = SweepShard.Whole }).Division;
        // A group of rows takes more bytes than this in any file.
        const long Least = 64;
        if (division.Parts > new FileInfo(path).Length / Least)
        {
            throw new InvalidDataException($"{path}: the table is damaged: it is shorter than its members.");
        }
        List<SweepPart> groups = [];
        for (long part = 0; part < division.Parts; part++)
        {
            groups.Add(new SweepPart(part, Path.GetFileName(path), division.CountOf(part), Uncounted, ""));
        }
        return new SweepResults(manifest, [new SweepTableFile(path, 0, groups)], failed);
    }

    private static string? NoteIn(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return ParquetNotes.InFooter(ParquetReader.FooterOf(file), Key);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path}: the table is damaged: {exception.Message}.", exception);
        }
    }
}
