namespace NeuroBalance;

/// <summary>One number by which a run is told: how high, when, for how long.</summary>
/// <param name="Key">A word for programs, such as <c>withdrawalPeak</c>.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Unit">Its unit; "1" for a pure number.</param>
/// <param name="Value">The number; absent where the run has nothing of the kind.</param>
public sealed record RunOutcome(string Key, string Name, string Unit, double? Value)
{
    /// <summary>A sentence that must stand beside the number wherever it is shown; empty for most.</summary>
    public string Caveat { get; init; } = "";
}
