namespace NeuroBalance.Sweeps;

/// <summary>A file with rows of a sweep: a part, or a merged table with all of its groups of rows.</summary>
/// <param name="Path">The file.</param>
/// <param name="First">Its first member.</param>
/// <param name="Groups">What it must hold, in the order of the members.</param>
internal sealed record SweepTableFile(string Path, long First, IReadOnlyList<SweepPart> Groups)
{
    /// <summary>The rows, group by group; each table is new.</summary>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="numbers">Which columns of numbers are wanted, by their position; all when absent.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The file is damaged; the message says where, and why.</exception>
    internal IEnumerable<SweepTable> Read(SweepColumns columns, IReadOnlySet<int>? numbers, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using ParquetReader reader = Sound(Groups[0], () => ParquetReader.Open(Path, columns, [.. Groups.Select(group => group.Count)]));
        long first = First;
        for (int i = 0; i < Groups.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int group, long member) = (i, first);
            yield return Sound(Groups[i], () =>
            {
                SweepTable table = reader.Read(group, numbers);
                Check(table, member, Groups[group].Failed);
                return table;
            });
            first += Groups[i].Count;
        }
    }

    private T Sound<T>(SweepPart group, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{Path}: part {group.Number} is damaged: {exception.Message}."), exception);
        }
    }

    // The words and numbers that rows are found by; what a metric is worth nobody can tell from the file.
    private static void Check(SweepTable table, long first, int failed)
    {
        SweepColumns columns = table.Columns;
        for (int i = 0; i < table.Count; i++)
        {
            if (table.Member[i] != first + i)
            {
                throw new InvalidDataException(FormattableString.Invariant($"row {i} is of member {table.Member[i]}, not {first + i}"));
            }
            if (table.Arm is { } arms && arms[i] != columns.Arms[(int)(table.Member[i] % columns.Arms.Length)])
            {
                throw new InvalidDataException(FormattableString.Invariant($"row {i} is of another arm than member {table.Member[i]}"));
            }
            if (table.Steps[i] < 0) throw new InvalidDataException(FormattableString.Invariant($"row {i} took {table.Steps[i]} steps"));
            if (!SweepStatus.IsKnown(table.Status[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant($"row {i} has an unknown status"));
            }
        }

        if (failed != MergedTable.Uncounted && table.Failed != failed)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{table.Failed} members failed, not {failed}"));
        }
    }
}
