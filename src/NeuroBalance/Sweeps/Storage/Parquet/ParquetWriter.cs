using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Writes tables as Apache Parquet (format 1.0), each block as a row group: the same rows give the same bytes on every processor.
/// </summary>
/// <remarks>
/// Numbers are nullable columns and NaN is written as NULL, so that comparisons, counts and averages of other programs mean what they say.
/// Statistics are of the
/// values that are there. Nothing is compressed, since compressors choose their bytes by what the processor offers; words and numbers that
/// repeat are written once, in a dictionary.
/// </remarks>
internal sealed class ParquetWriter : ITableWriter
{
    private readonly Stream stream;
    private readonly ParquetColumn[] columns;
    private readonly List<(long Rows, Chunk[] Chunks)> groups = [];
    private readonly IReadOnlyList<KeyValuePair<string, string>> notes;
    private long position;

    internal ParquetWriter(Stream stream, ParquetColumn[] columns, params IReadOnlyList<KeyValuePair<string, string>> notes)
    {
        this.stream = stream;
        this.notes = notes;
        this.columns = columns;
        Put(ParquetCode.Magic);
    }

    public void Append(TableBlock block) => groups.Add((block.Count, [.. columns.Select((column, at) => column.Kind switch
    {
        ParquetKind.Whole => PutWhole((long[])block.Columns[at]),
        ParquetKind.Number => PutColumn(NumbersOf((double[])block.Columns[at])),
        ParquetKind.Word => PutWords((string[])block.Columns[at]),
    })]));

