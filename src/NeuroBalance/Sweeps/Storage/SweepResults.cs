using System.Globalization;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>
/// The whole table of a sweep, gathered from the folder of a run or from those of its shards: checked, read part by part.
/// </summary>
public sealed class SweepResults
{
    private readonly IReadOnlyList<PlacedPart> parts;

    private SweepResults(SweepManifest manifest, IReadOnlyList<PlacedPart> parts)
    {
        Manifest = manifest;
        this.parts = parts;
    }

    /// <summary>What it was computed from.</summary>
    public SweepManifest Manifest { get; }

    /// <summary>The members that did not end in success.</summary>
    public long Failed => parts.Sum(part => (long)part.Part.Failed);

    /// <summary>Finds all parts of a sweep and verifies their coverage and checksums.</summary>
    /// <param name="folders">The folders of a run or of shards, or folders that hold those of shards.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The results; nothing of the parts is kept in memory.</returns>
    /// <exception cref="SweepFolderException">A part is missing, damaged or there twice, or a folder belongs to another sweep; every fault
    /// is listed.</exception>
    /// <exception cref="InvalidDataException">A manifest is damaged.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SweepResults Open(IReadOnlyList<string> folders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folders);
        List<string> faults = [];
        SweepManifest? manifest = null;
        string from = "";
        Dictionary<long, PlacedPart> found = [];
        foreach (string folder in folders.SelectMany(ShardFolders).Distinct())
        {
            string file = Path.Combine(folder, SweepManifest.FileName);
            if (!File.Exists(file))
            {
                faults.Add($"{folder}: there is no sweep here (no {SweepManifest.FileName}).");
                continue;
            }

            SweepManifest own = SweepManifest.Read(file);
            manifest ??= own;
            if (from.Length == 0) from = folder;
            List<string> differences = [.. own.DifferencesTo(manifest)];
            if (own.Samples != manifest.Samples)
            {
                differences.Add(FormattableString.Invariant($"samples: {manifest.Samples} and {own.Samples}"));
            }
            if (own.Members != manifest.Members)
            {
                differences.Add(FormattableString.Invariant($"members: {manifest.Members} and {own.Members}"));
            }
            if (!own.Columns.All.SequenceEqual(manifest.Columns.All)) differences.Add("columns");
            if (differences.Count > 0)
            {
                faults.Add($"{folder} belongs to another sweep than {from}:");
                faults.AddRange(differences.Select(line => "  " + line));
                continue;
            }

            Gather(folder, own, found, faults, cancellationToken);
        }

