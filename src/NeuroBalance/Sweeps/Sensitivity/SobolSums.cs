namespace NeuroBalance.Sweeps;

/// <summary>The indices that one weighting of the base samples gives.</summary>
/// <param name="S1">First-order indices.</param>
/// <param name="ST">Total indices.</param>
/// <param name="S2">Second-order indices, [j][k] for j below k; absent when the rows do not allow them.</param>
internal sealed record SobolEstimates(double[] S1, double[] ST, double[][]? S2);

/// <summary>The variance of the outputs at A and B together.</summary>
internal struct OutputSums
{
    private double sum, squares;

    internal double Count { get; private set; }

    internal readonly double Variance
    {
        get
        {
            double mean = sum / (2 * Count);
            return (squares / (2 * Count)) - (mean * mean);
        }
    }

    internal void Add(double weight, double a, double b)
    {
        Count += weight;
        sum += weight * (a + b);
        squares += weight * ((a * a) + (b * b));
    }
}

/// <summary>
/// Sums over base samples for one factor i: A and B are the outputs at the two points, AB that at A with the factor of B.
/// </summary>
internal struct FactorSums
{
    private OutputSums outputs;
    private double firstOrderNumerator, squaredDifferences;

    /// <summary>V_i / V with V_i = 1/N sum B (AB - A): Saltelli et al. 2010, table 2 (b).</summary>
    internal readonly double FirstOrder => firstOrderNumerator / outputs.Count / outputs.Variance;

    /// <summary>1/(2N) sum (A - AB)^2 / V: Saltelli et al. 2010, table 2 (f), after Jansen 1999.</summary>
    internal readonly double Total => 0.5 * squaredDifferences / outputs.Count / outputs.Variance;

    internal void Add(double weight, double a, double b, double ab)
    {
        outputs.Add(weight, a, b);
        firstOrderNumerator += weight * (b * (ab - a));
        squaredDifferences += weight * ((a - ab) * (a - ab));
    }
}

/// <summary>Sums over base samples for two factors j and k; BA is the output at B with factor j of A.</summary>
internal struct PairSums
{
    private OutputSums outputs;
    private double closedNumerator, firstNumerator, secondNumerator;

    /// <summary>(V_jk - V_j - V_k) / V with V_jk = 1/N sum (BA_j AB_k - A B): Saltelli 2002.</summary>
    internal readonly double SecondOrder => (closedNumerator - firstNumerator - secondNumerator) / outputs.Count / outputs.Variance;

    internal void Add(double weight, double a, double b, double abFirst, double abSecond, double baFirst)
    {
        outputs.Add(weight, a, b);
        closedNumerator += weight * ((baFirst * abSecond) - (a * b));
        firstNumerator += weight * (b * (abFirst - a));
        secondNumerator += weight * (b * (abSecond - a));
    }
}
