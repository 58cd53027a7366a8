using System.Globalization;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The whole table of a sweep, gathered from the folder of a run or from those of its shards: checked, read part by part.</summary>
public sealed class SweepTable
{
    private readonly (string Path, SweepPart Part)[] parts;
    private readonly ITableFormat format;

    private SweepTable(SweepManifest manifest, (string Path, SweepPart Part)[] parts, ITableFormat format)
    {
        Manifest = manifest;
        this.parts = parts;
        this.format = format;
    }

    /// <summary>What it was computed from.</summary>
    public SweepManifest Manifest { get; }

    /// <summary>The members that did not end in success.</summary>
    public long Failed => parts.Sum(part => (long)part.Part.Failed);

    /// <summary>Finds all parts of a sweep and verifies their coverage and checksums.</summary>
    /// <param name="folders">The folders of a run or of shards, or folders that hold those of shards.</param>
    /// <param name="formats">The formats in which parts may be.</param>
    /// <exception cref="SweepFolderException">A part is missing, damaged or there twice, or a folder belongs to another sweep; every fault is told.</exception>
    public static SweepTable Open(IReadOnlyList<string> folders, params IReadOnlyList<ITableFormat> formats)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(formats);
        List<string> faults = [];
        SweepManifest? manifest = null;
        ITableFormat? format = null;
        string from = "";
        Dictionary<long, (string Path, SweepPart Part)> found = [];
        foreach (string folder in folders.SelectMany(ShardFolders).Distinct())
        {
            if (ReadManifest(folder, faults) is not { } own) continue;
            manifest ??= own;
            if (from.Length == 0) from = folder;
            format ??= formats.FirstOrDefault(one => own.Entries.Any(entry => entry.Key == "format" && entry.Value == one.Extension));
            string[] differences = [.. own.DifferencesTo(manifest)];
            if (own.Samples != manifest.Samples) differences = [.. differences, FormattableString.Invariant($"samples: {manifest.Samples} and {own.Samples}")];
            if (differences.Length > 0)
            {
                faults.Add($"{folder} belongs to another sweep than {from}:");
                faults.AddRange(differences.Select(line => "  " + line));
                continue;
            }

            if (format is not null) Gather(folder, own, format, found, faults);
        }

        if (manifest is not null && format is null) faults.Add($"{from}: the parts are in a format that cannot be read.");
        if (manifest is not null && faults.Count == 0) AddGaps(manifest, found, faults);
        if (faults.Count > 0 || manifest is null) throw new SweepFolderException(faults);
        return new SweepTable(manifest, [.. found.OrderBy(one => one.Key).Select(one => one.Value)], format!);
    }

    /// <summary>The rows, part by part in order; each block is new.</summary>
    /// <param name="numbers">Which columns of numbers are wanted, by their position; all when absent.</param>
    public IEnumerable<SweepBlock> Blocks(IReadOnlySet<int>? numbers = null) => parts.Select(part => format.Read(part.Path, Manifest.Columns, numbers));

    /// <summary>Writes the table into one file; the bytes depend on the sweep alone, not on how it was divided or interrupted.</summary>
    public void Write(string path, ITableFormat into)
    {
        ArgumentNullException.ThrowIfNull(into);
        AtomicFile.Write(path, stream =>
        {
            using ITableWriter writer = into.Create(stream, Manifest.Columns);
            foreach (SweepBlock block in Blocks()) writer.Append(block);
        });
    }

    /// <summary>A folder itself when it holds a manifest, else the shards in it.</summary>
    public static IReadOnlyList<string> ShardFolders(string folder)
    {
        string full = Path.GetFullPath(folder);
        if (File.Exists(Path.Combine(full, SweepManifest.FileName)) || !Directory.Exists(full)) return [full];
        string[] shards = [.. Directory.GetDirectories(full, "shard-*-of-*").Order(StringComparer.Ordinal)];
        return shards.Length > 0 ? shards : [full];
    }

    private static SweepManifest? ReadManifest(string folder, List<string> faults)
    {
        string file = Path.Combine(folder, SweepManifest.FileName);
        if (!File.Exists(file))
        {
            faults.Add($"{folder}: there is no sweep here (no {SweepManifest.FileName}).");
            return null;
        }

        try
        {
            return SweepManifest.Read(file);
        }
        catch (InvalidDataException exception)
        {
            faults.Add(exception.Message);
            return null;
        }
    }

    private static void Gather(string folder, SweepManifest manifest, ITableFormat format, Dictionary<long, (string Path, SweepPart Part)> found, List<string> faults)
    {
        foreach (string seal in Directory.EnumerateFiles(folder, "part-*.json").Order(StringComparer.Ordinal))
        {
            if (SweepPart.ReadSeal(seal) is not { } part || part.Number >= manifest.Parts || part.Count != manifest.CountOf(part.Number)) continue;
            string file = Path.Combine(folder, SweepPart.FileOf(part.Number, format.Extension));
            if (!File.Exists(file)) continue;
            if (SweepPart.Checksum(file) != part.Sha256) faults.Add($"{file}: damaged (its checksum is not that of the manifest).");
            else if (!found.TryAdd(part.Number, (file, part))) faults.Add($"{file}: overlaps with {found[part.Number].Path}.");
        }
    }

    private static void AddGaps(SweepManifest manifest, Dictionary<long, (string Path, SweepPart Part)> found, List<string> faults)
    {
        long missing = manifest.Parts - found.Count;
        if (missing == 0) return;
        string[] first = [.. Enumerable.Range(0, (int)Math.Min(manifest.Parts, int.MaxValue)).Where(part => !found.ContainsKey(part)).Take(10).Select(part => part.ToString(CultureInfo.InvariantCulture))];
        faults.Add(FormattableString.Invariant($"{missing} of {manifest.Parts} parts are missing: {string.Join(", ", first)}{(missing > first.Length ? ", ..." : "")}. Run the sweep (or the shard) again to finish it."));
    }
}
