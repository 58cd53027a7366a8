using System.Globalization;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>The folder that one process fills with the parts of a sweep (or of a shard): held, checked, resumable.</summary>
internal sealed class SweepFolder : IDisposable
{
    private const string PartPrefix = "part-";

    private readonly string path;
    private readonly FolderLock hold;
    private readonly SortedDictionary<long, SweepPart> finished = [];

    private SweepFolder(string path, SweepManifest manifest, FolderLock hold)
    {
        this.path = path;
        this.hold = hold;
        Manifest = manifest;
    }

    internal SweepManifest Manifest { get; }

    /// <summary>The parts that are there and whole.</summary>
    internal IReadOnlyCollection<SweepPart> Finished => finished.Values;

    /// <summary>The parts still to be computed, in order.</summary>
    internal IEnumerable<long> Missing()
    {
        for (long part = Manifest.Shard.Index - 1; part < Manifest.Parts; part += Manifest.Shard.Count)
        {
            if (Manifest.CountOf(part) > 0 && !finished.ContainsKey(part)) yield return part;
        }
    }

    /// <summary>Takes hold of a folder, which is made when it is not there, and sees what is done already.</summary>
    /// <exception cref="FolderInUseException">Another process holds it.</exception>
    /// <exception cref="SweepFolderException">It holds the results of something else.</exception>
    internal static SweepFolder Open(string path, SweepManifest manifest, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(path);
        FolderLock hold = FolderLock.Take(path);
        try
        {
            SweepFolder folder = new(path, manifest, hold);
            folder.Check();
            folder.RemoveLeftOvers();
            folder.Gather(cancellation);
            folder.WriteManifest(complete: false);
            return folder;
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a share beside those of another division: what has been computed would be computed again, and not fit.</summary>
    /// <param name="folder">The folder of the whole sweep, which need not be there.</param>
    /// <param name="shard">The share.</param>
    /// <exception cref="SweepFolderException">The folder holds a sweep of another division.</exception>
    internal static void RequireSameDivision(string folder, SweepShard shard)
    {
        foreach (string other in SweepResults.ShardFolders(folder))
        {
            string file = Path.Combine(other, SweepManifest.FileName);
            if (!File.Exists(file)) continue;
            SweepShard there = SweepManifest.Read(file).Shard;
            if (there.Count == shard.Count) continue;
            string what = there.Count == 1 ? "an undivided sweep"
                : FormattableString.Invariant($"a sweep in {there.Count} shares, such as {Path.GetFileName(other)}");
            string way = there.Count == 1 ? "without --shard" : FormattableString.Invariant($"in {there.Count} shares");
            throw new SweepFolderException(
                FormattableString.Invariant($"{folder} holds {what}, and not one in {shard.Count}; go on {way}, or give a new folder."));
        }
    }

    /// <summary>Puts a part in its place: the file first, then the seal that says that it is finished.</summary>
    /// <exception cref="IOException">The device is full or cannot be written; the message holds the path.</exception>
    internal void Add(long number, int count, int failed, Action<Stream> write, Action<Stream>? writeTrajectories = null)
    {
        string beside = Path.Combine(path, TrajectoryPart.FileOf(number));
        if (writeTrajectories is not null) Guarded(beside, () => AtomicFile.Write(beside, writeTrajectories));
        string name = SweepPart.FileOf(number);
        string file = Path.Combine(path, name);
        Guarded(file, () => AtomicFile.Write(file, write));
        SweepPart part = new(number, name, count, failed, SweepPart.Checksum(file));
        string seal = Path.Combine(path, SweepPart.SealOf(number));
        Guarded(seal, () => AtomicFile.Write(seal, stream => stream.Write(part.ToJson())));
        lock (finished)
        {
            finished[number] = part;
        }
    }

    internal void WriteManifest(bool complete)
    {
        string file = Path.Combine(path, SweepManifest.FileName);
        Guarded(file, () => AtomicFile.Write(file, stream => stream.Write(Manifest.ToJson([.. finished.Values], complete))));
    }

    public void Dispose() => hold.Dispose();

    private static void Guarded(string file, Action write)
    {
        try
        {
            write();
        }
        catch (IOException exception) when (!exception.Message.Contains(file, StringComparison.Ordinal))
        {
            throw new IOException($"{file}: {exception.Message}", exception);
        }
    }

    private void Check()
    {
        string file = Path.Combine(path, SweepManifest.FileName);
        if (!File.Exists(file))
        {
            string[] others = [.. Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).OfType<string>()
                .Where(name => !name.StartsWith('.') && !IsLeftOver(name)).Take(3)];
            if (others.Length > 0)
            {
                throw new SweepFolderException($"{path} is not empty and holds no sweep ({string.Join(", ", others)}); give a new folder.");
            }
            return;
        }

        SweepManifest there;
        try
        {
            there = SweepManifest.Read(file);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{exception.Message} Give a new folder.", exception);
        }

        List<string> differences = [.. Manifest.DifferencesTo(there)];
        if (there.Shard != Manifest.Shard) differences.Add($"shard: was {there.Shard}, is {Manifest.Shard}");
        if (Manifest.Shard.Count > 1 && there.Samples != Manifest.Samples)
        {
            differences.Add(FormattableString.Invariant($"samples: was {there.Samples}, is {Manifest.Samples}; ")
                + "shares of a sweep of another size are others");
        }
        else if (there.Samples > Manifest.Samples)
        {
            differences.Add(
                FormattableString.Invariant($"samples: was {there.Samples}, is {Manifest.Samples}; more can be added, none taken away"));
        }
        if (differences.Count > 0)
        {
            throw new SweepFolderException(
                [$"{path} holds the results of something else; give a new folder, or what they were computed from. What differs:",
                .. differences.Select(line => "  " + line)]);
        }
    }

    // Only what this program itself left, by its exact name: the folder may hold files of the user's that end alike.
    private void RemoveLeftOvers()
    {
        foreach (string file in Directory.EnumerateFiles(path, "*.tmp"))
        {
            if (IsLeftOver(Path.GetFileName(file))) File.Delete(file);
        }
    }

    private static bool IsLeftOver(string name)
    {
        if (AtomicFile.IsLeftOver(name, SweepManifest.FileName) || AtomicFile.IsLeftOver(name, FolderLock.NoteName)) return true;
        int digits = name.AsSpan().IndexOf('.') - PartPrefix.Length;
        return digits > 0 && name.StartsWith(PartPrefix, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(PartPrefix.Length, digits), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && (AtomicFile.IsLeftOver(name, SweepPart.FileOf(number)) || AtomicFile.IsLeftOver(name, SweepPart.SealOf(number))
                || AtomicFile.IsLeftOver(name, TrajectoryPart.FileOf(number)));
    }

    // A part counts when its seal is there and its bytes are those that were sealed; anything else is computed again.
    private void Gather(CancellationToken cancellation)
    {
        bool follows = TrajectoryLayout.Of(Manifest) is not null;
        foreach (long number in SweepPart.SealsIn(path))
        {
            if (number >= Manifest.Parts || !Manifest.Shard.Has(number)) continue;
            if (SweepPart.ReadSeal(path, number) is not { } part || part.Count != Manifest.CountOf(number)) continue;
            string file = Path.Combine(path, SweepPart.FileOf(number));
            if (follows && !TrajectoryPartReader.IsWhole(Path.Combine(path, TrajectoryPart.FileOf(number)), cancellation)) continue;
            if (File.Exists(file) && SweepPart.Checksum(file, cancellation) == part.Sha256) finished[number] = part;
        }
    }
}
