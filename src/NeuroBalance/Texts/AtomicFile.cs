using System.ComponentModel;
using System.Globalization;

namespace NeuroBalance;

/// <summary>Writes a file so that a reader never sees half of it: to a temporary neighbour, flushed to the device, then renamed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AtomicFile
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Unfinished = new(StringComparer.Ordinal);
    private static bool abandoned;

    /// <summary>Replaces the file at <paramref name="path"/> by what <paramref name="write"/> puts into the stream. If it throws, the old
    /// file stays and the temporary one is removed.</summary>
    /// <param name="path">The file; its folder must exist. A symbolic link is followed.</param>
    /// <param name="write">Writes the whole content.</param>
    /// <exception cref="IOException">The folder does not exist, is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string target = Path.GetFullPath(path);
        // A rename over a link would replace the link; what the user means is the file it points to.
        if (new FileInfo(target).LinkTarget is not null && File.ResolveLinkTarget(target, returnFinalTarget: true) is { } final)
        {
            target = final.FullName;
        }

        string temporary = target + Ending(Environment.ProcessId, Environment.CurrentManagedThreadId);
        try
        {
            using (FileStream stream = Begin(temporary))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Finish(temporary, target);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        finally
        {
            lock (Gate)
            {
                Unfinished.Remove(temporary);
            }
        }
    }

    /// <summary>Takes back every file that is being written, and begins and finishes none any more: for a process that ends at
    /// once.</summary>
    public static void Abandon()
    {
        lock (Gate)
        {
            abandoned = true;
            foreach (string temporary in Unfinished)
            {
                try
                {
                    File.Delete(temporary);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // The process ends all the same, as it would after a power cut; the name says whose file it is.
                }
            }
        }
    }

    private static FileStream Begin(string temporary)
    {
        lock (Gate)
        {
            if (abandoned) throw new OperationCanceledException();
            Unfinished.Add(temporary);
            return new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        }
    }

    private static void Finish(string temporary, string target)
    {
        lock (Gate)
        {
            if (abandoned) throw new OperationCanceledException();
            File.Move(temporary, target, overwrite: true);
        }
    }

    /// <summary>Whether a file is what an interrupted <see cref="Write"/> left of another.</summary>
    /// <param name="name">The name of the file, without its folder.</param>
    /// <param name="of">The name of the file that was to be written.</param>
    internal static bool IsLeftOver(string name, string of)
    {
        if (!name.StartsWith(of, StringComparison.Ordinal)) return false;
        string[] numbers = name[of.Length..].Split('.', '-');
        return numbers.Length == 4 && numbers[0].Length == 0 && numbers[3] == "tmp"
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            && int.TryParse(numbers[2], NumberStyles.None, CultureInfo.InvariantCulture, out int thread)
            && name[of.Length..] == Ending(process, thread);
    }

    private static string Ending(int process, int thread) => string.Create(CultureInfo.InvariantCulture, $".{process}-{thread}.tmp");
}