    public void Dispose()
    {
        CompactWriter footer = new();
        footer.Whole32(1, 1);
        WriteSchema(footer);
        footer.Whole64(3, groups.Sum(group => group.Rows));
        footer.List(4, CompactType.Structure, groups.Count);
        foreach ((long rows, Chunk[] chunks) in groups)
        {
            WriteGroup(footer, rows, chunks);
        }
        ParquetNotes.Write(footer, notes);
        footer.Text(6, "NeuroBalance");
        footer.List(7, CompactType.Structure, columns.Length);
        foreach (ParquetColumn _ in columns)
        {
            // The order of the type, which makes readers trust the statistics.
            footer.BeginItem();
            footer.Begin(1);
            footer.End();
            footer.End();
        }

        footer.End();
        Put(footer.Written);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Written.Length);
        Put(length);
        Put(ParquetCode.Magic);
    }

    private void WriteSchema(CompactWriter footer)
    {
        footer.List(2, CompactType.Structure, columns.Length + 1);
        footer.BeginItem();
        footer.Text(4, "sweep");
        footer.Whole32(5, columns.Length);
        footer.End();
        foreach (ParquetColumn column in columns)
        {
            footer.BeginItem();
            footer.Whole32(1, column.PhysicalType);
            footer.Whole32(3, column.IsOptional ? 1 : 0);
            footer.Text(4, column.Name);
            if (column.Kind == ParquetKind.Word)
            {
                footer.Whole32(6, 0);
                footer.Begin(10);
                footer.Begin(1);
                footer.End();
                footer.End();
            }

            footer.End();
        }
    }

    private void WriteGroup(CompactWriter footer, long rows, Chunk[] chunks)
    {
        footer.BeginItem();
        footer.List(1, CompactType.Structure, chunks.Length);
        for (int i = 0; i < chunks.Length; i++)
        {
            WriteChunk(footer, columns[i], chunks[i], rows);
        }
        footer.Whole64(2, chunks.Sum(chunk => chunk.Length));
        footer.Whole64(3, rows);
        footer.End();
    }

    private static void WriteChunk(CompactWriter footer, ParquetColumn column, Chunk chunk, long rows)
    {
        footer.BeginItem();
        footer.Whole64(2, chunk.Start);
        footer.Begin(3);
        footer.Whole32(1, column.PhysicalType);
        bool hasDictionary = chunk.DataStart > chunk.Start;
        footer.List(2, CompactType.Whole32, hasDictionary ? 3 : 2);
        footer.Item(ParquetCode.Plain);
        footer.Item(ParquetCode.Runs);
        if (hasDictionary) footer.Item(ParquetCode.Dictionary);
        footer.List(3, CompactType.Binary, 1);
        footer.Item(column.Name);
        footer.Whole32(4, ParquetCode.Uncompressed);
        footer.Whole64(5, rows);
        footer.Whole64(6, chunk.Length);
        footer.Whole64(7, chunk.Length);
        footer.Whole64(9, chunk.DataStart);
        if (hasDictionary) footer.Whole64(11, chunk.Start);
        footer.Begin(12);
        footer.Whole64(3, chunk.Missing);
        if (chunk.Bounds is { } bounds)
        {
            footer.Binary(5, bounds.Greatest);
            footer.Binary(6, bounds.Least);
        }

        footer.End();
        footer.End();
        footer.End();
    }

    private static Values NumbersOf(double[] values)
    {
        int[] present = new int[values.Length];
        List<long> bits = new(values.Length);
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            present[i] = 1;
            bits.Add(BitConverter.DoubleToInt64Bits(values[i]));
            least = Math.Min(least, values[i]);
            greatest = Math.Max(greatest, values[i]);
        }

        // The bounds of a column that holds a zero hold both zeros, as the format asks.
        StatisticsBounds? bounds = bits.Count == 0 ? null : new StatisticsBounds(
            Bytes(BitConverter.DoubleToInt64Bits(least == 0 ? -0.0 : least)),
                Bytes(BitConverter.DoubleToInt64Bits(greatest == 0 ? 0.0 : greatest)));
        return new Values(values.Length, present, [.. bits], bounds);
    }

    private static StatisticsBounds? Bounds(long[] values) =>
        values.Length == 0 ? null : new StatisticsBounds(Bytes(values.Min()), Bytes(values.Max()));

    private static byte[] Bytes(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private Chunk PutWhole(long[] values) => PutColumn(new Values(values.Length, null, values, Bounds(values)));

    private Chunk PutColumn(Values values)
    {
        long start = position;
        (long[] Entries, int[] Indices)? dictionary = Repeating(values.Bits);
        if (dictionary is { } repeated) PutDictionary(repeated.Entries.Length, Plain(repeated.Entries));
        long dataStart = position;
        ArrayBufferWriter<byte> page = new();
        if (values.Present is { } present) PutPresent(page, present);
        if (dictionary is { } found) PutIndices(page, found.Indices, found.Entries.Length);
        else page.Write(Plain(values.Bits));
        PutData(values.Count, dictionary is null ? ParquetCode.Plain : ParquetCode.Dictionary, page.WrittenSpan);
        return new Chunk(start, dataStart, position - start, values.Count - values.Bits.Length, values.Bounds);
    }

    private Chunk PutWords(string[] values)
    {
        long start = position;
        Dictionary<string, int> entries = new(StringComparer.Ordinal);
        int[] indices = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!entries.TryGetValue(values[i], out indices[i]))
            {
                indices[i] = entries.Count;
                entries.Add(values[i], indices[i]);
            }
        }

        byte[][] words = [.. entries.Keys.Select(Encoding.UTF8.GetBytes)];
        ArrayBufferWriter<byte> plain = new();
        foreach (byte[] word in words)
        {
            BinaryPrimitives.WriteInt32LittleEndian(plain.GetSpan(4), word.Length);
            plain.Advance(4);
            plain.Write(word);
        }

        PutDictionary(words.Length, plain.WrittenSpan);
        long dataStart = position;
        ArrayBufferWriter<byte> page = new();
        PutIndices(page, indices, words.Length);
        PutData(values.Length, ParquetCode.Dictionary, page.WrittenSpan);
        Array.Sort(words, (one, other) => one.AsSpan().SequenceCompareTo(other));
        return new Chunk(start, dataStart, position - start, 0, words.Length == 0 ? null : new StatisticsBounds(words[0], words[^1]));
    }

    // A dictionary pays where each of its entries stands for four values at least.
    private static (long[] Entries, int[] Indices)? Repeating(long[] bits)
    {
        Dictionary<long, int> entries = [];
        int[] indices = new int[bits.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            if (entries.TryGetValue(bits[i], out indices[i])) continue;
            if (4 * (entries.Count + 1) > bits.Length) return null;
            indices[i] = entries.Count;
            entries.Add(bits[i], indices[i]);
        }

        return entries.Count == 0 ? null : ([.. entries.Keys], indices);
    }

    private static ReadOnlySpan<byte> Plain(long[] bits)
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Tables are written on little-endian processors alone.");
        return MemoryMarshal.AsBytes(bits.AsSpan());
    }

    private static void PutPresent(ArrayBufferWriter<byte> page, int[] present)
    {
        ArrayBufferWriter<byte> levels = new();
        LevelRuns.Write(levels, present, 1);
        BinaryPrimitives.WriteInt32LittleEndian(page.GetSpan(4), levels.WrittenCount);
        page.Advance(4);
        page.Write(levels.WrittenSpan);
    }

    private static void PutIndices(ArrayBufferWriter<byte> page, int[] indices, int entries)
    {
        int width = LevelRuns.WidthFor(entries);
        page.Write([(byte)width]);
        LevelRuns.Write(page, indices, width);
    }

    private void PutDictionary(int entries, ReadOnlySpan<byte> plain)
    {
        CompactWriter header = new();
        header.Whole32(1, ParquetCode.DictionaryPage);
        header.Whole32(2, plain.Length);
        header.Whole32(3, plain.Length);
        header.Begin(7);
        header.Whole32(1, entries);
        header.Whole32(2, ParquetCode.Plain);
        header.End();
        header.End();
        Put(header.Written);
        Put(plain);
    }

    private void PutData(int values, int encoding, ReadOnlySpan<byte> page)
    {
        CompactWriter header = new();
        header.Whole32(1, ParquetCode.DataPage);
        header.Whole32(2, page.Length);
        header.Whole32(3, page.Length);
        header.Begin(5);
        header.Whole32(1, values);
        header.Whole32(2, encoding);
        header.Whole32(3, ParquetCode.Runs);
        header.Whole32(4, ParquetCode.Runs);
        header.End();
        header.End();
        Put(header.Written);
        Put(page);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        position += bytes.Length;
    }

    /// <summary>The values of a column that are there, as their bits, and which of the rows have one (all without the list).</summary>
    private sealed record Values(int Count, int[]? Present, long[] Bits, StatisticsBounds? Bounds);

    private sealed record StatisticsBounds(byte[] Least, byte[] Greatest);

    private sealed record Chunk(long Start, long DataStart, long Length, long Missing, StatisticsBounds? Bounds);
}
