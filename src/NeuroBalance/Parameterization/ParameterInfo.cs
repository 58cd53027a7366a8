

using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>One row of the parameter table: a constant's default, what is plausible, what is possible, and where the number comes
/// from.</summary>
/// <param name="Index">The position in the table, which is that of the field in the flat layout of the parameters.</param>
/// <param name="Key">The field path, such as <c>Nmda.EthanolIc50</c>; also the name in scenarios, on the command line and in
/// sweeps.</param>
/// <param name="Symbol">The symbol in the equations.</param>
/// <param name="Value">The default, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit; "1" for a pure number.</param>
/// <param name="Low">The lower end of the plausible range; a value below it is a warning.</param>
/// <param name="High">The upper end of the plausible range; a value above it is a warning.</param>
/// <param name="Distribution">The spread between subjects that a robustness sweep draws from.</param>
/// <param name="Evidence">How well the default is supported.</param>
/// <param name="Source">Where the default comes from; "none found" where a search found nothing.</param>
/// <param name="Note">What else a reader should know; may be empty.</param>
/// <param name="Minimum">The least value that the equations allow; absent when there is none.</param>
/// <param name="Maximum">The greatest value that the equations allow; absent when there is none.</param>
/// <param name="ExclusiveMinimum">Whether <paramref name="Minimum"/> itself is not allowed.</param>
/// <param name="ExclusiveMaximum">Whether <paramref name="Maximum"/> itself is not allowed.</param>
public sealed record ParameterInfo(
    int Index,
    string Key,
    string Symbol,
    double Value,
    string Unit,
    double Low,
    double High,
    Spread Distribution,
    Evidence Evidence,
    string Source,
    string Note,
    double? Minimum,
    double? Maximum,
    bool ExclusiveMinimum,
    bool ExclusiveMaximum)
{
    /// <summary>What it is, in a sentence without a full stop.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the equations allow a value; false for NaN and the infinities.</summary>
    public bool Allows(double value) => double.IsFinite(value)
        && (Minimum is not double minimum || (ExclusiveMinimum ? value > minimum : value >= minimum))
        && (Maximum is not double maximum || (ExclusiveMaximum ? value < maximum : value <= maximum));

    /// <summary>Whether a value lies in the plausible range, ends included.</summary>
    public bool IsPlausible(double value) => value >= Low && value <= High;

    /// <summary>What the equations allow, in words.</summary>
    public string AllowedText
    {
        get
        {
            string? low = Minimum is double minimum ? $"{(ExclusiveMinimum ? "above" : "at least")} {Numbers.Text(minimum)}" : null;
            string? high = Maximum is double maximum ? $"{(ExclusiveMaximum ? "below" : "at most")} {Numbers.Text(maximum)}" : null;
            string bounds = (low, high) switch
            {
                (null, null) => "any finite number",
                (_, null) => low!,
                (null, _) => high!,
                _ => $"{low} and {high}",
            };
            return Unit == "1" ? bounds : $"{bounds} ({Unit})";
        }
    }

    /// <summary>What is plausible, in words.</summary>
    public string PlausibleText => Unit == "1"
        ? $"{Numbers.Text(Low)} to {Numbers.Text(High)}"
        : $"{Numbers.Text(Low)} to {Numbers.Text(High)} {Unit}";
}
