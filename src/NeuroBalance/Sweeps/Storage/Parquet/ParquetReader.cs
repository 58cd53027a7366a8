using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Reads the parts of a sweep and merged tables back: Parquet files as <see cref="ParquetWriter"/> writes them, and nothing else.
/// </summary>
/// <remarks>
/// Others could have written the file. Every length is compared with the bytes that there are before anything is read or allocated by it,
/// and every loop moves on with each turn, so that a damaged file ends in an exception that says what is wrong, within the time that a
/// sound one takes.
/// </remarks>
internal sealed class ParquetReader : IDisposable
{
    private const int LongestWord = 1000;

    private readonly FileStream file;
    private readonly SweepColumns names;
    private readonly ParquetColumn[] columns;
    private readonly IReadOnlyList<int> counts;
    private readonly long dataEnd;
    private readonly List<List<ChunkPlace>> groups = [];

    // Of the group that is being read.
    private List<ChunkPlace> chunks = [];
    private int rows;

    private ParquetReader(FileStream file, SweepColumns columns, IReadOnlyList<int> counts)
    {
        this.file = file;
        this.counts = counts;
        names = columns;
        this.columns = ParquetColumn.Of(columns);
        byte[] footer = FooterOf(file);
        dataEnd = file.Length - 8 - footer.Length;
        Footer(footer);
    }

