namespace NeuroBalance;

/// <summary>Variance-based indices of one output.</summary>
/// <remarks>
/// Outputs that are not numbers (failed members, metrics that do not exist) are left out of the estimates, base sample by base sample and
/// index by index.
/// The bounds say how far they could move the estimates: they hold whatever values the missing outputs might have had within the range of
/// those that are there.
/// An index is NaN only where nothing is left to estimate it from, or where the output does not vary.
/// </remarks>
public sealed record SobolIndices
{
    /// <summary>The names of the factors, or of their groups.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The base samples.</summary>
    public required int N { get; init; }

    /// <summary>First-order indices.</summary>
    public required double[] S1 { get; init; }

    /// <summary>Half the width of their confidence intervals.</summary>
    public required double[] S1Conf { get; init; }

    /// <summary>Total indices.</summary>
    public required double[] ST { get; init; }

    /// <summary>Half the width of their confidence intervals.</summary>
    public required double[] STConf { get; init; }

    /// <summary>Second-order indices, [j][k] for j below k, NaN elsewhere; absent when not asked for.</summary>
    public double[][]? S2 { get; init; }

    /// <summary>Half the width of their confidence intervals.</summary>
    public double[][]? S2Conf { get; init; }

    /// <summary>The share of outputs that are missing.</summary>
    public required double FailedShare { get; init; }

    /// <summary>The least and the greatest first-order index that the missing outputs allow.</summary>
    public required Interval[] S1Bounds { get; init; }

    /// <summary>The least and the greatest total index that the missing outputs allow.</summary>
    public required Interval[] STBounds { get; init; }
}
