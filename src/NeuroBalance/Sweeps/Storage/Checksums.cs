using System.Security.Cryptography;

namespace NeuroBalance.Sweeps;

/// <summary>SHA-256 of files that may be larger than the memory.</summary>
internal static class Checksums
{
    /// <summary>Of the next bytes of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">How many bytes; fewer where the stream ends before.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal static byte[] Of(Stream stream, long length, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 18];
        while (length > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0) break;
            hash.AppendData(buffer, 0, read);
            length -= read;
        }

        return hash.GetHashAndReset();
    }
}