        if (manifest is not null && faults.Count == 0) AddGaps(manifest, found, faults);
        if (faults.Count > 0 || manifest is null) throw new SweepFolderException(faults);
        return new SweepResults(manifest, [.. found.OrderBy(one => one.Key).Select(one => one.Value)]);
    }

    /// <summary>The rows, part by part in order; each table is new.</summary>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    public IEnumerable<SweepTable> Parts() => Blocks();

    /// <summary>The rows, part by part in order, with some of their columns of numbers.</summary>
    /// <param name="numbers">Which columns of numbers are wanted, by their position; all when absent.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal IEnumerable<SweepTable> Blocks(IReadOnlySet<int>? numbers = null, CancellationToken cancellation = default)
    {
        foreach (PlacedPart part in parts)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Read(part, numbers);
        }
    }

    /// <summary>Writes the table into one file; the bytes depend on the sweep alone, not on how it was divided or interrupted.</summary>
    /// <param name="path">The file; its ending decides on the format, .parquet or .csv.</param>
    /// <param name="cancellationToken">Ends the writing; no file appears.</param>
    /// <exception cref="ArgumentException">The ending is neither of the two.</exception>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Write(string path, CancellationToken cancellationToken = default) => Write(path, [], cancellationToken);

    /// <summary>The same with notes in the file, where its format has room for them.</summary>
    internal void Write(string path, IReadOnlyList<KeyValuePair<string, string>> notes, CancellationToken cancellationToken)
    {
        TableFile.Check(path);
        AtomicFile.Write(path, stream =>
        {
            using ITableWriter writer = TableFile.Create(path, stream, Manifest.Columns, notes);
            foreach (SweepTable block in Blocks(null, cancellationToken))
            {
                writer.Append(block.Block());
            }
        });
    }

    /// <summary>The bands of the trajectories that the plan follows, each in all arms; empty where it follows none.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The same numbers whatever the threads, lanes, parts, shards and interruptions.</returns>
    /// <exception cref="InvalidDataException">A part is damaged.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public IReadOnlyList<TrajectoryBands> Bands(CancellationToken cancellationToken = default) =>
        TrajectoryLayout.Of(Manifest) is not { } layout ? []
            : new BandReduction(layout, Manifest.Columns.Arms, Manifest.Members, [.. Courses(layout)], cancellationToken).All();

    /// <summary>Writes the readings of all members, a row each, of the trajectories that keep them (<c>"members": true</c>).</summary>
    internal void WriteTrajectories(string path, IReadOnlyList<KeyValuePair<string, string>> notes, CancellationToken cancellation)
    {
        TrajectoryLayout layout = TrajectoryLayout.Of(Manifest) ?? throw new InvalidOperationException("There are no trajectories.");
        TrajectoryTables.WriteMembers(path, layout, Manifest.Columns.Arms, Courses(layout), notes, cancellation);
    }

    private IEnumerable<Func<TrajectoryPartReader>> Courses(TrajectoryLayout layout) => parts.Select(
        placed => new Func<TrajectoryPartReader>(() => new TrajectoryPartReader(File.OpenRead(Path.ChangeExtension(placed.Path, ".trajectories")), layout)));

    /// <summary>A folder itself when it holds a manifest, else the shards in it.</summary>
    internal static IReadOnlyList<string> ShardFolders(string folder)
    {
        string full = Path.GetFullPath(folder);
        if (File.Exists(Path.Combine(full, SweepManifest.FileName)) || !Directory.Exists(full)) return [full];
        string[] shards = [.. Directory.GetDirectories(full, "shard-*-of-*").Order(StringComparer.Ordinal)];
        return shards.Length > 0 ? shards : [full];
    }

    private SweepTable Read(PlacedPart placed, IReadOnlySet<int>? numbers)
    {
        try
        {
            SweepTable table = ParquetReader.Read(placed.Path, Manifest.Columns, placed.Part.Count, numbers);
            Check(table, placed.Part);
            return table;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{placed.Path}: part {placed.Part.Number} is damaged: {exception.Message}."), exception);
        }
    }

    // The words and numbers that rows are found by; what a metric is worth nobody can tell from the file.
    private void Check(SweepTable table, SweepPart part)
    {
        long first = part.Number * Manifest.PartSize;
        for (int i = 0; i < table.Count; i++)
        {
            if (table.Member[i] != first + i)
            {
                throw new InvalidDataException(FormattableString.Invariant($"row {i} is of member {table.Member[i]}, not {first + i}"));
            }
            if (table.Arm is { } arms && arms[i] != Manifest.Columns.Arms[(int)(table.Member[i] % Manifest.Columns.Arms.Length)])
            {
                throw new InvalidDataException(FormattableString.Invariant($"row {i} is of another arm than member {table.Member[i]}"));
            }
            if (table.Steps[i] < 0) throw new InvalidDataException(FormattableString.Invariant($"row {i} took {table.Steps[i]} steps"));
            if (!SweepStatus.IsKnown(table.Status[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant($"row {i} has an unknown status"));
            }
        }

        if (table.Failed != part.Failed)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{table.Failed} members failed, not {part.Failed}"));
        }
    }

    private static void Gather(string folder, SweepManifest manifest, Dictionary<long, PlacedPart> found, List<string> faults,
        CancellationToken cancellation)
    {
        TrajectoryLayout? courses = TrajectoryLayout.Of(manifest);
        foreach (long number in SweepPart.SealsIn(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (number >= manifest.Parts || SweepPart.ReadSeal(folder, number) is not { } part || part.Count != manifest.CountOf(number))
            {
                continue;
            }
            string file = Path.Combine(folder, SweepPart.FileOf(number));
            if (!File.Exists(file)) continue;
            bool whole = courses is null
                || TrajectoryPartReader.IsWhole(Path.Combine(folder, TrajectoryPart.FileOf(number)), cancellation);
            if (!whole || SweepPart.Checksum(file, cancellation) != part.Sha256)
            {
                faults.Add(whole ? $"{file}: damaged (its checksum is not that of the manifest)."
                    : $"{Path.ChangeExtension(file, ".trajectories")}: missing or damaged (its checksum is not that of its content).");
            }
            else if (!found.TryAdd(number, new PlacedPart(file, part))) faults.Add($"{file}: overlaps with {found[number].Path}.");
        }
    }

    private static void AddGaps(SweepManifest manifest, Dictionary<long, PlacedPart> found, List<string> faults)
    {
        long missing = manifest.Parts - found.Count;
        if (missing == 0) return;
        List<string> first = [];
        for (long part = 0; part < manifest.Parts && first.Count < 10; part++)
        {
            if (!found.ContainsKey(part)) first.Add(part.ToString(CultureInfo.InvariantCulture));
        }

        string more = missing > first.Count ? ", ..." : "";
        faults.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{missing} of {manifest.Parts} parts are missing: {string.Join(", ", first)}{more}. "
            + $"Run the sweep (or the shard) again to finish it."));
    }

    private sealed record PlacedPart(string Path, SweepPart Part);
}
