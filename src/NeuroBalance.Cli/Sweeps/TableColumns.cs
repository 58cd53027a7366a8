using NeuroBalance.Plotting;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>Columns of numbers of a finished table, each arm by itself and in the order of the members.</summary>
/// <param name="table">The sweep.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class TableColumns(SweepResults table, CancellationToken cancellation = default) : ISweepNumbers
{
    /// <inheritdoc/>
    public SweepManifest Manifest => table.Manifest;

    /// <inheritdoc/>
    public long Failed => table.Failed;

    /// <inheritdoc/>
    public IReadOnlyList<string> Arms { get; } = table.Manifest.Columns.Arms.IsEmpty ? [""] : table.Manifest.Columns.Arms;

    /// <inheritdoc cref="SweepResults.ReadColumns"/>
    public IEnumerable<double[][]> Read(IReadOnlyList<int> columns) => table.ReadColumns(columns, cancellation);

    /// <inheritdoc cref="SweepResults.SampleRows"/>
    public (double[][] Columns, int[] Arms) Sample(IReadOnlyList<int> columns, int? arm, long most) =>
        table.SampleRows(columns, arm, most, cancellation);
}
