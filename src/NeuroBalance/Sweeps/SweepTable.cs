using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>Rows of a sweep's table, column by column: one row for each member.</summary>
public sealed class SweepTable
{
    internal SweepTable(int count, SweepColumns columns, IReadOnlySet<int>? numbers = null)
    {
        Columns = columns;
        Member = new long[count];
        Arm = columns.Arms.IsEmpty ? null : new string[count];
        Numbers = [.. columns.Numbers.Select((_, at) => numbers is null || numbers.Contains(at) ? new double[count] : [])];
        MetricStatuses = [.. columns.Missable.Select(_ => new MetricStatus[count])];
        Status = new string[count];
        Steps = new long[count];
    }

    /// <summary>The names of the columns.</summary>
    public SweepColumns Columns { get; }

    /// <summary>
    /// What the table was computed from; null of sets of parameters, and of some rows of a sweep, whose <see cref="SweepResults"/> tell it.
    /// </summary>
    public SweepManifest? Manifest { get; internal init; }

    /// <summary>The bands of the trajectories that the plan follows, each in all arms; empty where it follows none.</summary>
    public IReadOnlyList<TrajectoryBands> Bands { get; internal set; } = [];

    /// <summary>How many rows.</summary>
    public int Count => Member.Length;

    /// <summary>The rows that did not end in success.</summary>
    public int Failed => Status.Count(status => status != SweepStatus.Success);

    /// <summary>The members' numbers, from 0.</summary>
    internal long[] Member { get; }

    /// <summary>Their arms; absent in a sweep without arms.</summary>
    internal string[]? Arm { get; }

    /// <summary>The axes' values, then the metrics, one array each; empty where a column was not asked for.</summary>
    internal IReadOnlyList<double[]> Numbers { get; }

    /// <summary>Why each metric that can be missing is so, in the order of <see cref="SweepColumns.MetricStatuses"/>.</summary>
    internal IReadOnlyList<MetricStatus[]> MetricStatuses { get; }

    /// <summary>How each ended; see <see cref="SweepStatus"/>.</summary>
    internal string[] Status { get; }

    /// <summary>The accepted steps of each.</summary>
    internal long[] Steps { get; }

    /// <summary>
    /// The values of an axis or metric, one for each row; NaN where there is none. In the unit of <see cref="SweepColumns.Units"/>.
    /// </summary>
    /// <param name="column">The name of the axis or metric.</param>
    /// <exception cref="ArgumentException">There is no such column; the nearest is named.</exception>
    public IReadOnlyList<double> this[string column] => Numbers[Found(Columns.Numbers, column)];

