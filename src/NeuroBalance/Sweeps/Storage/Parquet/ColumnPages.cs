namespace NeuroBalance.Sweeps;

/// <summary>The pages of a column: one of a dictionary where there is one, one of values.</summary>
internal readonly ref struct ColumnPages
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
