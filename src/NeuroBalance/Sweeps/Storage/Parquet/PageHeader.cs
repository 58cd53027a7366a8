namespace NeuroBalance.Sweeps;

/// <summary>What stands before the bytes of a page.</summary>
internal readonly record struct PageHeader(int Size, int Values, int Encoding)
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
