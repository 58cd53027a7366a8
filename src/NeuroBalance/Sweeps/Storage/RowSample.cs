using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>
/// The same rows of some columns: all of them where there are few, else a random choice that depends on their number alone.
/// </summary>
/// <param name="table">The columns of the table.</param>
/// <param name="subjects">The subjects of the whole sweep.</param>
/// <param name="columns">The positions of the columns in <see cref="SweepColumns.Numbers"/>.</param>
/// <param name="arm">The arm by its number, or null for the rows of all arms.</param>
/// <param name="most">About how many rows, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">There is no such column or arm, or <paramref name="most"/> is below 1.</exception>
internal sealed class RowSample(SweepColumns table, long subjects, IReadOnlyList<int> columns, int? arm, long most)
{
    private readonly IReadOnlyList<int> columns = Checked(table, columns, arm, most);
    private readonly int arms = Math.Max(1, table.Arms.Length);
    private readonly List<double>[] chosen = [.. columns.Select(_ => new List<double>())];
    private readonly List<int> armOf = [];

    /// <summary>Chooses among further rows.</summary>
    /// <param name="block">The rows.</param>
    public void Take(SweepTable block)
    {
        double share = (double)most / (subjects * (arm is null ? arms : 1));
        for (int i = 0; i < block.Count; i++)
        {
            long member = block.Member[i];
            (long subject, long own) = Math.DivRem(member, arms);
            if (arm is { } one && own != one) continue;
            if (share < 1 && Philox4x32.Uniform(0, RandomStream.Subsample, arm is null ? subject : member, 0) >= share) continue;
            armOf.Add((int)own);
            for (int c = 0; c < chosen.Length; c++)
            {
                chosen[c].Add(block.Numbers[columns[c]][i]);
            }
        }
    }

    /// <summary>The columns, and the arm of each of their rows; a subject is there in all arms that were asked for.</summary>
    public (double[][] Columns, int[] Arms) Rows() => ([.. chosen.Select(values => values.ToArray())], [.. armOf]);

    private static IReadOnlyList<int> Checked(SweepColumns table, IReadOnlyList<int> columns, int? arm, long most)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        foreach (int column in columns)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column, nameof(columns));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, table.Numbers.Length, nameof(columns));
        }
        if (arm is not { } one) return columns;
        ArgumentOutOfRangeException.ThrowIfNegative(one, nameof(arm));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(one, Math.Max(1, table.Arms.Length), nameof(arm));
        return columns;
    }
}
