using System.ComponentModel;

namespace NeuroBalance;

/// <summary>Reads the text files that a user names, within a limit that holds while reading: for a device or a pipe, whose length says
/// nothing, too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextFile
{
    private const int BlockBytes = 1 << 16;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">The largest size that is read; at most 2147483591 (an array's).</param>
    /// <param name="utf8">The bytes; empty when there is a problem. Not yet checked to be UTF-8.</param>
    /// <param name="problem">Why it is no such file, as a phrase for after the path; empty when it is one.</param>
    /// <returns>Whether the file was read.</returns>
    /// <exception cref="IOException">The system failed while reading.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static bool TryRead(string path, long mostBytes, out byte[] utf8, out string problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostBytes, Array.MaxLength);
        utf8 = [];
        problem = Missing(path);
        if (problem.Length > 0) return false;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        long stated = stream.CanSeek ? stream.Length : 0;
        if (stated > mostBytes)
        {
            problem = TooLarge(mostBytes);
            return false;
        }

        // One byte more than stated shows the end of the file without another block.
        byte[] buffer = new byte[Math.Min(Math.Max(stated + 1, BlockBytes), mostBytes + 1)];
        int length = 0;
        while (stream.Read(buffer.AsSpan(length, Math.Min(BlockBytes, buffer.Length - length))) is var read and > 0)
        {
            problem = Oddity(buffer.AsSpan(0, length + read), read);
            length += read;
            if (problem.Length == 0 && length > mostBytes) problem = TooLarge(mostBytes);
            if (problem.Length > 0) return false;
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, mostBytes + 1));
        }

        utf8 = buffer.AsSpan(0, length).ToArray();
        return true;
    }

    private static string Missing(string path)
    {
        if (path.Length == 0) return "the name of a file is missing";
        if (Directory.Exists(path)) return "this is a folder";
        return File.Exists(path) ? "" : "there is no such file";
    }

    // Text holds no zero byte: a device of zeros, an image or a UTF-16 file shows itself in its first block.
    private static string Oddity(ReadOnlySpan<byte> all, int added)
    {
        if (!all[^added..].Contains((byte)0)) return "";
        return all is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? "saved as UTF-16; save it as UTF-8" : "not a text file (it holds a zero byte)";
    }

    private static string TooLarge(long mostBytes) => mostBytes % (1 << 20) == 0
        ? FormattableString.Invariant($"larger than {mostBytes >> 20} MiB")
        : FormattableString.Invariant($"larger than {mostBytes} bytes");
}
