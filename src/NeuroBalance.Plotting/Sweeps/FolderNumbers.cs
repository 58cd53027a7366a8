namespace NeuroBalance.Plotting;

/// <summary>The numbers of a sweep that was run into a folder, read when they are asked for.</summary>
/// <param name="results">The sweep.</param>
internal sealed class FolderNumbers(SweepResults results) : ISweepNumbers
{
    public SweepManifest Manifest => results.Manifest;

    public long Failed => results.Failed;

    public IEnumerable<double[][]> Read(IReadOnlyList<int> columns) => results.ReadColumns(columns);

    public (double[][] Columns, int[] Arms) Sample(IReadOnlyList<int> columns, int? arm, long most) =>
        results.SampleRows(columns, arm, most);
}
