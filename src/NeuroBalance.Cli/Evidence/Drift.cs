using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace NeuroBalance.Cli.Evidence;

/// <summary>
/// How far the numbers in a text may move from those of the same text on the committed page. The words between them may not.
/// </summary>
internal sealed partial record Drift
{
    private enum Measure
    {
        Share,
        Factor,
        Exact,
        Free,
    }

    private Measure Kind { get; init; }

    private double Limit { get; init; }

    /// <summary>
    /// Numbers may move by this share of the committed one, and one with a decimal point always by a unit of its last digit (it may have
    /// been rounded the other way). A whole number may be a count.
    /// </summary>
    public static Drift Share(double share) => new() { Kind = Measure.Share, Limit = share };

    /// <summary>Numbers may be so many times larger or smaller: for errors, whose size is what counts.</summary>
    public static Drift Factor(double factor) => new() { Kind = Measure.Factor, Limit = factor };

    /// <summary>Nothing may move: a count, or what was read from a committed table.</summary>
    public static Drift Exact { get; } = new() { Kind = Measure.Exact };

    /// <summary>The text is judged by its own row alone: a hash, which has no near miss.</summary>
    public static Drift Free { get; } = new() { Kind = Measure.Free };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is none of its forms.</exception>
    public static Drift Parse(string text)
    {
        if (text == "any") return Free;
        if (text == "not at all") return Exact;
        if (text.EndsWith(" %", StringComparison.Ordinal) && Limited(text[..^2]) is { } percent) return Share(percent / 100);
        if (text.StartsWith("factor ", StringComparison.Ordinal) && Limited(text[7..]) is { } factor) return Factor(factor);
        throw new FormatException($"'{text}' is not a drift: \"0.2 %\", \"factor 3\", \"not at all\" or \"any\".");
    }

    public override string ToString() => Kind switch
    {
        Measure.Share => Invariant($"{100 * Limit:0.######} %"),
        Measure.Factor => Invariant($"factor {Limit}"),
        Measure.Exact => "not at all",
        Measure.Free => "any",
    };

    /// <summary>Why the new text is not accepted in place of the committed one; null when it is.</summary>
    public string? Refuses(string committed, string found)
    {
        if (Kind == Measure.Free) return null;
        MatchCollection before = Numeral().Matches(committed), after = Numeral().Matches(found);
        if (Numeral().Replace(committed, "#") != Numeral().Replace(found, "#")) return "the words changed";
        for (int i = 0; i < before.Count; i++)
        {
            if (!Accepts(before[i].Value, after[i].Value)) return $"{before[i].Value} became {after[i].Value}; it may move by {this}";
        }

        return null;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // A limit that is not a number would accept or refuse everything.
    private static double? Limited(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && double.IsFinite(limit) && limit >= 0
            ? limit : null;

    // One unit of the last digit: 0.063 has 0.001, 5.5e-8 has 1e-9.
    private static double LastDigit(string text)
    {
        int mark = text.IndexOf('e', StringComparison.Ordinal);
        string mantissa = mark < 0 ? text : text[..mark];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int exponent = (mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            - (point < 0 ? 0 : mantissa.Length - point - 1);
        return Number(Invariant($"1e{exponent}"));
    }

    private bool Accepts(string committed, string found)
    {
        double before = Number(committed), after = Number(found);
        double rounding = committed.AsSpan().ContainsAny('.', 'e') ? 1.001 * LastDigit(committed) : 0;
        return Kind switch
        {
            Measure.Share => Math.Abs(after - before) <= Math.Max(Limit * Math.Abs(before), rounding),
            Measure.Factor => before == after || (before * after > 0 && Math.Max(before / after, after / before) <= Limit),
            Measure.Exact => before == after,
            Measure.Free => true,
        };
    }

    // A number that stands alone: not the 5 of "RK5", not a part of a hash.
    [GeneratedRegex(@"(?<![\w.])[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w])")]
    private static partial Regex Numeral();
}
