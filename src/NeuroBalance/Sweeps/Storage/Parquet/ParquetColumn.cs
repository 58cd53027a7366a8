namespace NeuroBalance.Sweeps;

/// <summary>What a column of a sweep's table holds.</summary>
internal enum ParquetKind
{
    /// <summary>Whole numbers of 64 bits, all present.</summary>
    Whole,

    /// <summary>Floating-point numbers; NULL where there is none.</summary>
    Number,

    /// <summary>Words, all present.</summary>
    Word,
}

/// <summary>A column of a Parquet file as this package writes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
internal readonly record struct ParquetColumn(string Name, ParquetKind Kind)
{
    /// <summary>Parquet's number of the physical type.</summary>
    internal int PhysicalType => Kind switch { ParquetKind.Whole => 2, ParquetKind.Number => 5, ParquetKind.Word => 6 };

    internal bool IsOptional => Kind == ParquetKind.Number;

    /// <summary>The columns of a sweep's table, in order.</summary>
    internal static ParquetColumn[] Of(SweepColumns columns)
    {
        List<ParquetColumn> found = [new("member", ParquetKind.Whole)];
        if (!columns.Arms.IsEmpty) found.AddRange([new("arm", ParquetKind.Word), new("subject", ParquetKind.Whole)]);
        found.AddRange(columns.Numbers.Select(name => new ParquetColumn(name, ParquetKind.Number)));
        found.AddRange(columns.MetricStatuses.Select(name => new ParquetColumn(name, ParquetKind.Word)));
        found.Add(new("status", ParquetKind.Word));
        found.Add(new("steps", ParquetKind.Whole));
        return [.. found];
    }
}

/// <summary>The numbers by which Parquet's metadata names its choices; those that this package writes.</summary>
internal static class ParquetCode
{
    internal const int Uncompressed = 0, Plain = 0, Runs = 3, Dictionary = 8, DataPage = 0, DictionaryPage = 2;

    internal static ReadOnlySpan<byte> Magic => "PAR1"u8;
}
