using System.Buffers;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Small whole numbers in Parquet's mixture of runs and packed bits: which values are there, and which entry of a dictionary each is.
/// </summary>
internal static class LevelRuns
{
    /// <summary>The bits that numbers below a count take; at least 1.</summary>
    internal static int WidthFor(int count) =>
        Math.Max(1, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Max(0, count - 1)));

    /// <summary>Writes numbers as runs of equal ones, or all in packed bits where that is shorter.</summary>
    internal static void Write(IBufferWriter<byte> into, ReadOnlySpan<int> values, int width)
    {
        int runs = values.IsEmpty ? 0 : 1;
        for (int i = 1; i < values.Length; i++)
        {
            runs += values[i] != values[i - 1] ? 1 : 0;
        }
        // A run takes about two bytes for its length beside its value.
        if ((long)runs * (2 + Bytes(width)) <= (long)values.Length * width / 8) WriteRuns(into, values, width);
        else WritePacked(into, values, width);
    }

    /// <summary>Reads exactly as many numbers as the target holds.</summary>
    /// <exception cref="InvalidDataException">The bytes are too few, or a number is not below the limit.</exception>
    internal static void Read(ReadOnlySpan<byte> bytes, int width, int limit, Span<int> values)
    {
        int filled = 0, at = 0;
        while (filled < values.Length)
        {
            uint head = VarInt(bytes, ref at);
            int count = (int)Math.Min(head >> 1, int.MaxValue / 8);
            if (count == 0) throw CompactReader.Damaged("an empty run of values");
            if ((head & 1) == 0)
            {
                if (at + Bytes(width) > bytes.Length) throw CompactReader.Damaged("its values end too early");
                int value = 0;
                for (int i = 0; i < Bytes(width); i++)
                {
                    value |= bytes[at++] << (8 * i);
                }
                if (count > values.Length - filled) throw CompactReader.Damaged("more values than rows");
                values.Slice(filled, count).Fill(value);
                filled += count;
                continue;
            }

            if ((long)count * width > bytes.Length - at) throw CompactReader.Damaged("its values end too early");
            int packed = Math.Min(8 * count, values.Length - filled);
            Unpack(bytes.Slice(at, count * width), width, values.Slice(filled, packed));
            at += count * width;
            filled += packed;
        }

        foreach (int value in values)
        {
            if ((uint)value >= (uint)limit) throw CompactReader.Damaged("a value beyond its dictionary");
        }
    }

    private static int Bytes(int width) => (width + 7) / 8;

    private static void WriteRuns(IBufferWriter<byte> into, ReadOnlySpan<int> values, int width)
    {
        for (int first = 0; first < values.Length;)
        {
            int last = first;
            while (last + 1 < values.Length && values[last + 1] == values[first])
            {
                last++;
            }
            VarInt(into, (uint)(last - first + 1) << 1);
            for (int i = 0; i < Bytes(width); i++)
            {
                into.Write([(byte)(values[first] >> (8 * i))]);
            }
            first = last + 1;
        }
    }

    // Groups of eight values, the lowest bits first; the last group is filled up with zeros.
    private static void WritePacked(IBufferWriter<byte> into, ReadOnlySpan<int> values, int width)
    {
        int groups = (values.Length + 7) / 8;
        VarInt(into, ((uint)groups << 1) | 1);
        byte[] packed = new byte[groups * width];
        long bit = 0;
        foreach (int value in values)
        {
            for (int i = 0; i < width; i++, bit++)
            {
                packed[bit >> 3] |= (byte)(((value >> i) & 1) << (int)(bit & 7));
            }
        }

        into.Write(packed);
    }

    private static void Unpack(ReadOnlySpan<byte> packed, int width, Span<int> values)
    {
        long bit = 0;
        foreach (ref int value in values)
        {
            value = 0;
            for (int i = 0; i < width; i++, bit++)
            {
                value |= ((packed[(int)(bit >> 3)] >> (int)(bit & 7)) & 1) << i;
            }
        }
    }

    private static void VarInt(IBufferWriter<byte> into, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            into.Write([(byte)(value | 0x80)]);
        }
        into.Write([(byte)value]);
    }

    private static uint VarInt(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (at >= bytes.Length) throw CompactReader.Damaged("its values end too early");
            byte next = bytes[at++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw CompactReader.Damaged("a run of values without an end");
    }
}
