using System.Globalization;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The words of the claims' reports, the same in the terminal, in Markdown and in HTML.</summary>
internal static class ClaimWords
{
    public const string Source = "Goldfine CE, Tom JJ, Im DD et al. (2023) Front Psychiatry 14:1141836, doi:10.3389/fpsyt.2023.1141836";

    public const string Purpose = "The model is a mechanism for teaching and for sweeping hypotheses. It is not medical advice, and a claim that holds in it is not thereby true.";

    public const string SharesAre = "Shares are statements of sensitivity over assumed ranges, drawn independently of each other. They are not the probability that a claim is true; the intervals only say what other subjects from the same ranges would give.";

    public const string Tags = "D: direction, order or timing, which is what the sentence says. L: a level, a number that parameters were chosen for or a bound on plausibility. By form: cannot fail by construction, and is never called robust.";

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Fails => "fails",
        Verdict.NotAssessable => "not assessable",
        Verdict.NotPlausible => "not plausible",
        Verdict.NotComputed => "not computed",
        _ => throw new InvalidOperationException($"'{verdict}' is not a verdict."),
    };

    public static string Of(ClaimResult result) => result.Claim.IsJudged ? Of(result.All) : "not judged";

    public static string Of(Basis basis) => basis switch
    {
        Basis.Prediction => "prediction",
        Basis.Calibrated => "calibrated",
        Basis.Structural => "structural",
        _ => throw new InvalidOperationException($"'{basis}' is not a basis."),
    };

    public static string BasisOf(Claim claim) => claim.BasisNote.Length == 0 ? Of(claim.Basis) : $"{Of(claim.Basis)} ({claim.BasisNote})";

    public static string Tag(CriterionTag tag) => tag == CriterionTag.Direction ? "D" : "L";

    public static string QuoteOf(Claim claim) => claim.Quote.Length > 0 ? $"“{claim.Quote}”" : claim.IsJudged ? "(an extension of ours, no quote)" : "(a counter-claim of ours, no quote)";

    public static string ControlOf(ClaimResult result) => !result.Claim.IsJudged
        ? "none: not judged"
        : result.ControlBreaksLevelsAlone ? "fails, as it must, but by its levels alone"
        : result.ControlFails ? "fails, as it must" : $"ERROR: {Of(result.ControlVerdict)}, though it must fail";

    public static string Percent(double share) => double.IsNaN(share) ? "–" : Rounded(share) + " %";

    public static string Interval(Tally tally) => tally.Decided == 0 ? "" : $"{Rounded(tally.Interval.Low)}–{Rounded(tally.Interval.High)}";

    // One decimal, but as many more as keep "nearly all" from reading "all" and "hardly any" from reading "none".
    private static string Rounded(double share)
    {
        int decimals = 1;
        while (decimals < 4 && share is > 0 and < 1 && Math.Round(100 * share, decimals) is 0 or 100) decimals++;
        return (100 * share).ToString("F" + decimals, CultureInfo.InvariantCulture);
    }

    public static string FlipsOf(ClaimRobustness robustness) => robustness.Flips.IsEmpty
        ? "none"
        : string.Join("; ", robustness.Flips.Select(flip => string.Create(CultureInfo.InvariantCulture,
            $"{flip.Parameter.Key} {(flip.HoldsWithMore ? "larger" : "smaller")} (distance {flip.Distance:0.00}, p {P(flip.PValue)})")));

    private static string P(double value) => value < 0.001 ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
