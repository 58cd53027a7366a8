using System.Globalization;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The words of the claims' reports, the same in the terminal, in Markdown and in HTML.</summary>
internal static class ClaimWords
{
    private const string Undecided = "other";

    public const string Source = "Goldfine CE, Tom JJ, Im DD et al. (2023) Front Psychiatry 14:1141836, doi:10.3389/fpsyt.2023.1141836";

    public const string Purpose = "The model is a mechanism for teaching and for sweeping hypotheses. It is not medical advice, and a claim that holds in it is not thereby true.";

    public const string SharesAre = "Shares are statements of sensitivity over assumed ranges, drawn independently of each other. They are not the probability that a claim is true; the intervals only say what other subjects from the same ranges would give.";

    public const string Tags = "D: direction, order or timing, which is what the sentence says. L: a level, a number that parameters were chosen for or a bound on plausibility. By form: cannot fail by construction, and is never called robust.";

    /// <summary>A verdict as the reports write it.</summary>
    public static string Of(Verdict verdict) => Look(verdict).Word;

    /// <summary>The letter of a verdict in tables of single subjects.</summary>
    public static string Letter(Verdict verdict) => Look(verdict).Letter;

    /// <summary>The class of a verdict in the style sheet of the pages.</summary>
    public static string Style(ClaimResult result) => result.Claim.IsJudged ? Look(result.All).Style : Undecided;

    public static string Of(ClaimResult result) => result.Claim.IsJudged ? Of(result.All) : "not judged";

    public static string Of(Basis basis) => basis switch
    {
        Basis.Prediction => "prediction",
        Basis.Calibrated => "calibrated",
        Basis.Structural => "structural",
    };

    public static string BasisOf(Claim claim) => claim.BasisNote.Length == 0 ? Of(claim.Basis) : $"{Of(claim.Basis)} ({claim.BasisNote})";

    public static string Tag(CriterionTag tag) => tag switch
    {
        CriterionTag.Direction => "D",
        CriterionTag.Level => "L",
    };

    public static string QuoteOf(Claim claim)
    {
        if (claim.Quote.Length > 0) return $"“{claim.Quote}”";
        return claim.IsJudged ? "(an extension of ours, no quote)" : "(a counter-claim of ours, no quote)";
    }

    public static string ControlOf(ClaimResult result)
    {
        if (!result.Claim.IsJudged) return "none: not judged";
        if (!result.ControlFails) return $"ERROR: {Of(result.ControlVerdict)}, though it must fail";
        return result.ControlBreaksLevelsAlone ? "fails, as it must, but by its levels alone" : "fails, as it must";
    }

    /// <summary>Whether the negative control failed, in the few words of a table.</summary>
    /// <param name="result">The result.</param>
    /// <param name="tellLevels">Whether to say that it broke levels alone.</param>
    public static string ControlCell(ClaimResult result, bool tellLevels)
    {
        if (!result.Claim.IsJudged) return "none";
        if (!result.ControlFails) return "DOES NOT FAIL";
        return tellLevels && result.ControlBreaksLevelsAlone ? "fails (L only)" : "fails";
    }

    /// <summary>Whether a statement about the whole sweep holds.</summary>
    public static string OfPopulation(ClaimRobustness robustness) => robustness.PopulationHolds == true ? "holds" : "fails";

    /// <summary>How many criteria of direction cannot fail by construction; empty when all can.</summary>
    public static string ByForm(Claim claim)
    {
        Criterion[] directions = [.. claim.Criteria.Where(one => one.Tag == CriterionTag.Direction)];
        int form = directions.Count(one => one.IsByForm);
        if (form == 0) return "";
        return form == directions.Length ? "all" : string.Create(CultureInfo.InvariantCulture, $"{form} of {directions.Length}");
    }

    /// <summary>Subjects for whom a run of the claim was not plausible or not computed.</summary>
    public static long LeftOut(Tally tally) => tally.NotPlausible + tally.NotComputed;

    /// <summary>A share with its interval and its counts.</summary>
    /// <param name="tally">The counts.</param>
    /// <param name="none">What stands for the share of none.</param>
    public static string Share(Tally tally, string none) => tally.Decided == 0
        ? none
        : string.Create(CultureInfo.InvariantCulture, $"{Percent(tally.Share)} ({Interval(tally)}; {tally.Holds} of {tally.Decided})");

    public static string Percent(double share) => double.IsNaN(share) ? "–" : Rounded(share) + " %";

    public static string Interval(Tally tally) => tally.Decided == 0 ? "" : $"{Rounded(tally.Interval.Low)}–{Rounded(tally.Interval.High)}";

    // One decimal, but as many more as keep "nearly all" from reading "all" and "hardly any" from reading "none".
    private static string Rounded(double share)
    {
        int decimals = 1;
        while (decimals < 4 && share is > 0 and < 1 && Math.Round(100 * share, decimals) is 0 or 100)
        {
            decimals++;
        }
        return (100 * share).ToString("F" + decimals, CultureInfo.InvariantCulture);
    }

    /// <summary>The parameters that discriminate between subjects for whom the claim holds and the others.</summary>
    public static string DiscriminatingParametersOf(ClaimRobustness robustness) => robustness.DiscriminatingParameters.IsEmpty
        ? "none"
        : string.Join("; ", robustness.DiscriminatingParameters.Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Parameter.Key} {(one.HoldsWithMore ? "larger" : "smaller")} (distance {one.Distance:0.00}, p {P(one.PValue)})")));

    private static string P(double value) => value < 0.001 ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);

    // Everything that the reports show of a verdict.
    private static (string Word, string Letter, string Style) Look(Verdict verdict) => verdict switch
    {
        Verdict.Holds => ("holds", "H", "holds"),
        Verdict.Fails => ("fails", "F", "fails"),
        Verdict.NotAssessable => ("not assessable", "N", Undecided),
        Verdict.NotPlausible => ("not plausible", "P", Undecided),
        Verdict.NotComputed => ("not computed", "C", Undecided),
    };
}
