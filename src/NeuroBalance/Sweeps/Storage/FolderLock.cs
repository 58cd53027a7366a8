using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Another process works in the folder.</summary>
internal sealed class FolderInUseException : IOException
{
    /// <summary>An exception without details.</summary>
    public FolderInUseException()
    {
    }

    /// <summary>An exception that says who holds which folder.</summary>
    public FolderInUseException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public FolderInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A process' hold on a folder. The operating system releases it when the process ends, however it ends.</summary>
/// <remarks>
/// The hold is a lock on a file; beside it stands who holds it, for the message. Where a file system knows no locks,
/// that note alone decides: a process on this machine that is no longer there is taken over.
/// </remarks>
internal sealed class FolderLock : IDisposable
{
    internal const string NoteName = ".holder.json";

    private readonly FileStream held;
    private readonly string note;

    private FolderLock(FileStream held, string note)
    {
        this.held = held;
        this.note = note;
    }

    /// <exception cref="FolderInUseException">Another process holds the folder.</exception>
    internal static FolderLock Take(string folder)
    {
        string note = Path.Combine(folder, NoteName);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException) && !IsFull(exception))
        {
            throw new FolderInUseException($"{folder} is in use by {Holder(note) ?? "another process"}.", exception);
        }

        try
        {
            if (IsHeldByLivingProcess(note)) throw new FolderInUseException($"{folder} is in use by {Holder(note)}.");
            AtomicFile.Write(note, stream => stream.Write(Myself()));
        }
        catch
        {
            held.Dispose();
            throw;
        }

        return new FolderLock(held, note);
    }

    /// <summary>Who holds a folder, by the note in it; null when nobody does. On another machine the note alone is the answer.</summary>
    internal static string? HolderOf(string folder)
    {
        string note = Path.Combine(folder, NoteName);
        return Read(note) is { } holder
            && (holder.Host != Environment.MachineName || holder.Pid == Environment.ProcessId || IsHeldByLivingProcess(note))
            ? Holder(note) : null;
    }

    public void Dispose()
    {
        File.Delete(note);
        held.Dispose();
    }

    internal static bool IsFull(IOException exception) =>
        exception.HResult is 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027);

    private static byte[] Myself()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("pid", Environment.ProcessId);
            writer.WriteString("host", Environment.MachineName);
            writer.WriteString("started", StartOf(Process.GetCurrentProcess()));
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static string? Holder(string note) =>
        Read(note) is { } holder
            ? string.Create(CultureInfo.InvariantCulture, $"process {holder.Pid} on {holder.Host}, started {holder.Started}") : null;

    private static bool IsHeldByLivingProcess(string note)
    {
        if (Read(note) is not { } holder || holder.Host != Environment.MachineName || holder.Pid == Environment.ProcessId) return false;
        try
        {
            using Process process = Process.GetProcessById(holder.Pid);
            // A number that another process has by now is not the holder.
            return StartOf(process) == holder.Started;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException
            or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string StartOf(Process process) =>
        process.StartTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static (int Pid, string Host, string Started)? Read(string note)
    {
        try
        {
            using JsonDocument document = JsonText.Parse(File.ReadAllBytes(note));
            JsonElement root = document.RootElement;
            return (root.GetProperty("pid").GetInt32(), root.GetProperty("host").GetString()!, root.GetProperty("started").GetString()!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
