namespace NeuroBalance.Plotting;

/// <summary>The numbers of a sweep that is held in memory.</summary>
/// <param name="table">The whole table.</param>
/// <param name="manifest">What it was computed from.</param>
internal sealed class TableNumbers(SweepTable table, SweepManifest manifest) : ISweepNumbers
{
    public SweepManifest Manifest => manifest;

    public long Failed => table.Failed;

    public IReadOnlyList<string> Arms { get; } = table.Columns.Arms.IsEmpty ? [""] : table.Columns.Arms;

    public IEnumerable<double[][]> Read(IReadOnlyList<int> columns) => columns.Select(column =>
    {
        IReadOnlyList<double> values = table[table.Columns.Numbers[column]];
        // Every subject goes through all arms, one after the other.
        return Arms.Select((_, arm) => Enumerable.Range(0, values.Count / Arms.Count).Select(row => values[(row * Arms.Count) + arm])
            .ToArray()).ToArray();
    });
}
