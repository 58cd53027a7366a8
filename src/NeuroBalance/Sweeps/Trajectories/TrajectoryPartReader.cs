using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the file of <see cref="TrajectoryPart"/>, section by section.</summary>
internal sealed class TrajectoryPartReader : IDisposable
{
    private readonly Stream stream;
    private readonly TrajectoryLayout layout;
    private readonly (bool KeepsValues, long Start, int Length)[] sections;

    /// <exception cref="InvalidDataException">The file is damaged, or of another sweep.</exception>
    internal TrajectoryPartReader(Stream stream, TrajectoryLayout layout)
    {
        this.stream = stream;
        this.layout = layout;
        const int Tail = 4 + TrajectoryPart.HashBytes;
        long end = stream.Length - Tail;
        int head = TrajectoryPart.Magic.Length;
        if (end < head || !Bytes(0, head).AsSpan().SequenceEqual(TrajectoryPart.Magic)) throw Damaged("it holds no trajectories");
        int length = BinaryPrimitives.ReadInt32LittleEndian(Bytes(end, 4));
        if (length < 1 || length > end - head) throw Damaged("its list of readings is longer than the file");
        CompactReader footer = new(Bytes(end - length, length));
        First = footer.Item();
        Count = (int)Math.Clamp(footer.Item(), 0, SweepRunOptions.LargestPart);
        if (footer.Item() != layout.Arms) throw Damaged("it has another number of arms");
        Failed = new long[layout.Arms];
        for (int arm = 0; arm < Failed.Length; arm++)
        {
            Failed[arm] = footer.Item();
        }
        if (footer.Item() != layout.Readings) throw Damaged("it has another number of readings");
        sections = new (bool, long, int)[layout.Readings];
        long at = head;
        for (int i = 0; i < sections.Length; i++)
        {
            bool keeps = footer.Item() == 1;
            long size = footer.Item();
            if (size < 0 || size > end - length - at || (keeps && size != 8L * Count)) throw Damaged("a reading is longer than the file");
            sections[i] = (keeps, at, (int)size);
            at += size;
        }
    }

    /// <summary>The number of the first member.</summary>
    internal long First { get; }

    /// <summary>How many members.</summary>
    internal int Count { get; }

    /// <summary>How many of each arm failed.</summary>
    internal long[] Failed { get; }

    /// <summary>Whether a file is whole: its own checksum is right.</summary>
    internal static bool IsWhole(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return false;
        long length = new FileInfo(path).Length - TrajectoryPart.HashBytes;
        if (length < 0) return false;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        byte[] computed = Checksums.Of(stream, length, cancellation), stated = new byte[TrajectoryPart.HashBytes];
        stream.ReadExactly(stated);
        return computed.AsSpan().SequenceEqual(stated);
    }

    /// <summary>Whether the values of a reading are there.</summary>
    internal bool KeepsValues(int reading) => sections[reading].KeepsValues;

    /// <summary>The values of all members at a reading; NaN where there is none.</summary>
    internal void Values(int reading, Span<double> values)
    {
        stream.Position = sections[reading].Start;
        stream.ReadExactly(MemoryMarshal.AsBytes(values[..Count]));
    }

    /// <summary>Adds the counts of a reading to those of each arm.</summary>
    internal void AddTo(int reading, RoundedCounts[] arms)
    {
        (bool keeps, long start, int length) = sections[reading];
        if (keeps)
        {
            double[] values = new double[Count];
            Values(reading, values);
            for (int row = 0; row < values.Length; row++)
            {
                if (!double.IsNaN(values[row])) arms[(First + row) % layout.Arms].Add(values[row]);
            }

            return;
        }

        CompactReader source = new(Bytes(start, length));
        foreach (RoundedCounts counts in arms)
        {
            counts.Read(ref source, Count);
        }
    }

    public void Dispose() => stream.Dispose();

    private static InvalidDataException Damaged(string why) => CompactReader.Damaged(why);

    private byte[] Bytes(long start, int length)
    {
        byte[] bytes = new byte[length];
        stream.Position = start;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
