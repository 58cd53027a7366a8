using System.Collections.Immutable;

namespace NeuroBalance.Sweeps;

/// <summary>Every combination of the levels of the axes; the last axis varies fastest.</summary>
/// <remarks>Level k of n stands at (k + 1/2) / n.</remarks>
internal sealed class FactorialGrid : IDesign
{
    private readonly ImmutableArray<int> levels;

    /// <summary>A grid.</summary>
    /// <param name="levels">The number of levels of each axis, each at least 1.</param>
    /// <exception cref="ArgumentException">An axis without levels, or more rows than a 64-bit number can count.</exception>
    public FactorialGrid(ImmutableArray<int> levels)
    {
        this.levels = levels;
        Int128 rows = 1;
        foreach (int one in levels)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(one, 1, nameof(levels));
            rows *= one;
            if (rows > long.MaxValue) throw new ArgumentException("The grid has more rows than can be counted.", nameof(levels));
        }

        Count = (long)rows;
    }

    /// <inheritdoc/>
    public long Count { get; }

    /// <inheritdoc/>
    public int Dimensions => levels.Length;

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            (row, long level) = Math.DivRem(row, levels[i]);
            point[i] = (level + 0.5) / levels[i];
        }
    }
}
