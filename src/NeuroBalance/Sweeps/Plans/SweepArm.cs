
namespace NeuroBalance;

/// <summary>One variant of the scenario; every subject of a sweep goes through all arms, so that they can be compared in pairs.</summary>
/// <param name="Name">Its name, the value of the column <c>arm</c>.</param>
/// <param name="Scenario">What happens in it.</param>
public sealed record SweepArm(string Name, Scenario Scenario)
{
    /// <summary>The name that it had before each of several structures or models made an arm of it; null where none did.</summary>
    internal string? Base { get; init; }
}
