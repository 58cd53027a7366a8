using System.Text.RegularExpressions;

namespace NeuroBalance.Claims;

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

    /// <summary>
    /// A text with numbers, in invariant culture; a number that does not exist is "none", and a rounded zero has no sign.
    /// </summary>
    public static string Say(FormattableString text) =>
        NegativeZero().Replace(FormattableString.Invariant(text).Replace("NaN", "none", StringComparison.Ordinal), "$1");

    [GeneratedRegex(@"(?<!\d)-(0(?:\.0+)?)(?![\d.])")]
    private static partial Regex NegativeZero();
}
