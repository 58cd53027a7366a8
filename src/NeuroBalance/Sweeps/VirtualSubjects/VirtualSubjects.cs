using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>
/// A population of virtual subjects: every parameter with a spread drawn independently, member k the same whatever the thread, the shard or
/// the order.
/// </summary>
/// <remarks>
/// The draw of a parameter depends on the seed, the member's number and the parameter's place in the table alone.
/// The ranges are assumed and the parameters drawn independently: a share of such subjects is a statement on sensitivity, not a
/// probability.
/// </remarks>
/// <param name="seed">The seed; any number.</param>
internal sealed class VirtualSubjects(ulong seed)
{
    // Keeps these draws apart from other uses of the same seed.
    private const uint Stream = 0x56_53_55_42;

    /// <summary>The seed.</summary>
    public ulong Seed => seed;

    /// <summary>The parameters of a member.</summary>
    /// <param name="member">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Parameters<double> Draw(long member)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(member);
        Parameters<double> drawn = default;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref drawn);
        foreach (ParameterInfo parameter in ParameterCatalog.All)
        {
            flat[parameter.Index] = Draw(member, parameter);
        }
        return drawn;
    }

    /// <summary>One parameter of a member.</summary>
    /// <param name="member">Its number, from 0.</param>
    /// <param name="parameter">The parameter.</param>
    public double Draw(long member, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Distribution == Spread.Fixed
            ? parameter.Value
            : ParameterDistribution.Quantile(parameter, Philox4x32.Uniform(seed, Stream, member, parameter.Index));
    }
}
