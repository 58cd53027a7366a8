namespace NeuroBalance.Metrics;

/// <summary>One step of one lane whose read-outs are still to be evaluated.</summary>
/// <param name="Lane">The lane it comes from.</param>
/// <param name="Subject">Who was in it.</param>
/// <param name="Slot">Its lane in the batch.</param>
/// <param name="Start">When it starts (h).</param>
/// <param name="Size">The size by which its shares are measured (h).</param>
/// <param name="PlannedEnd">When it was to end (h).</param>
/// <param name="End">When it ends (h); earlier where a trigger cut it.</param>
/// <param name="BloodCeiling">What the blood level does not exceed in it (g/L).</param>
internal readonly record struct PendingStep(
    int Lane, long Subject, int Slot, double Start, double Size, double PlannedEnd, double End, double BloodCeiling);
