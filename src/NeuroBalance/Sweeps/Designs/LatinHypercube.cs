using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>
/// A Latin hypercube (McKay, Beckman and Conover 1979): each coordinate falls once into each of the equal parts of its range.
/// </summary>
internal sealed class LatinHypercube : IDesign
{
    private readonly RandomPermutation[] orders;
    private readonly ulong seed;

    /// <summary>A hypercube.</summary>
    /// <param name="count">The number of rows, which is that of the parts.</param>
    /// <param name="dimensions">The number of coordinates.</param>
    /// <param name="seed">The seed.</param>
    public LatinHypercube(long count, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        this.seed = seed;
        orders = [.. Enumerable.Range(0, dimensions).Select(i => new RandomPermutation(count, seed, i))];
    }

    /// <inheritdoc/>
    public long Count { get; }

    /// <inheritdoc/>
    public int Dimensions => orders.Length;

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        for (int i = 0; i < orders.Length; i++)
        {
            point[i] = (orders[i].At(row) + Philox4x32.Uniform(seed, RandomStream.Jitter, row, i)) / Count;
        }
    }
}
