namespace NeuroBalance.Sweeps;

/// <summary>What a Parquet file says of itself, compared with what it must be: columns, groups of rows and where they lie.</summary>
/// <param name="columns">The columns that it must have.</param>
/// <param name="counts">The rows of each group that it must have.</param>
/// <param name="dataEnd">Where the footer begins: all columns lie before it.</param>
internal sealed class ParquetFooter(ParquetColumn[] columns, IReadOnlyList<int> counts, long dataEnd)
{
    private readonly List<List<ChunkPlace>> groups = [];

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The bytes of the footer.</param>
    /// <returns>Where each column of each group lies.</returns>
    /// <exception cref="InvalidDataException">The file is not such a table; the message says why.</exception>
    internal List<List<ChunkPlace>> Read(byte[] bytes)
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
        return groups;
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
            groups.Add(Group(ref reader, counts[i]));
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

    private List<ChunkPlace> Group(ref CompactReader reader, int rows)
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
                    found.Add(Chunk(ref reader, rows));
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

    private ChunkPlace Chunk(ref CompactReader reader, int rows)
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

    /// <summary>Where a column of a group lies in the file.</summary>
    internal sealed record ChunkPlace(long Start, int Length, bool HasDictionary);
}
