using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>Independent random points. More rows leave those that there are as they are.</summary>
/// <param name="count">The number of rows.</param>
/// <param name="dimensions">The number of coordinates.</param>
/// <param name="seed">The seed.</param>
internal sealed class MonteCarlo(long count, int dimensions, ulong seed) : IDesign
{
    /// <inheritdoc/>
    public long Count { get; } = count;

    /// <inheritdoc/>
    public int Dimensions { get; } = dimensions;

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        for (int i = 0; i < Dimensions; i++)
        {
            point[i] = Philox4x32.Uniform(seed, RandomStream.Draws, row, i);
        }
    }
}
