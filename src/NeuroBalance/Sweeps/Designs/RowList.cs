namespace NeuroBalance.Sweeps;

/// <summary>The rows of a list, one after another: each axis takes the value of its column in that row.</summary>
/// <param name="rows">How many.</param>
/// <param name="dimensions">The number of axes.</param>
internal sealed class RowList(long rows, int dimensions) : IDesign
{
    /// <inheritdoc/>
    public long Count { get; } = rows;

    /// <inheritdoc/>
    public int Dimensions { get; } = dimensions;

    /// <inheritdoc/>
    public void Point(long row, Span<double> point) => point[..Dimensions].Fill((row + 0.5) / Count);
}
