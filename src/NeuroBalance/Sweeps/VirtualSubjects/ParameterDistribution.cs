using NeuroBalance.Lanes;
using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>
/// The distribution of one parameter over subjects, so that its default is the median and its plausible range holds every subject.
/// </summary>
/// <remarks>
/// Normal and lognormal are two-piece: each side has its own width, such that the side's limit is its 97.5 % point (in linear or
/// logarithmic scale), and what would lie beyond the limits is cut off. Uniform is even below and above the default with probability 1/2
/// each;
/// where the default is a limit, over the one side there is. A fixed parameter has its default.
/// </remarks>
internal static class ParameterDistribution
{
    private const double Tail = 0.025;

    // The 97.5 % point of the standard normal distribution, by the same function that draws.
    private static readonly double Limit = NormalQuantile.At(1 - Tail);

    /// <summary>The value below which a share of the subjects lies.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="share">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static double Quantile(ParameterInfo parameter, double share)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!(share >= 0 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        double value = parameter.Distribution switch
        {
            Spread.Fixed => parameter.Value,
            Spread.Uniform => Uniform(parameter, share),
            Spread.Normal => Normal(parameter.Value, parameter.Low, parameter.High, Standard(share)),
            Spread.Lognormal => Lognormal(parameter, Standard(share)),
        };
        // Rounding may carry the ends one unit beyond the limits.
        return Math.Min(Math.Max(value, parameter.Low), parameter.High);
    }

    // Truncated at both 97.5 % points; half of the subjects stays on either side.
    private static double Standard(double share) => NormalQuantile.At(Tail + ((1 - (2 * Tail)) * share));

    private static double Normal(double middle, double low, double high, double z) =>
        middle + (z / Limit * (z < 0 ? middle - low : high - middle));

    private static double Lognormal(ParameterInfo parameter, double z)
    {
        double limit = z < 0 ? parameter.Low : parameter.High;
        if (limit == parameter.Value) return limit;
        double logarithm = Math.Abs(z) / Limit * Elementary.Log(new Lane1(limit / parameter.Value)).Value;
        return parameter.Value * Elementary.Exp(new Lane1(logarithm)).Value;
    }

    private static double Uniform(ParameterInfo parameter, double share)
    {
        (double middle, double low, double high) = (parameter.Value, parameter.Low, parameter.High);
        if (middle <= low || middle >= high) return low + (share * (high - low));
        return share < 0.5 ? low + (2 * share * (middle - low)) : middle + (((2 * share) - 1) * (high - middle));
    }
}