    /// <summary>Opens a file of one or more groups of rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="counts">The rows of each group that it must have.</param>
    /// <exception cref="InvalidDataException">The file is not such a table; the message says why.</exception>
    internal static ParquetReader Open(string path, SweepColumns columns, IReadOnlyList<int> counts)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        try
        {
            return new ParquetReader(file, columns, counts);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="rows">The rows that it must have.</param>
    /// <param name="numbers">Which columns of numbers are wanted, by their position; all when absent.</param>
    /// <exception cref="InvalidDataException">The file is not such a part; the message says why.</exception>
    internal static SweepTable Read(string path, SweepColumns columns, int rows, IReadOnlySet<int>? numbers)
    {
        using ParquetReader reader = Open(path, columns, [rows]);
        return reader.Read(0, numbers);
    }

    /// <summary>Reads a group of rows.</summary>
    /// <param name="group">Which, from 0.</param>
    /// <param name="numbers">Which columns of numbers are wanted, by their position; all when absent.</param>
    /// <exception cref="InvalidDataException">The bytes are not such rows; the message says why.</exception>
    internal SweepTable Read(int group, IReadOnlySet<int>? numbers)
    {
        (chunks, rows) = (groups[group], counts[group]);
        SweepTable table = new(rows, names, numbers);
        int at = 0;
        Whole(at++, table.Member);
        if (table.Arm is { } arm)
        {
            Words(at++, arm);
            Subjects(at++, table);
        }
        foreach (double[] column in table.Numbers)
        {
            // An empty array is a column that nobody asked for.
            if (column.Length > 0) Numbers(at, column);
            at++;
        }

        foreach (MetricStatus[] column in table.MetricStatuses)
        {
            Statuses(at++, column);
        }
        Words(at++, table.Status);
        Whole(at, table.Steps);
        return table;
    }

    /// <summary>The footer of a Parquet file, in which all that it says of itself stands.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The file is no Parquet file; the message says why.</exception>
    internal static byte[] FooterOf(FileStream file)
    {
        if (file.Length < 12) throw CompactReader.Damaged("it is too short");
        byte[] tail = Bytes(file, file.Length - 8, 8);
        if (!Bytes(file, 0, 4).AsSpan().SequenceEqual(ParquetCode.Magic) || !tail.AsSpan(4).SequenceEqual(ParquetCode.Magic))
        {
            throw CompactReader.Damaged("it is no Parquet file");
        }
        int length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (length < 0 || length > file.Length - 12) throw CompactReader.Damaged("its footer is longer than the file");
        return Bytes(file, file.Length - 8 - length, length);
    }

    public void Dispose() => file.Dispose();

    private void Footer(byte[] bytes)
    {
        CompactReader reader = new(bytes);
        long total = -1;
        bool hasSchema = false;
        int id = 0;
        while (reader.Next(ref id, out CompactType type))
        {
            switch (id)
            {
                case 2:
                    CheckSchema(ref reader, type);
                    hasSchema = true;
                    break;
                case 3:
                    total = reader.Whole(type);
                    break;
                case 4:
                    Groups(ref reader, reader.List(type, CompactType.Structure));
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (!hasSchema || groups.Count == 0) throw CompactReader.Damaged("its footer is incomplete");
        long wanted = counts.Sum(count => (long)count);
        if (total != wanted) throw CompactReader.Damaged(FormattableString.Invariant($"it has {total} rows, not {wanted}"));
    }

    private void Groups(ref CompactReader reader, int count)
    {
        if (count != counts.Count || groups.Count > 0)
        {
            throw CompactReader.Damaged(counts.Count == 1 ? "it does not hold one group of rows"
                : FormattableString.Invariant($"it holds {count} groups of rows, not {counts.Count}"));
        }
        for (int i = 0; i < count; i++)
        {
            rows = counts[i];
            groups.Add(Group(ref reader));
        }
    }

    private void CheckSchema(ref CompactReader reader, CompactType list)
    {
        int count = reader.List(list, CompactType.Structure);
        if (count != columns.Length + 1)
        {
            throw CompactReader.Damaged(FormattableString.Invariant($"it has {count - 1} columns, not {columns.Length}"));
        }
        for (int i = 0; i < count; i++)
        {
            string name = "";
            long physical = -1, repetition = -1;
            int id = 0;
            while (reader.Next(ref id, out CompactType type))
            {
                if (id == 1) physical = reader.Whole(type);
                else if (id == 3) repetition = reader.Whole(type);
                else if (id == 4) name = reader.Text(type);
                else reader.Skip(type);
            }

            if (i == 0) continue;
            ParquetColumn column = columns[i - 1];
            if (name != column.Name || physical != column.PhysicalType || repetition != (column.IsOptional ? 1 : 0))
            {
                throw CompactReader.Damaged($"column {i} is not '{column.Name}' as it should be");
            }
        }
    }

    private List<ChunkPlace> Group(ref CompactReader reader)
    {
        List<ChunkPlace> found = [];
        long count = -1;
        int id = 0;
        while (reader.Next(ref id, out CompactType type))
        {
            if (id == 1)
            {
                int chunks = reader.List(type, CompactType.Structure);
                for (int i = 0; i < chunks; i++)
                {
                    found.Add(Chunk(ref reader));
                }
            }
            else if (id == 3)
            {
                count = reader.Whole(type);
            }
            else
            {
                reader.Skip(type);
            }
        }

        if (found.Count != columns.Length) throw CompactReader.Damaged("its group of rows lacks columns");
        if (count != rows) throw CompactReader.Damaged(FormattableString.Invariant($"its group has {count} rows, not {rows}"));
        return found;
    }

    private ChunkPlace Chunk(ref CompactReader reader)
    {
        ChunkPlace? place = null;
        int id = 0;
        while (reader.Next(ref id, out CompactType type))
        {
            if (id != 3)
            {
                reader.Skip(type);
                continue;
            }

            CompactReader.Expect(type, CompactType.Structure);
            long codec = -1, values = -1, length = -1, data = -1, dictionary = -1;
            int field = 0;
            while (reader.Next(ref field, out CompactType inner))
            {
                if (field == 4) codec = reader.Whole(inner);
                else if (field == 5) values = reader.Whole(inner);
                else if (field == 7) length = reader.Whole(inner);
                else if (field == 9) data = reader.Whole(inner);
                else if (field == 11) dictionary = reader.Whole(inner);
                else reader.Skip(inner);
            }

            if (codec != ParquetCode.Uncompressed) throw CompactReader.Damaged("a column is compressed");
            if (values != rows) throw CompactReader.Damaged(FormattableString.Invariant($"a column has {values} values, not {rows}"));
            long start = dictionary >= 0 ? dictionary : data;
            if (start < 4 || length < 0 || length > dataEnd - start || start > dataEnd || length > int.MaxValue)
            {
                throw CompactReader.Damaged("a column lies outside of the file");
            }
            place = new ChunkPlace(start, (int)length, dictionary >= 0);
        }

        return place ?? throw CompactReader.Damaged("a column has no place");
    }

    private void Whole(int column, long[] values)
    {
        ColumnPages pages = new(Bytes(chunks[column].Start, chunks[column].Length), chunks[column].HasDictionary, rows);
        Fill(pages, pages.Data, MemoryMarshal.AsBytes(values.AsSpan()));
    }

    // They follow from the members, so that a file in which they do not is no file of ours.
    private void Subjects(int column, SweepTable table)
    {
        long[] subjects = new long[rows];
        Whole(column, subjects);
        for (int i = 0; i < rows; i++)
        {
            if (subjects[i] == table.SubjectOf(i)) continue;
            throw CompactReader.Damaged(FormattableString.Invariant($"row {i} is of subject {subjects[i]}, not {table.SubjectOf(i)}"));
        }
    }

    private void Numbers(int column, double[] values)
    {
        ColumnPages pages = new(Bytes(chunks[column].Start, chunks[column].Length), chunks[column].HasDictionary, rows);
        ReadOnlySpan<byte> data = pages.Data;
        if (data.Length < 4) throw CompactReader.Damaged("its values end too early");
        int length = BinaryPrimitives.ReadInt32LittleEndian(data);
        if (length < 0 || length > data.Length - 4) throw CompactReader.Damaged("its values end too early");
        int[] present = new int[rows];
        LevelRuns.Read(data.Slice(4, length), 1, 2, present);
        double[] there = new double[present.Sum()];
        Fill(pages, data[(4 + length)..], MemoryMarshal.AsBytes(there.AsSpan()));
        int next = 0;
        for (int i = 0; i < rows; i++)
        {
            values[i] = present[i] == 1 ? there[next++] : double.NaN;
        }
    }

    // Values of eight bytes, as they are or as entries of the dictionary.
    private static void Fill(ColumnPages pages, ReadOnlySpan<byte> data, Span<byte> values)
    {
        if (!pages.UsesDictionary)
        {
            if (data.Length != values.Length) throw CompactReader.Damaged("its values take more or fewer bytes than they should");
            data.CopyTo(values);
            return;
        }

        if (pages.Dictionary.Length != 8L * pages.Entries) throw CompactReader.Damaged("a dictionary of another size than it says");
        int[] indices = pages.Indices(data, values.Length / 8);
        for (int i = 0; i < indices.Length; i++)
        {
            pages.Dictionary.Slice(8 * indices[i], 8).CopyTo(values[(8 * i)..]);
        }
    }

    private void Statuses(int column, MetricStatus[] values)
    {
        string[] words = new string[values.Length];
        Words(column, words);
        for (int i = 0; i < words.Length; i++)
        {
            if (!MissingMetric.TryParse(words[i], out values[i]))
            {
                throw CompactReader.Damaged($"an unknown word in '{columns[column].Name}'");
            }
        }
    }

    private void Words(int column, string[] values)
    {
        ColumnPages pages = new(Bytes(chunks[column].Start, chunks[column].Length), chunks[column].HasDictionary, rows);
        if (!pages.UsesDictionary) throw CompactReader.Damaged("words without a dictionary");
        List<string> words = [];
        ReadOnlySpan<byte> left = pages.Dictionary;
        while (words.Count < pages.Entries)
        {
            if (left.Length < 4) throw CompactReader.Damaged("a dictionary that ends too early");
            int length = BinaryPrimitives.ReadInt32LittleEndian(left);
            if (length < 0 || length > left.Length - 4 || length > LongestWord) throw CompactReader.Damaged("a word that is too long");
            words.Add(Encoding.UTF8.GetString(left.Slice(4, length)));
            left = left[(4 + length)..];
        }

        int[] indices = pages.Indices(pages.Data, values.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            values[i] = words[indices[i]];
        }
    }

    private byte[] Bytes(long start, int length) => Bytes(file, start, length);

    private static byte[] Bytes(FileStream file, long start, int length)
    {
        byte[] bytes = new byte[length];
        file.Position = start;
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Where a column lies in the file.</summary>
    private sealed record ChunkPlace(long Start, int Length, bool HasDictionary);

    /// <summary>The pages of a column: one of a dictionary where there is one, one of values.</summary>
    private readonly ref struct ColumnPages
    {
        internal ColumnPages(ReadOnlySpan<byte> bytes, bool hasDictionary, int rows)
        {
            if (hasDictionary)
            {
                PageHeader first = PageHeader.Read(bytes, ParquetCode.DictionaryPage, out int head);
                if (first.Encoding != ParquetCode.Plain || first.Values < 0 || first.Values > first.Size)
                {
                    throw CompactReader.Damaged("a dictionary in a way that is not ours");
                }
                Dictionary = bytes.Slice(head, first.Size);
                Entries = first.Values;
                bytes = bytes[(head + first.Size)..];
            }

            PageHeader page = PageHeader.Read(bytes, ParquetCode.DataPage, out int start);
            if (page.Values != rows)
            {
                throw CompactReader.Damaged(FormattableString.Invariant($"a page has {page.Values} values, not {rows}"));
            }
            if (page.Encoding != (hasDictionary ? ParquetCode.Dictionary : ParquetCode.Plain))
            {
                throw CompactReader.Damaged("values in a way that is not ours");
            }
            if (start + page.Size != bytes.Length) throw CompactReader.Damaged("a column of more or fewer bytes than it says");
            Data = bytes.Slice(start, page.Size);
            UsesDictionary = hasDictionary;
        }

        internal ReadOnlySpan<byte> Dictionary { get; }

        internal int Entries { get; }

        internal ReadOnlySpan<byte> Data { get; }

        internal bool UsesDictionary { get; }

        internal int[] Indices(ReadOnlySpan<byte> data, int count)
        {
            if (data.Length < 1 || data[0] is < 1 or > 32) throw CompactReader.Damaged("its values end too early");
            int[] indices = new int[count];
            LevelRuns.Read(data[1..], data[0], Entries, indices);
            return indices;
        }
    }

    /// <summary>What stands before the bytes of a page.</summary>
    private readonly record struct PageHeader(int Size, int Values, int Encoding)
    {
        internal static PageHeader Read(ReadOnlySpan<byte> bytes, int expected, out int length)
        {
            CompactReader reader = new(bytes);
            long kind = -1, size = -1, packed = -1, values = -1, encoding = -1;
            int id = 0;
            while (reader.Next(ref id, out CompactType type))
            {
                if (id == 1) kind = reader.Whole(type);
                else if (id == 2) size = reader.Whole(type);
                else if (id == 3) packed = reader.Whole(type);
                else if (id is 5 or 7) ReadInner(ref reader, type, out values, out encoding);
                else reader.Skip(type);
            }

            length = reader.At;
            if (kind != expected) throw CompactReader.Damaged("a page of another kind");
            if (size != packed || size < 0 || size > bytes.Length - length)
            {
                throw CompactReader.Damaged("a page that is longer than its column");
            }
            if (values is < 0 or > int.MaxValue) throw CompactReader.Damaged("a page without a number of values");
            return new PageHeader((int)size, (int)values, (int)encoding);
        }

        private static void ReadInner(ref CompactReader reader, CompactType type, out long values, out long encoding)
        {
            CompactReader.Expect(type, CompactType.Structure);
            (values, encoding) = (-1, -1);
            int id = 0;
            while (reader.Next(ref id, out CompactType inner))
            {
                if (id == 1) values = reader.Whole(inner);
                else if (id == 2) encoding = reader.Whole(inner);
                else reader.Skip(inner);
            }
        }
    }
}
