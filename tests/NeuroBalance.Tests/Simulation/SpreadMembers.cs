using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Tests.Simulation;

/// <summary>
/// The members of the benchmark: every positive parameter without an upper bound spread log-normally by 20 %, a pure function of the
/// member's
/// number.
/// </summary>
/// <remarks>
/// Shares, which have an upper bound, and the width of the ramp, which is a constant of the numerics, keep their defaults. The drinks stay
/// at
/// 14 g, so that some members drink more than they burn: the benchmark asks for hard work, not for plausible people.
/// </remarks>
internal sealed class SpreadMembers(Timeline timeline) : ISubjectFactory
{
    /// <summary>The standard deviation of the logarithm.</summary>
    public const double Sigma = 0.2;

    private static readonly bool[] Spread =
        [.. ParameterCatalog.All.Select(row => row.Value > 0 && row.Maximum is null && row.Key != "Model.RampWidth")];

    public void Describe(long member, Subject subject)
    {
        subject.Parameters = Of(member);
        subject.Initial = NaiveState.Naive;
        subject.Timeline = timeline;
    }

    /// <summary>The parameters of one member.</summary>
    public static Parameters<double> Of(long member)
    {
        Parameters<double> parameters = ParameterCatalog.Defaults;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref parameters);
        for (int i = 0; i < flat.Length; i++)
        {
            if (Spread[i]) flat[i] *= Elementary.Exp(new Lane1(Sigma * Normal(((ulong)member << 16) | ((ulong)i << 8)))).Value;
        }

        return parameters;
    }

    // Marsaglia's polar method on numbers that depend on the counter alone.
    private static double Normal(ulong counter)
    {
        while (true)
        {
            double u = (2 * Uniform(counter++)) - 1, v = (2 * Uniform(counter++)) - 1;
            double s = (u * u) + (v * v);
            if (s > 0 && s < 1) return u * Math.Sqrt(-2 * Elementary.Log(new Lane1(s)).Value / s);
        }
    }

    // The mixing function of SplitMix64 (Steele, Lea & Flood 2014, OOPSLA, figure 17), on the counter's own position in its sequence.
    private static double Uniform(ulong counter)
    {
        ulong z = (counter + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (0.5 + ((z ^ (z >> 31)) >> 11)) * (1.0 / 9007199254740992);
    }
}
