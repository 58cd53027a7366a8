namespace NeuroBalance;

/// <summary>One number of several runs side by side.</summary>
/// <param name="Key">A word for programs, such as <c>withdrawalPeak</c>.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Unit">Its unit; "1" for a pure number.</param>
/// <param name="Values">The number of each run; absent where a run has nothing of the kind.</param>
public sealed record ComparedOutcome(string Key, string Name, string Unit, IReadOnlyList<double?> Values)
{
    /// <summary>Each run's number less that of the first; absent where either has none.</summary>
    public IReadOnlyList<double?> Differences { get; } = [.. Values.Select(value => value - Values[0])];

    /// <summary>Whether any run has something of the kind.</summary>
    public bool IsTelling => Values.Any(value => value is { } number && Math.Abs(number) > Nothing);

    // What is left of a quantity that is not there may be a rounding beside zero.
    private const double Nothing = 1e-9;
}
