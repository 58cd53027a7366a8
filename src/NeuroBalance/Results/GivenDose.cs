
namespace NeuroBalance;

/// <summary>A dose that was given, or a drink that was not taken.</summary>
/// <param name="Time">When (h).</param>
/// <param name="Kind">What: a drink, a bolus, an oral dose; for a drink over time its start.</param>
/// <param name="Amount">How much: ethanol in g, drugs in mg; for a drink over time the rate in g/h.</param>
/// <param name="Protocol">Index of the protocol that gave it (see <see cref="Timeline.Protocols"/>); -1 when the scenario itself
/// did.</param>
/// <param name="Watched">The watched quantity just before, for a protocol's dose; else NaN.</param>
/// <param name="Skipped">True for a drink that was not taken because the blood level was too high.</param>
public readonly record struct GivenDose(double Time, OccurrenceKind Kind, double Amount, int Protocol, double Watched, bool Skipped)
{
    /// <summary>The drug and its route, for a dose of a drug that the text of the model adds; else null.</summary>
    public string? Drug { get; init; }
}
