using System.Globalization;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>
/// The whole table of a sweep, gathered from the folder of a run or from those of its shards: checked, read part by part.
/// </summary>
public sealed partial class SweepResults
{
    private readonly IReadOnlyList<SweepTableFile> files;

    internal SweepResults(SweepManifest manifest, IReadOnlyList<SweepTableFile> files, long failed)
    {
        Manifest = manifest with { Shard = SweepShard.Whole };
        this.files = files;
        Failed = failed;
    }

    /// <summary>What it was computed from; the sweep undivided, however it was run.</summary>
    public SweepManifest Manifest { get; }

    /// <summary>The members that did not end in success.</summary>
    public long Failed { get; }

    /// <summary>Finds all parts of a sweep and verifies their coverage and checksums.</summary>
    /// <param name="folders">The folders of a run or of shards, or those that hold them; or one merged table (.parquet).</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The results; nothing of the parts is kept in memory.</returns>
    /// <exception cref="SweepFolderException">A part is missing, damaged or there twice, or a folder belongs to another sweep; every fault
    /// is listed.</exception>
    /// <exception cref="InvalidDataException">A manifest is damaged.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SweepResults Open(IReadOnlyList<string> folders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.Any(MergedTable.Is)) return MergedTable.Open(folders);
        List<string> faults = [];
        SweepManifest? manifest = null;
        string from = "";
        Dictionary<long, (string File, SweepPart Part)> found = [];
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
            if (own.Shard.Count != manifest.Shard.Count)
            {
                differences.Add(FormattableString.Invariant($"shards: {manifest.Shard.Count} and {own.Shard.Count}"));
            }
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
        SweepDivision division = manifest.Division;
        return new SweepResults(manifest,
            [.. found.OrderBy(one => one.Key)
                .Select(one => new SweepTableFile(one.Value.File, division.FirstOf(one.Key), [one.Value.Part]))],
            found.Values.Sum(one => (long)one.Part.Failed));
    }

    /// <summary>The rows, part by part in order; each table is new.</summary>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    public IEnumerable<SweepTable> Parts() => Blocks();

    /// <summary>All rows in one table in memory, without the bands of trajectories.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The rows in their order.</returns>
    /// <exception cref="InvalidOperationException">They are more than 10,000,000: read them part by part.</exception>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public SweepTable ToTable(CancellationToken cancellationToken = default)
    {
        if (Manifest.Members > Sweep.MostInMemory)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{Manifest.Members} members are too many for one table (at most {Sweep.MostInMemory}); read them part by part."));
        }
        SweepTable table = new((int)Manifest.Members, Manifest.Columns) { Manifest = Manifest };
        int next = 0;
        foreach (SweepTable block in Blocks(null, cancellationToken))
        {
            table.Take(block, 0, next, block.Count);
            next += block.Count;
        }
        return table;
    }

    /// <summary>The rows, part by part in order, with some of their columns of numbers.</summary>
    /// <param name="numbers">Which columns of numbers are wanted, by their position; all when absent.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal IEnumerable<SweepTable> Blocks(IReadOnlySet<int>? numbers = null, CancellationToken cancellation = default)
    {
        SweepTable? block = null;
        int filled = 0;
        long next = 0;
        foreach (SweepTable rows in files.SelectMany(file => file.Read(Manifest.Columns, numbers, cancellation)))
        {
            // The blocks of a sweep that ran in one piece, whatever the parts of its shards.
            if (filled == 0 && rows.Count == Manifest.CountOf(next))
            {
                next++;
                yield return rows;
                continue;
            }

            for (int taken = 0; taken < rows.Count;)
            {
                block ??= new SweepTable(Manifest.CountOf(next), Manifest.Columns, numbers);
                int count = Math.Min(block.Count - filled, rows.Count - taken);
                block.Take(rows, taken, filled, count);
                (taken, filled) = (taken + count, filled + count);
                if (filled < block.Count) continue;
                yield return block;
                (block, filled, next) = (null, 0, next + 1);
            }
        }
    }

    /// <summary>Writes the table into one file; the bytes depend on the sweep alone, not on how it was divided or interrupted.</summary>
    /// <param name="path">The file; its ending decides on the format, .parquet or .csv.</param>
    /// <param name="cancellationToken">Ends the writing; no file appears.</param>
    /// <exception cref="ArgumentException">The ending is neither of the two.</exception>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Write(string path, CancellationToken cancellationToken = default) => Write(path, [], cancellationToken);

    /// <summary>The same with notes in the file, where its format has room for them: .parquet has.</summary>
    /// <param name="path">The file; its ending decides on the format, .parquet or .csv.</param>
    /// <param name="notes">Texts by their keys, which <see cref="FindNote(string, string)"/> finds again.</param>
    /// <param name="cancellationToken">Ends the writing; no file appears.</param>
    /// <exception cref="ArgumentException">The ending is neither of the two.</exception>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Write(string path, IReadOnlyList<KeyValuePair<string, string>> notes, CancellationToken cancellationToken = default)
    {
        TableFile.Check(path);
        AtomicFile.Write(path, stream =>
        {
            using ITableWriter writer = TableFile.Create(path, stream, Manifest.Columns, [.. notes, MergedTable.NoteOf(this)]);
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
    /// <param name="path">The file; its ending decides on the format, .parquet or .csv.</param>
    /// <param name="notes">Texts by their keys, for a format that has room for them.</param>
    /// <param name="cancellationToken">Ends the writing; no file appears.</param>
    /// <exception cref="InvalidOperationException">The plan follows no trajectories.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void WriteTrajectories(string path, IReadOnlyList<KeyValuePair<string, string>> notes,
        CancellationToken cancellationToken = default)
    {
        TrajectoryLayout layout = TrajectoryLayout.Of(Manifest) ?? throw new InvalidOperationException("There are no trajectories.");
        TrajectoryTables.WriteMembers(path, layout, Manifest.Columns.Arms, Courses(layout), notes, cancellationToken);
    }

    private IEnumerable<Func<TrajectoryPartReader>> Courses(TrajectoryLayout layout)
    {
        foreach (SweepTableFile part in files)
        {
            string file = Path.ChangeExtension(part.Path, TrajectoryPart.Ending);
            if (!File.Exists(file))
            {
                throw new SweepFolderException(
                    $"{file}: there is no such file; a merged table holds no trajectories, give the folder.");
            }
            yield return () => new TrajectoryPartReader(File.OpenRead(file), layout);
        }
    }

    /// <summary>Whether a path is that of a merged table (.parquet), and not of a folder.</summary>
    /// <param name="path">The path.</param>
    /// <returns>By its ending; the file need not be there.</returns>
    public static bool IsTable(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return MergedTable.Is(path);
    }

    /// <summary>A note in a table that <see cref="Write(string, IReadOnlyList{KeyValuePair{string, string}}, CancellationToken)"/>
    /// wrote, whatever its size.</summary>
    /// <param name="table">The file (.parquet).</param>
    /// <param name="key">The key of the note.</param>
    /// <returns>The text; null where the table has none.</returns>
    /// <exception cref="InvalidDataException">It is no Parquet file, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? FindNote(string table, string key)
    {
        using FileStream stream = new(table, FileMode.Open, FileAccess.Read, FileShare.Read);
        return ParquetNotes.InFooter(ParquetReader.FooterOf(stream), key);
    }

    /// <summary>The same of the bytes of a file.</summary>
    /// <param name="table">The bytes.</param>
    /// <param name="key">The key of the note.</param>
    /// <returns>The text; null where the table has none.</returns>
    /// <exception cref="InvalidDataException">They are no Parquet file, or damaged.</exception>
    public static string? FindNote(ReadOnlySpan<byte> table, string key) => ParquetNotes.Find(table, key);

    /// <summary>What differs between these results and those of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>A line each; none when they are its results.</returns>
    public IReadOnlyList<string> DifferencesTo(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SweepManifest wanted = SweepManifest.Of(plan, Manifest.PartSize, SweepShard.Whole);
        List<string> differences = [.. wanted.DifferencesTo(Manifest)];
        if (wanted.Samples != Manifest.Samples)
        {
            differences.Add(FormattableString.Invariant($"samples: was {Manifest.Samples}, is {wanted.Samples}"));
        }
        return differences;
    }

    /// <summary>The folders in which a sweep lies.</summary>
    /// <param name="folder">A folder.</param>
    /// <returns>The folder itself when it holds a manifest or no shards, else the shards in it.</returns>
    public static IReadOnlyList<string> ShardFolders(string folder)
    {
        string full = Path.GetFullPath(folder);
        if (File.Exists(Path.Combine(full, SweepManifest.FileName)) || !Directory.Exists(full)) return [full];
        string[] shards = [.. Directory.GetDirectories(full, "shard-*-of-*").Order(StringComparer.Ordinal)];
        return shards.Length > 0 ? shards : [full];
    }

    private static void Gather(string folder, SweepManifest manifest, Dictionary<long, (string File, SweepPart Part)> found,
        List<string> faults, CancellationToken cancellation)
    {
        TrajectoryLayout? courses = TrajectoryLayout.Of(manifest);
        foreach (long number in SweepPart.SealsIn(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (number >= manifest.Parts || !manifest.Shard.Has(number) || SweepPart.ReadSeal(folder, number) is not { } part
                || part.Count != manifest.CountOf(number))
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
                    : $"{Path.ChangeExtension(file, TrajectoryPart.Ending)}: missing or damaged (not the checksum of its content).");
            }
            else if (!found.TryAdd(number, (file, part))) faults.Add($"{file}: overlaps with {found[number].File}.");
        }
    }

    private static void AddGaps(SweepManifest manifest, Dictionary<long, (string File, SweepPart Part)> found, List<string> faults)
    {
        List<long> missing = [];
        for (long part = 0; part < manifest.Parts; part++)
        {
            if (!found.ContainsKey(part) && manifest.CountOf(part) > 0) missing.Add(part);
        }

        if (missing.Count == 0) return;
        int shards = manifest.Shard.Count;
        string where = shards == 1 ? ""
            : $" (of the shares {Some(missing.Select(part => (part % shards) + 1).Distinct().Order())} of {Text(shards)})";
        faults.Add($"{Text(missing.Count)} of {Text(manifest.Parts)} parts are missing: {Some(missing)}{where}. "
            + "Run the sweep (or the shard) again to finish it.");

        static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

        static string Some(IEnumerable<long> values)
        {
            const int Most = 10;
            string[] first = [.. values.Take(Most + 1).Select(Text)];
            return string.Join(", ", first.Take(Most)) + (first.Length > Most ? ", ..." : "");
        }
    }
}
