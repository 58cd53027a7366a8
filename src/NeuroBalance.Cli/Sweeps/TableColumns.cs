using NeuroBalance.Plotting;
using NeuroBalance.Statistics;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>Columns of numbers of a finished table, each arm by itself and in the order of the members.</summary>
/// <remarks>Every part is read once for as many columns as a quarter of a gigabyte holds, and only those columns of it.</remarks>
internal sealed class TableColumns : ISweepNumbers
{
    private const long Budget = 256L << 20;

    private readonly SweepResults table;
    private readonly CancellationToken cancellation;

    public TableColumns(SweepResults table, CancellationToken cancellation = default)
    {
        this.table = table;
        this.cancellation = cancellation;
        Arms = table.Manifest.Columns.Arms.IsEmpty ? [""] : table.Manifest.Columns.Arms;
        Rows = table.Manifest.Members / Arms.Count;
    }

    public SweepManifest Manifest => table.Manifest;

    public long Failed => table.Failed;

    public IReadOnlyList<string> Arms { get; }

    /// <summary>The members of each arm.</summary>
    public long Rows { get; }

    public IEnumerable<double[][]> Read(IReadOnlyList<int> columns)
    {
        int together = (int)Math.Clamp(Budget / (8 * Math.Max(1, table.Manifest.Members)), 1, Math.Max(1, columns.Count));
        foreach (int[] chunk in columns.Chunk(together))
        {
            double[][][] values = [.. chunk.Select(_ => Arms.Select(_ => new double[Rows]).ToArray())];
            foreach (SweepTable block in table.Blocks(chunk.ToHashSet(), cancellation))
            {
                for (int i = 0; i < block.Count; i++)
                {
                    (long row, long arm) = Math.DivRem(block.Member[i], Arms.Count);
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

    public IReadOnlyList<double[]> Quantiles(int column) => [.. Read([column]).First().Select(QuantilesOf)];

    /// <summary>
    /// The same rows of every column: all of them where there are few, else a random choice that depends on their number alone.
    /// </summary>
    /// <param name="columns">The positions of the columns.</param>
    /// <param name="arm">The arm, or null for the rows of all arms.</param>
    /// <param name="most">About how many rows.</param>
    /// <returns>The columns, and the arm of each of their rows; a subject is there in all arms that are asked for.</returns>
    public (double[][] Columns, int[] Arms) Sample(IReadOnlyList<int> columns, int? arm, long most)
    {
        int arms = arm is null ? Arms.Count : 1;
        double share = (double)most / (Rows * arms);
        List<double>[] chosen = [.. columns.Select(_ => new List<double>())];
        List<int> armOf = [];
        HashSet<int> wanted = [.. columns];
        foreach (SweepTable block in table.Blocks(wanted, cancellation))
        {
            for (int i = 0; i < block.Count; i++)
            {
                long member = block.Member[i];
                (long subject, long own) = Math.DivRem(member, Arms.Count);
                if (arm is { } one && own != one) continue;
                if (share < 1 && Philox4x32.Uniform(0, RandomStream.Subsample, arm is null ? subject : member, 0) >= share) continue;
                armOf.Add((int)own);
                for (int c = 0; c < chosen.Length; c++)
                {
                    chosen[c].Add(block.Numbers[columns[c]][i]);
                }
            }
        }

        return ([.. chosen.Select(values => values.ToArray())], [.. armOf]);
    }

    private static double[] QuantilesOf(double[] values)
    {
        double[] sorted = SampleQuantile.Sorted(values);
        return [.. SampleQuantile.Shares.Select(share => SampleQuantile.Of(sorted, share))];
    }
}
