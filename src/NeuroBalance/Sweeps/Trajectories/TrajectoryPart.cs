using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NeuroBalance.Sweeps;

/// <summary>The readings of the members of one part while they are gathered, and the file that they become.</summary>
/// <remarks>
/// A section for each reading: the values of all members, or the counts of rounded values in each arm. Then what the sections are, the
/// length of that, and the SHA-256 of all before.
/// </remarks>
internal sealed class TrajectoryPart
{
    internal const int HashBytes = 32;

    internal const string Ending = ".trajectories";

    private readonly TrajectoryLayout layout;
    private readonly int[] failed;
    private double[] values = [];
    private long first;
    private int count;

    internal TrajectoryPart(TrajectoryLayout layout)
    {
        this.layout = layout;
        failed = new int[layout.Arms];
    }

    internal static ReadOnlySpan<byte> Magic => "NBTRAJ01"u8;

    /// <summary>The name of the file beside a part that holds the readings of its members.</summary>
    internal static string FileOf(long number) => string.Create(CultureInfo.InvariantCulture, $"part-{number:0000000}{Ending}");

    /// <summary>Makes room for other members.</summary>
    internal void Begin(long member, int members)
    {
        (first, count) = (member, members);
        Array.Clear(failed);
        if (values.Length < members * layout.Readings) values = new double[members * layout.Readings];
    }

    /// <summary>Takes the readings of a member; those of a failed one are all missing.</summary>
    internal void Take(int row, bool success, ReadOnlySpan<double> readings)
    {
        if (!success) failed[(first + row) % layout.Arms]++;
        for (int i = 0; i < readings.Length; i++)
        {
            values[(i * count) + row] = readings[i];
        }
    }

    /// <summary>Writes the file.</summary>
    internal void Write(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        CompactWriter footer = new();
        footer.Item(first);
        footer.Item(count);
        footer.Item(layout.Arms);
        foreach (int one in failed)
        {
            footer.Item(one);
        }
        footer.Item(layout.Readings);
        Put(Magic);
        int reading = 0;
        foreach (TrajectoryPlan plan in layout.Plans)
        {
            bool keeps = layout.KeepsValues(plan, first);
            for (int i = 0; i < plan.Count; i++, reading++)
            {
                ReadOnlySpan<double> column = values.AsSpan(reading * count, count);
                ReadOnlySpan<byte> section = keeps ? MemoryMarshal.AsBytes(column) : Counted(column);
                footer.Item(keeps ? 1 : 0);
                footer.Item(section.Length);
                Put(section);
            }
        }

        Put(footer.Written);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Written.Length);
        Put(length);
        stream.Write(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    private ReadOnlySpan<byte> Counted(ReadOnlySpan<double> column)
    {
        CompactWriter section = new();
        RoundedCounts counts = new();
        for (int arm = 0; arm < layout.Arms; arm++)
        {
            counts.Clear();
            for (int row = (int)((arm - (first % layout.Arms) + layout.Arms) % layout.Arms); row < column.Length; row += layout.Arms)
            {
                if (!double.IsNaN(column[row])) counts.Add(column[row]);
            }
            counts.Write(section);
        }

        return section.Written;
    }
}
