namespace NeuroBalance;

/// <summary>Subjects of a contrast without a difference, by why each of their two values is there or not.</summary>
/// <param name="Arm">In the arm in question.</param>
/// <param name="Reference">In the reference.</param>
/// <param name="Subjects">How many.</param>
public readonly record struct MissingPairs(MetricStatus Arm, MetricStatus Reference, long Subjects);
