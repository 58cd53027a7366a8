


using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The folder of a sweep does not fit what is asked for: another plan, another program, damaged or missing parts.</summary>
public sealed class SweepFolderException : Exception
{
    /// <summary>An exception without details.</summary>
    public SweepFolderException()
        : this([])
    {
    }

    /// <summary>An exception with one line.</summary>
    public SweepFolderException(string message)
        : this([message])
    {
    }

    /// <summary>An exception with its cause.</summary>
    public SweepFolderException(string message, Exception innerException)
        : base(message, innerException) => Lines = [message];

    /// <summary>An exception with all lines at once.</summary>
    public SweepFolderException(IReadOnlyList<string> lines)
        : base(string.Join(Environment.NewLine, lines)) => Lines = lines;

    /// <summary>What does not fit, one line each.</summary>
    public IReadOnlyList<string> Lines { get; }
}

/// <summary>The folder that one process fills with the parts of a sweep (or of a shard): held, checked, resumable.</summary>
internal sealed class SweepFolder : IDisposable
{
    private readonly string path;
    private readonly FolderLock hold;
    private readonly string extension;
    private readonly SortedDictionary<long, SweepPart> finished = [];

    private SweepFolder(string path, SweepManifest manifest, string extension, FolderLock hold)
    {
        this.path = path;
        this.hold = hold;
        this.extension = extension;
        Manifest = manifest;
    }

    internal SweepManifest Manifest { get; }

    /// <summary>The parts that are there and whole.</summary>
    internal IReadOnlyCollection<SweepPart> Finished => finished.Values;

    /// <summary>The parts still to be computed, in order.</summary>
    internal IEnumerable<long> Missing()
    {
        for (long part = 0; part < Manifest.Parts; part++)
        {
            if (Manifest.Shard.Has(part) && !finished.ContainsKey(part)) yield return part;
        }
    }

    /// <summary>Takes hold of a folder, which is made when it is not there, and sees what is done already.</summary>
    /// <exception cref="FolderInUseException">Another process holds it.</exception>
    /// <exception cref="SweepFolderException">It holds the results of something else.</exception>
    internal static SweepFolder Open(string path, SweepManifest manifest, string extension)
    {
        Directory.CreateDirectory(path);
        FolderLock hold = FolderLock.Take(path);
        try
        {
            SweepFolder folder = new(path, manifest, extension, hold);
            folder.Check();
            folder.Gather();
            folder.WriteManifest(complete: false);
            return folder;
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Puts a part in its place: the file first, then the seal that says that it is finished.</summary>
    /// <exception cref="IOException">The device is full or cannot be written; the message holds the path.</exception>
    internal void Add(long number, int count, int failed, Action<Stream> write)
    {
        string name = SweepPart.FileOf(number, extension);
        string file = Path.Combine(path, name);
        Guarded(file, () => AtomicFile.Write(file, write));
        SweepPart part = new(number, name, count, failed, SweepPart.Checksum(file));
        string seal = Path.Combine(path, SweepPart.SealOf(number));
        Guarded(seal, () => AtomicFile.Write(seal, stream => stream.Write(part.ToJson())));
        lock (finished) finished[number] = part;
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
            string[] others = [.. Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).OfType<string>().Where(name => !name.StartsWith('.') && !name.EndsWith(".tmp", StringComparison.Ordinal)).Take(3)];
            if (others.Length > 0) throw new SweepFolderException($"{path} is not empty and holds no sweep ({string.Join(", ", others)}); give a new folder.");
            return;
        }

        SweepManifest there;
        try
        {
            there = SweepManifest.Read(file);
        }
        catch (InvalidDataException exception)
        {
            throw new SweepFolderException($"{exception.Message}; give a new folder.", exception);
        }

        List<string> differences = [.. Manifest.DifferencesTo(there)];
        if (there.Shard != Manifest.Shard) differences.Add($"shard: was {there.Shard}, is {Manifest.Shard}");
        if (there.Samples > Manifest.Samples) differences.Add(FormattableString.Invariant($"samples: was {there.Samples}, is {Manifest.Samples}; more can be added, none taken away"));
        if (differences.Count > 0) throw new SweepFolderException([$"{path} holds the results of something else; give a new folder, or what they were computed from. What differs:", .. differences.Select(line => "  " + line)]);
    }

    // A part counts when its seal is there and its bytes are those that were sealed; anything else is computed again.
    private void Gather()
    {
        foreach (string left in Directory.EnumerateFiles(path, "*.tmp")) File.Delete(left);
        foreach (string seal in Directory.EnumerateFiles(path, "part-*.json"))
        {
            if (SweepPart.ReadSeal(seal) is not { } part) continue;
            if (part.Number < 0 || part.Number >= Manifest.Parts || part.Count != Manifest.CountOf(part.Number) || !Manifest.Shard.Has(part.Number)) continue;
            string file = Path.Combine(path, SweepPart.FileOf(part.Number, extension));
            if (File.Exists(file) && SweepPart.Checksum(file) == part.Sha256) finished[part.Number] = part;
        }
    }
}
