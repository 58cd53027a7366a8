
namespace NeuroBalance;

/// <summary>One variant of the scenario; every subject of a sweep goes through all arms, so that they can be compared in pairs.</summary>
/// <param name="Name">Its name, the value of the column <c>arm</c>.</param>
/// <param name="Scenario">What happens in it.</param>
public sealed record SweepArm(string Name, Scenario Scenario);
