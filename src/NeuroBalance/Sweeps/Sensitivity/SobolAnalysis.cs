namespace NeuroBalance.Sweeps;

/// <summary>
/// A variance-based analysis of one output that takes the outputs piece by piece and can be extended when it is finished.
/// </summary>
/// <remarks>Holds the outputs alone, 8 bytes a row: 65 factors and 50,000 base samples take 53 MB.</remarks>
internal sealed class SobolAnalysis
{
    private readonly string[] names;
    private readonly bool secondOrder;
    private readonly int rows;
    private double[] outputs = [];
    private int count;

    /// <summary>An analysis without outputs.</summary>
    /// <param name="names">The names of the factors, or of the groups by which the rows were made.</param>
    /// <param name="calcSecondOrder">Whether the rows were made for second-order indices.</param>
    public SobolAnalysis(IReadOnlyList<string> names, bool calcSecondOrder = true)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfZero(names.Count, nameof(names));
        this.names = [.. names];
        secondOrder = calcSecondOrder;
        rows = SaltelliDesign.RowsFor(names.Count, calcSecondOrder);
    }

    /// <summary>The base samples whose outputs are all there.</summary>
    public int N => count / rows;

    /// <summary>Adds the outputs of the next rows; not a number where there is none.</summary>
    public void AddSamples(ReadOnlySpan<double> y)
    {
        if (count + y.Length > outputs.Length)
        {
            Array.Resize(ref outputs, Math.Max(count + y.Length, Math.Min(2 * outputs.Length, Array.MaxLength)));
        }
        y.CopyTo(outputs.AsSpan(count));
        count += y.Length;
    }

    /// <summary>The indices of what was added so far.</summary>
    /// <param name="numResamples">The bootstrap samples of the confidence intervals.</param>
    /// <param name="confLevel">Their level.</param>
    /// <param name="seed">Their seed.</param>
    /// <exception cref="InvalidOperationException">The outputs do not make up whole base samples, or there are none.</exception>
    public SobolIndices Analyze(int numResamples = 100, double confLevel = 0.95, ulong seed = 1)
    {
        Resampling.Check(numResamples, confLevel);
        if (count == 0 || count % rows != 0)
        {
            throw new InvalidOperationException($"{count} outputs are no multiple of the {rows} rows of a base sample of {names.Length} factors {(secondOrder ? "with" : "without")} second order.");
        }
        SobolSamples samples = new(outputs.AsMemory(0, count), names.Length, secondOrder);
        int d = names.Length;
        (double[] s1, double[] st, double[][]? s2) = samples.Estimate([]);
        double[][] s1Again = new double[numResamples][], stAgain = new double[numResamples][];
        double[]?[][] s2Again = new double[numResamples][][];
        Parallel.For(0, numResamples, resample =>
        {
            int[] weights = new int[samples.N];
            Resampling.Weigh(seed, resample, weights);
            (s1Again[resample], stAgain[resample], double[][]? pairs) = samples.Estimate(weights);
            s2Again[resample] = pairs ?? [];
        });
        double[] Widths(Func<int, int, double> of) =>
            [.. Enumerable.Range(0, d)
            .Select(j => Resampling.HalfWidth([.. Enumerable.Range(0, numResamples).Select(r => of(r, j))], confLevel))];
        Interval[] s1Bounds = new Interval[d], stBounds = new Interval[d];
        for (int j = 0; j < d; j++)
        {
            (s1Bounds[j], stBounds[j]) = samples.Bounds(j);
        }
        return new SobolIndices
        {
            Names = names,
            N = samples.N,
            S1 = s1,
            S1Conf = Widths((r, j) => s1Again[r][j]),
            ST = st,
            STConf = Widths((r, j) => stAgain[r][j]),
            S2 = s2,
            S2Conf = s2 is null ? null : [.. Enumerable.Range(0, d).Select(j => Widths((r, k) => s2Again[r][j]![k]))],
            FailedShare = samples.FailedShare,
            S1Bounds = s1Bounds,
            STBounds = stBounds,
        };
    }
}
