namespace NeuroBalance.Sweeps;

/// <summary>A table being written; disposing completes it.</summary>
internal interface ITableWriter : IDisposable
{
    /// <summary>Adds rows; the same rows in the same blocks give the same bytes.</summary>
    void Append(TableBlock block);
}

/// <summary>The formats of tables by the endings of their files.</summary>
internal static class TableFile
{
    internal const string Csv = ".csv", Parquet = ".parquet";

    /// <exception cref="ArgumentException">No table can be written into a file of this ending.</exception>
    internal static void Check(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Has(path, Csv) && !Has(path, Parquet))
        {
            throw new ArgumentException($"{path}: a table's file ends in {Csv} or {Parquet}.", nameof(path));
        }
    }

    /// <summary>Starts a table in the format that the ending of a path names; the stream is not closed.</summary>
    /// <param name="path">The path.</param>
    /// <param name="stream">Where it goes.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="notes">What the file says of itself, where the format has room for it.</param>
    internal static ITableWriter Create(string path, Stream stream, SweepColumns columns,
        params IReadOnlyList<KeyValuePair<string, string>> notes) =>
        Create(path, stream, ParquetColumn.Of(columns), notes);

    /// <summary>The same for any table.</summary>
    internal static ITableWriter Create(string path, Stream stream, ParquetColumn[] columns,
        IReadOnlyList<KeyValuePair<string, string>> notes) =>
        HasRoomForNotes(path) ? new ParquetWriter(stream, columns, notes) : new CsvTableWriter(stream, columns);

    /// <summary>Whether a file of this ending can say something of itself.</summary>
    internal static bool HasRoomForNotes(string path) => !Has(path, Csv);

    private static bool Has(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
