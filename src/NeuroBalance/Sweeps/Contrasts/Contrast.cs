using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>Which direction of a difference is the better one.</summary>
public enum Better
{
    /// <summary>The arm's value lies below that of the reference.</summary>
    Lower,

    /// <summary>The arm's value lies above that of the reference.</summary>
    Higher,
}

/// <summary>A comparison of two arms in the same subjects, as a plan declares it.</summary>
/// <param name="Metric">The name of the metric.</param>
/// <param name="Arm">The arm in question.</param>
/// <param name="Reference">The arm with which it is compared.</param>
/// <param name="Better">Which direction is the better one.</param>
public sealed record Contrast(string Metric, string Arm, string Reference, Better Better)
{
    /// <summary>The keys of a contrast in a plan, which are also the columns of a table of contrasts.</summary>
    public static IReadOnlyList<string> Keys => ContrastParser.Keys;

    /// <summary>What the plan says under each of the <see cref="Keys"/>.</summary>
    public IReadOnlyList<string> Words => [Metric, Arm, Reference, ManifestContrasts.WordOf(Better)];

    /// <summary>Such as <c>lorazepam: ketamine - placebo</c>.</summary>
    public override string ToString() => $"{Metric}: {Arm} - {Reference}";
}
