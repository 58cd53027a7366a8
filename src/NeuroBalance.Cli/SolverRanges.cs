namespace NeuroBalance.Cli;

/// <summary>The tolerances that a run may be given.</summary>
internal static class SolverRanges
{
    /// <summary>From what rounding allows to an answer of which the first digit is right.</summary>
    public static NumberRange Relative { get; } = new(Tolerances.SmallestRelative, 0.1);

    /// <summary>Up to a hundredth of a naive brain's 1.</summary>
    public static NumberRange Absolute { get; } = new(1e-300, 0.01);
}