    /// <summary>Quantiles of a column, linear between order statistics as in NumPy and R (type 7); what is missing is left out.</summary>
    /// <param name="column">The name of the axis or metric.</param>
    /// <param name="shares">Which quantiles, each 0 to 1.</param>
    /// <param name="arm">The arm whose rows are taken; all rows when absent.</param>
    /// <returns>A number for each share, in the unit of the column; NaN where there are no values.</returns>
    /// <exception cref="ArgumentException">There is no such column or arm.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is not 0 to 1.</exception>
    public IReadOnlyList<double> Quantiles(string column, IReadOnlyList<double> shares, string? arm = null)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Any(share => share is not (>= 0 and <= 1))) throw new ArgumentOutOfRangeException(nameof(shares), "A share is 0 to 1.");
        if (arm is not null && (Columns.Arms.IsEmpty ? arm.Length > 0 : !Columns.Arms.Contains(arm)))
        {
            throw new ArgumentException($"There is no arm '{arm}'; there are {string.Join(", ", Columns.Arms)}.", nameof(arm));
        }
        IReadOnlyList<double> values = this[column];
        double[] sorted = SampleQuantile.Sorted(values.Where((_, row) => arm is null || ArmOf(row) == arm));
        return [.. shares.Select(share => SampleQuantile.Of(sorted, share))];
    }

    /// <summary>
    /// The same rows of some columns: all of them where there are few, else a random choice that depends on their number alone.
    /// </summary>
    /// <param name="columns">The positions of the columns in <see cref="SweepColumns.Numbers"/>.</param>
    /// <param name="arm">The arm by its number, or null for the rows of all arms.</param>
    /// <param name="most">About how many rows, at least 1.</param>
    /// <returns>The columns, and the arm of each of their rows; a subject is there in all arms that are asked for. A number that
    /// is missing is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column or arm, or <paramref name="most"/> is below 1.</exception>
    public (double[][] Columns, int[] Arms) SampleRows(IReadOnlyList<int> columns, int? arm, long most)
    {
        RowSample sample = new(Columns, Count / Math.Max(1, Columns.Arms.Length), columns, arm, most);
        sample.Take(this);
        return sample.Rows();
    }

    /// <summary>How a row's run ended: <see cref="SweepStatus.Success"/>, or why its metrics are missing.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> - 1.</param>
    public string StatusOf(int row) => Status[row];

    /// <summary>Whether a metric of a row is there, and if not, why.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="metric">The name of the metric.</param>
    /// <exception cref="ArgumentException">There is no such metric; the nearest is named.</exception>
    public MetricStatus StatusOf(int row, string metric)
    {
        int at = Found(Columns.Metrics, metric), column = Columns.Missable.IndexOf(at);
        if (column >= 0) return MetricStatuses[column][row];
        if (Status[row] != SweepStatus.Success) return MetricStatus.RunFailed;
        return double.IsNaN(Numbers[Columns.Axes.Length + at][row]) ? MetricStatus.NoValue : MetricStatus.Measured;
    }

    /// <summary>The arm of a row; empty in a sweep without arms.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> - 1.</param>
    public string ArmOf(int row) => Arm?[row] ?? "";

    /// <summary>The number of a row's subject, from 0: the same in every arm.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> - 1.</param>
    public long SubjectOf(int row) => Member[row] / Math.Max(1, Columns.Arms.Length);

    /// <summary>Writes the table into a file, as comma-separated values (.csv) or Apache Parquet (.parquet).</summary>
    /// <param name="path">The file; its ending decides on the format.</param>
    /// <exception cref="ArgumentException">The ending is neither of the two.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path)
    {
        TableFile.Check(path);
        AtomicFile.Write(path, stream =>
        {
            using ITableWriter writer = TableFile.Create(path, stream, Columns);
            if (Count > 0) writer.Append(Block());
        });
    }

    /// <summary>The rows as they are written: <see cref="ParquetColumn.Of"/> names the columns.</summary>
    internal TableBlock Block() => new(Count,
    [
        Member, .. Arm is null ? (Array[])[] : [Arm, Enumerable.Range(0, Count).Select(SubjectOf).ToArray()], .. Numbers,
        .. MetricStatuses.Select(column => column.Select(MissingMetric.Word).ToArray()), Status, Steps,
    ]);

    /// <summary>Sets how a row ended and why its metrics are missing.</summary>
    internal void End(int row, string status, long steps, ReadOnlySpan<MetricStatus> metrics)
    {
        Status[row] = status;
        Steps[row] = steps;
        for (int i = 0; i < MetricStatuses.Count; i++)
        {
            MetricStatuses[i][row] = metrics[Columns.Missable[i]];
        }
    }

    /// <summary>Takes rows over from another table of the same columns.</summary>
    /// <param name="from">The other table.</param>
    /// <param name="first">Its first row.</param>
    /// <param name="to">Where this row goes.</param>
    /// <param name="count">How many.</param>
    internal void Take(SweepTable from, int first, int to, int count)
    {
        Array.Copy(from.Member, first, Member, to, count);
        if (Arm is { } arm) Array.Copy(from.Arm!, first, arm, to, count);
        for (int i = 0; i < Numbers.Count; i++)
        {
            // An empty array is a column that nobody asked for.
            if (Numbers[i].Length > 0) Array.Copy(from.Numbers[i], first, Numbers[i], to, count);
        }
        for (int i = 0; i < MetricStatuses.Count; i++)
        {
            Array.Copy(from.MetricStatuses[i], first, MetricStatuses[i], to, count);
        }
        Array.Copy(from.Status, first, Status, to, count);
        Array.Copy(from.Steps, first, Steps, to, count);
    }

    private static int Found(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name) return i;
        }

        string meant = NearestName.Find(name, names) is { } near ? $" Did you mean '{near}'?" : "";
        throw new ArgumentException($"There is no column '{name}'; there are {string.Join(", ", names.Take(20))}.{meant}", nameof(name));
    }
}
