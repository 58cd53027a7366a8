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
    private readonly List<List<ParquetFooter.ChunkPlace>> groups;

    // Of the group that is being read.
    private List<ParquetFooter.ChunkPlace> chunks = [];
    private int rows;

    private ParquetReader(FileStream file, SweepColumns columns, IReadOnlyList<int> counts)
    {
        this.file = file;
        this.counts = counts;
        names = columns;
        this.columns = ParquetColumn.Of(columns);
        byte[] footer = FooterOf(file);
        groups = new ParquetFooter(this.columns, counts, dataEnd: file.Length - 8 - footer.Length).Read(footer);
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

    private void Whole(int column, long[] values)
    {
        ColumnPages pages = PagesOf(column);
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
        ColumnPages pages = PagesOf(column);
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
        ColumnPages pages = PagesOf(column);
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

    private ColumnPages PagesOf(int column)
    {
        ParquetFooter.ChunkPlace place = chunks[column];
        return new ColumnPages(Bytes(file, place.Start, place.Length), place.HasDictionary, rows);
    }

    private static byte[] Bytes(FileStream file, long start, int length)
    {
        byte[] bytes = new byte[length];
        file.Position = start;
        file.ReadExactly(bytes);
        return bytes;
    }
}
