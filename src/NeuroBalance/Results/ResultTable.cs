using System.Security.Cryptography;
using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance.Results;

/// <summary>The table of a run: Time (h), the 32 states, then the read-outs, one row per output time.</summary>
internal static class ResultTable
{
    /// <summary>The names of the columns, in order; what the text of a model adds comes after them.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Time", .. Quantity.All.Select(quantity => quantity.Name)];

    /// <summary>The names of the columns of a run's table, in order.</summary>
    /// <param name="trajectory">The run.</param>
    /// <returns><see cref="Columns"/>, then what the text of its model adds.</returns>
    public static IReadOnlyList<string> ColumnsOf(Trajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        return ["Time", .. trajectory.Quantities.Select(quantity => quantity.Name)];
    }

    /// <summary>Writes the table as comma-separated values in shortest round-trip form (see <see cref="Csv"/>).</summary>
    /// <param name="writer">Receives the text; not closed.</param>
    /// <param name="trajectory">The run.</param>
    /// <param name="times">The times of the rows (h), each between the run's start and end. A row at a dose time holds the values just
    /// before the dose.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time lies outside the run.</exception>
    public static void Write(TextWriter writer, Trajectory trajectory, IEnumerable<double> times)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(trajectory);
        ArgumentNullException.ThrowIfNull(times);
        Csv.Write(writer, ColumnsOf(trajectory), Rows(trajectory, times));
    }

    /// <summary>Writes the table at the run's output times and returns its SHA-256.</summary>
    /// <param name="stream">Receives the table; not closed.</param>
    /// <param name="trajectory">The run.</param>
    public static string WriteHashed(Stream stream, Trajectory trajectory)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (StreamWriter writer = new(new HashedStream(stream, hash), new UTF8Encoding(false), 1 << 16))
        {
            Write(writer, trajectory, trajectory.OutputTimes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // One buffer serves all rows: each is written before the next is taken.
    private static IEnumerable<ReadOnlyMemory<double>> Rows(Trajectory trajectory, IEnumerable<double> times)
    {
        double[] row = new double[1 + trajectory.Quantities.Count];
        foreach (double time in times)
        {
            row[0] = time;
            trajectory.Row(time, row.AsSpan(1));
            yield return row;
        }
    }

    // A table of a million rows is hashed without being held.
    private sealed class HashedStream(Stream target, IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            target.Write(buffer);
        }
    }
}
