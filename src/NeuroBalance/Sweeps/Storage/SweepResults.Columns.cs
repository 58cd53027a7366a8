using NeuroBalance.Sweeps;

namespace NeuroBalance;

public sealed partial class SweepResults
{
    private const long ColumnBudget = 256L << 20;

    /// <summary>The subjects: the members of each arm.</summary>
    public long Subjects => Manifest.Members / Math.Max(1, Manifest.Columns.Arms.Length);

    /// <summary>How many members ended in which way, by the words of their status.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The words that occur, the most frequent first.</returns>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    public IReadOnlyList<(string Status, long Count)> CountStatuses(CancellationToken cancellationToken = default) =>
        [.. Blocks(new HashSet<int>(), cancellationToken).SelectMany(block => block.Status).CountBy(status => status)
            .Select(pair => (pair.Key, (long)pair.Value)).OrderByDescending(pair => pair.Item2)];

    /// <summary>Columns of numbers one after the other, each arm by itself and in the order of the subjects.</summary>
    /// <remarks>Every part is read once for as many columns as a quarter of a gigabyte holds, and only those columns of it.</remarks>
    /// <param name="columns">Their positions in <see cref="SweepColumns.Numbers"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>For each column one array for each arm, one array in a sweep without arms; NaN where there is no value.</returns>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    public IEnumerable<double[][]> ReadColumns(IReadOnlyList<int> columns, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Read();

        IEnumerable<double[][]> Read()
        {
            int count = Math.Max(1, Manifest.Columns.Arms.Length);
            int together = (int)Math.Clamp(ColumnBudget / (8 * Math.Max(1, Manifest.Members)), 1, Math.Max(1, columns.Count));
            foreach (int[] chunk in columns.Chunk(together))
            {
                double[][][] values = [.. chunk.Select(_ => Enumerable.Range(0, count).Select(_ => new double[Subjects]).ToArray())];
                foreach (SweepTable block in Blocks(chunk.ToHashSet(), cancellationToken))
                {
                    for (int i = 0; i < block.Count; i++)
                    {
                        (long row, long arm) = Math.DivRem(block.Member[i], count);
                        for (int c = 0; c < chunk.Length; c++)
                        {
                            values[c][arm][row] = block.Numbers[chunk[c]][i];
                        }
                    }
                }

                foreach (double[][] column in values)
                {
                    yield return column;
                }
            }
        }
    }

    /// <summary>
    /// The same rows of some columns: all of them where there are few, else a random choice that depends on their number alone.
    /// </summary>
    /// <param name="columns">The positions of the columns in <see cref="SweepColumns.Numbers"/>.</param>
    /// <param name="arm">The arm by its number, or null for the rows of all arms.</param>
    /// <param name="most">About how many rows, at least 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The columns, and the arm of each of their rows; a subject is there in all arms that are asked for. A number that
    /// is missing is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column or arm, or <paramref name="most"/> is below 1.</exception>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    public (double[][] Columns, int[] Arms) SampleRows(IReadOnlyList<int> columns, int? arm, long most,
        CancellationToken cancellationToken = default)
    {
        RowSample sample = new(Manifest.Columns, Subjects, columns, arm, most);
        foreach (SweepTable block in Blocks(columns.ToHashSet(), cancellationToken))
        {
            sample.Take(block);
        }
        return sample.Rows();
    }
}
