using System.Globalization;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The words of the claims' reports, the same in the terminal, in Markdown and in HTML.</summary>
internal static class ClaimWords
{
    private const string Outside = "outside";

    public const string Source = "Goldfine CE, Tom JJ, Im DD et al. (2023) Front Psychiatry 14:1141836, doi:10.3389/fpsyt.2023.1141836";

    public const string Purpose = "The model is a mechanism for teaching and for sweeping hypotheses. It is not medical advice, and a claim that holds in it is not thereby true.";

    public const string SharesAre = "Shares are statements of sensitivity over assumed ranges, drawn independently of each other. They are not the probability that a claim is true; the intervals only say what other subjects from the same ranges would give. How receptors adapt (the structure) changes some shares more than all parameters do.";

    public const string Tags = "D: direction, order or timing. T: an adverb or comparative of the sentence, tested by a time that must be sooner by at least 5 % and 1 h; where the directions hold and it does not, the verdict is \"not shown\". L: a level, a number that parameters were chosen for or a bound on plausibility. By form: the sign could not have come out otherwise; such a claim is never called robust. Negligible: it holds, but an effect is below 5 %.";

    public const string Columns = "All criteria: levels as well. Of those who withdraw: of the subjects whose score reaches 8 points after 60 days of drinking. Sham: the treated arm replaced by one without ketamine whose protocol runs an hour later. Not plausible: a run passes a level that hardly anybody survives, or could not be computed. Robust: above 95 % (lower end of the interval) in every structure. Changes sign: the sentence holds in most subjects in one structure and in fewer than half in another.";

    public const string OfSubjectsAlone = "P: a statement about all subjects together, never part of a verdict. Parameters that flip a claim: those whose values differ most between the subjects for whom it holds and the others, by the Kolmogorov-Smirnov distance; \"larger\" means that it holds with larger values.";

    /// <summary>A verdict as the reports write it.</summary>
    public static string Of(Verdict verdict) => Look(verdict).Word;

    /// <summary>The class of a verdict in the style sheet of the pages.</summary>
    public static string Style(Verdict verdict) => Look(verdict).Style;

    /// <summary>The sign of a verdict, so that it can be told without its colour.</summary>
    public static string Sign(Verdict verdict) => Look(verdict).Sign;

    public static string Of(ClaimResult result) => result.Claim.IsJudged ? Of(result.Verdict) : "printed, not judged";

    /// <summary>The verdict of one criterion.</summary>
    public static string Of(ClaimResult.OfCriterion result) => result.Verdict switch
    {
        Verdict.NotAssessable => "not counted",
        Verdict.LevelMissed => "missed",
        Verdict.Holds or Verdict.Negligible or Verdict.NotShown or Verdict.Fails or Verdict.NotPlausible or Verdict.NotComputed =>
            Of(result.Verdict),
    };

    public static string Of(Basis basis) => basis switch
    {
        Basis.Form => "by form",
        Basis.Fitted => "fitted",
        Basis.NotFitted => "not fitted",
    };

    /// <summary>The class of a badge in the style sheet of the pages.</summary>
    public static string Style(Basis basis) => basis switch
    {
        Basis.Form => "form",
        Basis.Fitted => "fitted",
        Basis.NotFitted => "unfitted",
    };

    public static string Of(Badge badge) => badge.About.Length == 0 ? Of(badge.Basis) : $"{Of(badge.Basis)} ({badge.About})";

    public static string BadgesOf(Claim claim) => claim.Badges.IsEmpty ? "none" : string.Join(", ", claim.Badges.Select(Of));

    public static string Tag(CriterionTag tag) => tag switch
    {
        CriterionTag.Direction => "D",
        CriterionTag.Time => "T",
        CriterionTag.Level => "L",
    };

    public static string QuoteOf(Claim claim)
    {
        if (claim.Quote.Length > 0) return $"“{claim.Quote}”";
        return claim.IsJudged ? "(an extension of ours, no quote)" : "(a counter-claim of ours, no quote)";
    }

    /// <summary>Who could be judged, for a claim that cannot be judged in everybody.</summary>
    public static string Assessable(Claim claim) => claim.AssessableWhen.Length == 0 ? "" : $"Judged where {claim.AssessableWhen}.";

    /// <summary>The sizes of what a sentence is about.</summary>
    public static string EffectsOf(ClaimResult result) => string.Join("; ", result.Effects.Select(one => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Effect.Text}: {100 * one.Share:0.0} %{(one.IsNoticeable ? "" : " (negligible)")}")));

    public static string Of(ClaimResult.OfControl control)
    {
        if (!control.Breaks) return $"ERROR: the claim {Of(control.Verdict)}, though it must fail";
        return control.BreaksLevelsAlone ? "the claim misses a level, as it must, but no direction" : "the claim fails, as it must";
    }

    /// <summary>Whether the negative controls failed, in the few words of a table.</summary>
    /// <param name="result">The result.</param>
    public static string ControlCell(ClaimResult result)
    {
        if (!result.Claim.IsJudged) return "none";
        if (!result.ControlsBreak) return "DOES NOT FAIL";
        return result.Controls.Any(one => one.BreaksLevelsAlone) ? "fails (L)" : "fails";
    }

    /// <summary>A negative control with what it broke.</summary>
    public static string Sentence(ClaimResult.OfControl control)
    {
        string broken = string.Join("; ", control.Broken.Select(one => $"{one.Criterion.Text}: {one.Numbers}"));
        string text = control.Control.Text;
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}: {Of(control)}{(broken.Length == 0 ? "" : $" ({broken})")}.";
    }

    /// <summary>Whether a statement about the whole sweep holds.</summary>
    public static string OfPopulation(ClaimRobustness robustness) => robustness.PopulationHolds == true ? "holds" : "fails";

    /// <summary>A structure as scenarios and the command line name it.</summary>
    public static string Of(AdaptationStructure structure) => new EquationSet(structure).Words;

    /// <summary>Subjects for whom a run of the claim was not plausible or not computed.</summary>
    public static long LeftOut(ClaimRobustness.Tally tally) => tally.NotPlausible + tally.NotComputed;

    /// <summary>A share with its interval and its counts.</summary>
    /// <param name="tally">The counts.</param>
    /// <param name="none">What stands for the share of none.</param>
    public static string Share(ClaimRobustness.Tally tally, string none) => tally.Decided == 0
        ? none
        : string.Create(CultureInfo.InvariantCulture, $"{Percent(tally.Share)} ({Interval(tally)}; {tally.Holds} of {tally.Decided})");

    public static string Percent(double share) => double.IsNaN(share) ? "–" : Rounded(share) + " %";

    public static string Interval(ClaimRobustness.Tally tally) =>
        tally.Decided == 0 ? "" : $"{Rounded(tally.Interval.Low)}–{Rounded(tally.Interval.High)}";

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
    private static (string Word, string Sign, string Style) Look(Verdict verdict) => verdict switch
    {
        Verdict.Holds => ("holds", "✓", "holds"),
        Verdict.Negligible => ("holds, present but negligible", "≈", "negligible"),
        Verdict.LevelMissed => ("level missed", "△", "missed"),
        Verdict.NotShown => ("not shown", "?", "unshown"),
        Verdict.Fails => ("fails", "✗", "fails"),
        Verdict.NotAssessable => ("not assessable", "–", Outside),
        Verdict.NotPlausible => ("not plausible", "–", Outside),
        Verdict.NotComputed => ("not computed", "–", Outside),
    };
}
