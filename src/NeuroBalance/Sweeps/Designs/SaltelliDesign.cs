namespace NeuroBalance.Sweeps;

/// <summary>
/// The rows of a variance-based sensitivity analysis (Saltelli 2002; Saltelli et al. 2010) in the order of SALib, so that outputs can be
/// exchanged.
/// </summary>
/// <remarks>
/// A Sobol sequence of 2D coordinates gives a pair of points A, B. Each base sample has 2D + 2 rows: A; A with coordinate j of B, for each
/// j;
/// B with coordinate j of A, for each j; B. Without second order the third kind is left out and there are D + 2 rows.
/// With groups a whole group is exchanged at a time, and the number of groups stands in the place of D.
/// </remarks>
internal sealed class SaltelliDesign : IDesign
{
    // The rows of a base sample share its pair of points and are asked for one after the other: each thread keeps the pair that it computed
    // last.
    [ThreadStatic]
    private static (SaltelliDesign? Owner, long Sample, double[] Points) latest;

    private readonly SobolSequence pairs;
    private readonly FactorGroups groups;

    /// <summary>A design.</summary>
    /// <param name="baseSamples">The number of base samples; a power of 2 keeps the balance of the sequence.</param>
    /// <param name="dimensions">The number of factors, at most 500.</param>
    /// <param name="secondOrder">Whether second-order indices are wanted.</param>
    /// <param name="scrambling">How the sequence is randomized.</param>
    /// <param name="seed">The seed of the scrambling.</param>
    /// <param name="skip">The base samples passed over at the start.</param>
    /// <param name="groups">The number of each factor's group, from 0; each factor by itself when absent.</param>
    public SaltelliDesign(
        long baseSamples, int dimensions, bool secondOrder = true, Scrambling scrambling = Scrambling.Owen, ulong seed = 1, long skip = 0,
            IReadOnlyList<int>? groups = null)
    {
        this.groups = new FactorGroups(dimensions, groups);
        pairs = new SobolSequence(baseSamples, 2 * dimensions, scrambling, seed, skip);
        Dimensions = dimensions;
        SecondOrder = secondOrder;
    }

    /// <summary>Whether the rows allow second-order indices.</summary>
    public bool SecondOrder { get; }

    /// <summary>The rows of a base sample.</summary>
    public int RowsPerSample => RowsFor(groups.Count, SecondOrder);

    /// <inheritdoc/>
    public long Count => pairs.Count * RowsPerSample;

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <summary>The rows of a base sample of so many factors, or groups of them.</summary>
    public static int RowsFor(int factors, bool secondOrder) => secondOrder ? (2 * factors) + 2 : factors + 2;

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        (long sample, long place) = Math.DivRem(row, RowsPerSample);
        ReadOnlySpan<double> pair = PairOf(sample);
        bool fromB = place == RowsPerSample - 1 || place > groups.Count;
        pair.Slice(fromB ? Dimensions : 0, Dimensions).CopyTo(point);
        if (place == 0 || place == RowsPerSample - 1) return;
        int crossed = (int)(fromB ? place - groups.Count - 1 : place - 1);
        for (int i = 0; i < Dimensions; i++)
        {
            if (groups.Of(i) == crossed) point[i] = pair[fromB ? i : i + Dimensions];
        }
    }

    private double[] PairOf(long sample)
    {
        if (latest.Owner == this && latest.Sample == sample) return latest.Points;
        double[] points = latest.Owner == this ? latest.Points : new double[2 * Dimensions];
        latest = default;
        pairs.Point(sample, points);
        latest = (this, sample, points);
        return points;
    }
}
