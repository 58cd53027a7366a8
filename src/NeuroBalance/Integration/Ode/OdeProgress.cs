namespace NeuroBalance;

/// <summary>How far an integration has come.</summary>
/// <param name="Time">The time reached.</param>
/// <param name="Share">The share of the span that lies behind, 0 to 1.</param>
/// <param name="AcceptedSteps">The steps so far.</param>
public readonly record struct OdeProgress(double Time, double Share, long AcceptedSteps);
