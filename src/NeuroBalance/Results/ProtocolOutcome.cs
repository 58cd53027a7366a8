namespace NeuroBalance;

/// <summary>What a protocol of state-dependent dosing did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Assessments">The assessments made, the one at which it stopped included; 0 for a triggered protocol.</param>
/// <param name="StoppedAt">The time (h) at which it stopped by itself; NaN if it did not.</param>
public readonly record struct ProtocolOutcome(string Name, int Assessments, double StoppedAt);
