using MathNet.Numerics.Distributions;
using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>A family of distributions that a plan may name.</summary>
internal enum DistributionFamily
{
    /// <summary>Normal: mean, sd.</summary>
    Normal,

    /// <summary>Log-normal: median, sdLog (the standard deviation of the natural logarithm).</summary>
    Lognormal,

    /// <summary>Triangular: low, mode, high.</summary>
    Triangular,

    /// <summary>Exponential: mean.</summary>
    Exponential,

    /// <summary>Weibull: shape, scale.</summary>
    Weibull,

    /// <summary>Gamma: shape, scale. Computed by MathNet.Numerics.</summary>
    Gamma,

    /// <summary>Beta on 0 to 1: alpha, beta. Computed by MathNet.Numerics.</summary>
    Beta,

    /// <summary>Student's t: mean, scale, freedom. Computed by MathNet.Numerics.</summary>
    StudentT,
}

/// <summary>A named distribution, cut off at low and high where the plan states them.</summary>
/// <remarks>
/// Normal, log-normal, triangular, exponential and Weibull values are computed by this package's own arithmetic and have the same bits on
/// every platform.
/// Gamma, beta and Student's t come from MathNet.Numerics, which uses the platform's mathematical functions: their last bits may differ
/// between platforms
/// (never between threads, lane widths or shards of one platform).
/// </remarks>
/// <param name="Family">The family.</param>
/// <param name="First">Its first number, in the order that <see cref="DistributionFamily"/> states.</param>
/// <param name="Second">Its second number; unused by families with one.</param>
/// <param name="Third">Its third number; unused by families with two.</param>
/// <param name="Cut">The cut-off ends; infinite where there are none.</param>
internal sealed record DistributionSpread(DistributionFamily Family, double First, double Second, double Third, Interval Cut) : AxisSpread
{
    private readonly double below = Share(Family, First, Second, Third, Cut.Low);
    private readonly double within = Share(Family, First, Second, Third, Cut.High) - Share(Family, First, Second, Third, Cut.Low);

    /// <inheritdoc/>
    public override double Low => Math.Max(Cut.Low, NaturalEnds.Low);

    /// <inheritdoc/>
    public override double High => Math.Min(Cut.High, NaturalEnds.High);

    /// <summary>The share of the uncut distribution that lies within the cut.</summary>
    internal double Kept => within;

    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{Family} of {First}, {Second}, {Third} within {Low} to {High}");

    private Interval NaturalEnds => Family switch
    {
        DistributionFamily.Normal or DistributionFamily.StudentT => Interval.Everything,
        DistributionFamily.Lognormal or DistributionFamily.Exponential or DistributionFamily.Weibull or DistributionFamily.Gamma =>
            new(0, double.PositiveInfinity),
        DistributionFamily.Triangular => new(First, Third),
        DistributionFamily.Beta => new(0, 1),
    };

    /// <inheritdoc/>
    public override double At(double u)
    {
        if (u <= 0) return Low;
        if (u >= 1) return High;
        double share = below + (u * within);
        double value = Family switch
        {
            DistributionFamily.Normal => First + (Second * NormalQuantile.At(share)),
            DistributionFamily.Lognormal => First * Exp(Second * NormalQuantile.At(share)),
            DistributionFamily.Triangular => TriangularAt(share),
            DistributionFamily.Exponential => -First * Log(1 - share),
            DistributionFamily.Weibull => Second * Exp(Log(-Log(1 - share)) / First),
            DistributionFamily.Gamma => Second * Gamma.InvCDF(First, 1, share),
            DistributionFamily.Beta => Beta.InvCDF(First, Second, share),
            DistributionFamily.StudentT => StudentT.InvCDF(First, Second, Third, share),
        };
        return Math.Min(Math.Max(value, Low), High);
    }

    private double TriangularAt(double share)
    {
        double rise = (Second - First) / (Third - First);
        return share < rise
            ? First + Math.Sqrt(share * (Third - First) * (Second - First))
            : Third - Math.Sqrt((1 - share) * (Third - First) * (Third - Second));
    }

    // The probability of a value at or below x.
    private static double Share(DistributionFamily family, double first, double second, double third, double x)
    {
        if (double.IsNegativeInfinity(x)) return 0;
        if (double.IsPositiveInfinity(x)) return 1;
        bool positive = family is not (DistributionFamily.Normal or DistributionFamily.StudentT or DistributionFamily.Triangular);
        if (positive && x <= 0) return 0;
        return family switch
        {
            DistributionFamily.Normal => NormalCurve.Cumulative((x - first) / second),
            DistributionFamily.Lognormal => NormalCurve.Cumulative(Log(x / first) / second),
            DistributionFamily.Triangular => TriangularShare(first, second, third, x),
            DistributionFamily.Exponential => 1 - Exp(-x / first),
            DistributionFamily.Weibull => 1 - Exp(-Exp(first * Log(x / second))),
            DistributionFamily.Gamma => Gamma.CDF(first, 1, x / second),
            DistributionFamily.Beta => x >= 1 ? 1 : Beta.CDF(first, second, x),
            DistributionFamily.StudentT => StudentT.CDF(first, second, third, x),
        };
    }

    private static double TriangularShare(double low, double mode, double high, double x) =>
        x <= low ? 0
        : x >= high ? 1
        : x <= mode ? (x - low) * (x - low) / ((high - low) * (mode - low))
        : 1 - ((high - x) * (high - x) / ((high - low) * (high - mode)));
}
