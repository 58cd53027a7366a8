namespace NeuroBalance.Sweeps.Designs;

/// <summary>The rows of a variance-based sensitivity analysis (Saltelli 2002; Saltelli et al. 2010) in the order of SALib, so that outputs can be exchanged.</summary>
/// <remarks>
/// A Sobol sequence of 2D coordinates gives a pair of points A, B. Each base sample has 2D + 2 rows: A; A with coordinate j of B, for each j;
/// B with coordinate j of A, for each j; B. Without second order the third kind is left out and there are D + 2 rows.
/// </remarks>
public sealed class SaltelliDesign : IDesign
{
    private readonly SobolSequence pairs;

    /// <summary>A design.</summary>
    /// <param name="baseSamples">The number of base samples; a power of 2 keeps the balance of the sequence.</param>
    /// <param name="dimensions">The number of factors, at most 500.</param>
    /// <param name="secondOrder">Whether second-order indices are wanted.</param>
    /// <param name="scrambling">How the sequence is randomized.</param>
    /// <param name="seed">The seed of the scrambling.</param>
    /// <param name="skip">The base samples passed over at the start.</param>
    public SaltelliDesign(long baseSamples, int dimensions, bool secondOrder = true, Scrambling scrambling = Scrambling.Owen, ulong seed = 1, long skip = 0)
    {
        pairs = new SobolSequence(baseSamples, 2 * dimensions, scrambling, seed, skip);
        Dimensions = dimensions;
        SecondOrder = secondOrder;
    }

    /// <summary>Whether the rows allow second-order indices.</summary>
    public bool SecondOrder { get; }

    /// <summary>The rows of a base sample.</summary>
    public int RowsPerSample => RowsFor(Dimensions, SecondOrder);

    /// <inheritdoc/>
    public long Count => pairs.Count * RowsPerSample;

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <summary>The rows of a base sample of so many factors.</summary>
    public static int RowsFor(int dimensions, bool secondOrder) => secondOrder ? (2 * dimensions) + 2 : dimensions + 2;

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        (long sample, long place) = Math.DivRem(row, RowsPerSample);
        Span<double> pair = stackalloc double[2 * Dimensions];
        pairs.Point(sample, pair);
        bool fromB = place == RowsPerSample - 1 || place > Dimensions;
        pair.Slice(fromB ? Dimensions : 0, Dimensions).CopyTo(point);
        if (place == 0 || place == RowsPerSample - 1) return;
        int crossed = (int)(fromB ? place - Dimensions - 1 : place - 1);
        point[crossed] = pair[fromB ? crossed : crossed + Dimensions];
    }
}
