namespace NeuroBalance.Metrics;

/// <summary>A dose as the metrics see it that count doses.</summary>
/// <param name="Time">When (h).</param>
/// <param name="Amount">How much (mg; g of ethanol).</param>
/// <param name="ByProtocol">Whether a protocol gave it.</param>
/// <param name="Skipped">Whether it was a drink that was not taken.</param>
internal readonly record struct CountedDose(double Time, double Amount, bool ByProtocol, bool Skipped);
