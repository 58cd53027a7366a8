namespace NeuroBalance.Plotting;

/// <summary>The numbers of a sweep that is held in memory.</summary>
/// <param name="table">The whole table.</param>
/// <param name="manifest">What it was computed from.</param>
internal sealed class TableNumbers(SweepTable table, SweepManifest manifest) : ISweepNumbers
{
    private readonly int arms = Math.Max(1, manifest.Columns.Arms.Length);

    public SweepManifest Manifest => manifest;

    public long Failed => table.Failed;

    /// <summary>The numbers of a table.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">Nothing says which sweep it is of.</exception>
    public static TableNumbers Of(SweepTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new TableNumbers(table, table.Manifest ?? throw new ArgumentException(
            "This is no whole table of a plan: run a plan, or read its results with SweepResults.ToTable.", nameof(table)));
    }

    public IEnumerable<double[][]> Read(IReadOnlyList<int> columns) => columns.Select(column =>
    {
        IReadOnlyList<double> values = table[table.Columns.Numbers[column]];
        // Every subject goes through all arms, one after the other.
        return Enumerable.Range(0, arms).Select(arm => Enumerable.Range(0, values.Count / arms).Select(row => values[(row * arms) + arm])
            .ToArray()).ToArray();
    });

    public (double[][] Columns, int[] Arms) Sample(IReadOnlyList<int> columns, int? arm, long most) => table.SampleRows(columns, arm, most);
}
