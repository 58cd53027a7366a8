using System.Text.RegularExpressions;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>One condition of a claim, judged subject by subject.</summary>
/// <param name="Tag">Direction or level.</param>
/// <param name="Text">The condition in words, with its bounds.</param>
/// <param name="Judge">The verdict for a subject.</param>
/// <param name="Numbers">The subject's numbers, to be read against the bounds of <paramref name="Text"/>.</param>
public sealed record Criterion(CriterionTag Tag, string Text, Func<Observation, Verdict> Judge, Func<Observation, string> Numbers)
{
    /// <summary>Why the criterion cannot fail by construction; empty when it can. Such a criterion is never called robust.</summary>
    public string ByForm { get; init; } = "";

    /// <summary>Whether the criterion cannot fail by construction.</summary>
    public bool IsByForm => ByForm.Length > 0;
}

/// <summary>A number that a report prints beside the verdict without judging it.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The number with its unit.</param>
public sealed record PrintedNumber(string Label, Func<Observation, string> Text);

/// <summary>A property that is counted over a sweep without being judged; null where it does not apply.</summary>
/// <param name="Text">What is counted.</param>
/// <param name="Applies">Whether a subject has it.</param>
public sealed record CountedProperty(string Text, Func<Observation, bool?> Applies);

/// <summary>A statement about a whole sweep, judged once: a rank correlation over its first subjects.</summary>
/// <param name="Text">The statement with its bound.</param>
/// <param name="Pair">The two numbers of a subject.</param>
/// <param name="Above">The bound that Spearman's rank correlation must exceed.</param>
/// <param name="Subjects">How many subjects it is stated for.</param>
public sealed record PopulationCriterion(string Text, Func<Observation, (double X, double Y)> Pair, double Above, int Subjects);

/// <summary>Ways to a verdict.</summary>
internal static partial class Judging
{
    /// <summary>Orders need this margin, relative to the larger of the two.</summary>
    public const double Margin = 1e-6;

    public static Verdict If(bool holds) => holds ? Verdict.Holds : Verdict.Fails;

    /// <summary>Not assessable when one of the numbers does not exist.</summary>
    public static Verdict IfKnown(bool holds, params ReadOnlySpan<double> needed)
    {
        foreach (double number in needed)
        {
            if (double.IsNaN(number)) return Verdict.NotAssessable;
        }

        return If(holds);
    }

    /// <summary>Whether a number is smaller than another by the margin.</summary>
    public static bool Below(double smaller, double larger) =>
        smaller < larger - (Margin * Math.Max(Math.Abs(smaller), Math.Abs(larger)));

    /// <summary>Whether numbers fall strictly, each by the margin.</summary>
    public static bool Falling(params ReadOnlySpan<double> numbers)
    {
        for (int i = 1; i < numbers.Length; i++)
        {
            if (!Below(numbers[i], numbers[i - 1])) return false;
        }

        return true;
    }

    /// <summary>Whether numbers rise strictly, each by the margin.</summary>
    public static bool Rising(params ReadOnlySpan<double> numbers)
    {
        for (int i = 1; i < numbers.Length; i++)
        {
            if (!Below(numbers[i - 1], numbers[i])) return false;
        }

        return true;
    }

    public static bool Between(double value, double low, double high) => value >= low && value <= high;

    /// <summary>A text with numbers, in invariant culture; a number that does not exist is "none", and a rounded zero has no sign.</summary>
    public static string Say(FormattableString text) =>
        NegativeZero().Replace(FormattableString.Invariant(text).Replace("NaN", "none", StringComparison.Ordinal), "$1");

    [GeneratedRegex(@"(?<!\d)-(0(?:\.0+)?)(?![\d.])")]
    private static partial Regex NegativeZero();
}
