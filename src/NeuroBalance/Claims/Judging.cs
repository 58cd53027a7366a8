using System.Text.RegularExpressions;

namespace NeuroBalance.Claims;

/// <summary>Comparisons of which criteria are made. None holds when one of its numbers does not exist.</summary>
internal static partial class Judging
{
    /// <summary>Orders need this margin, relative to the larger of the two.</summary>
    public const double Margin = 1e-6;

    /// <summary>What is sooner or shorter is so by at least this share.</summary>
    private const double SmallestShare = 0.05;

    /// <summary>What is sooner or shorter is so by at least this time (h).</summary>
    private const double SmallestHours = 1;

    /// <summary>Whether a number is smaller than another by the margin.</summary>
    public static bool Below(double smaller, double larger) =>
        smaller < larger - (Margin * Math.Max(Math.Abs(smaller), Math.Abs(larger)));

    /// <summary>Whether a number is not larger than another by the margin.</summary>
    public static bool NotAbove(double number, double other) => !double.IsNaN(number + other) && !Below(other, number);

    /// <summary>Whether a time or a duration (h) is sooner or shorter than another as a reader of "faster" expects.</summary>
    public static bool Sooner(double hours, double than) => hours <= (1 - SmallestShare) * than && than - hours >= SmallestHours;

    /// <summary>By which share a number lies below another; 0 where both are 0.</summary>
    public static double Less(double number, double than) => number == than ? 0 : 1 - (number / than);

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

    /// <summary>A change in per cent, in words.</summary>
    public static string Change(double from, double to) => Say($"{100 * ((to / from) - 1):+0;-0} %");

    [GeneratedRegex(@"(?<!\d)-(0(?:\.0+)?)(?![\d.])")]
    private static partial Regex NegativeZero();
}
