using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The numbers that a person may write, in whatever culture: digits, a decimal point, perhaps a sign and an exponent.</summary>
/// <remarks>
/// Options, plans, lists and scenarios read their numbers here and nowhere else, so that "0,001" is refused in all of them. What is
/// not such a number is answered with a sentence: thousands separators, commas, NaN, infinity, hexadecimal digits, text after the
/// number, and numbers beyond what a double holds.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NumberText
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The largest whole number up to which every whole number is a double.</summary>
    private const double LargestExact = 9007199254740992;

    /// <summary>Reads a finite number.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="value">The number; NaN when there is none.</param>
    /// <param name="problem">What is wrong, as a sentence without its full stop; empty when nothing is.</param>
    /// <returns>Whether the text is a number.</returns>
    public static bool TryRead(string? text, out double value, out string problem)
    {
        bool read = TryRead(text ?? "", out value, out TextProblem found);
        problem = read ? "" : Sentence(text ?? "", "a number", found);
        return read;
    }

    /// <summary>Reads a finite number that must lie in a range.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="range">Where it must lie.</param>
    /// <param name="value">The number; NaN when there is none.</param>
    /// <param name="problem">What is wrong, as a sentence without its full stop; empty when nothing is.</param>
    /// <returns>Whether the text is a number in the range.</returns>
    public static bool TryRead(string? text, NumberRange range, out double value, out string problem)
    {
        if (!TryRead(text, out value, out problem))
        {
            problem += $"; expected: {range}";
            return false;
        }

        if (range.Contains(value)) return true;
        problem = $"{Quoted(text!)} is out of range; expected: {range}";
        value = double.NaN;
        return false;
    }

    /// <summary>Reads a whole number from <paramref name="low"/> to <paramref name="high"/>; 1e6 is one, 2.5 is not.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="low">The least number allowed.</param>
    /// <param name="high">The greatest number allowed.</param>
    /// <param name="value">The number; 0 when there is none.</param>
    /// <param name="problem">What is wrong, as a sentence without its full stop; empty when nothing is.</param>
    /// <returns>Whether the text is such a number.</returns>
    public static bool TryReadWhole<T>(string? text, T low, T high, out T value, out string problem)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        string written = text ?? "";
        string expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}");
        if (!TryReadExact(written, out value, out bool tooLarge))
        {
            bool isNumber = TryRead(written, out double number, out TextProblem found);
            bool whole = isNumber && number == Math.Floor(number);
            if (!whole)
            {
                problem = Sentence(written, "a whole number", isNumber ? new TextProblem("", "") : found) + $"; expected: {expected}";
                return false;
            }

            tooLarge |= Math.Abs(number) > LargestExact || number < double.CreateChecked(T.MinValue)
                || number > double.CreateChecked(T.MaxValue);
            value = tooLarge ? T.Zero : T.CreateChecked(number);
        }

        problem = tooLarge || value < low || value > high ? $"{Quoted(written)} is out of range; expected: {expected}" : "";
        if (problem.Length == 0) return true;
        value = T.Zero;
        return false;
    }

    /// <summary>Reads a finite number; the problem comes apart into message and correction, for a <see cref="Fault"/>.</summary>
    internal static bool TryRead(string text, out double value, out TextProblem problem)
    {
        problem = default;
        if (text.Length > 0 && LengthOfNumber(text) == text.Length)
        {
            value = double.Parse(text, Styles, CultureInfo.InvariantCulture);
            if (double.IsFinite(value) && (value != 0 || !HasDigitAboveZero(text))) return true;
            problem = new TextProblem(value == 0 ? "the number is too small for a double (below 5e-324)"
                : "the number is not finite (too large for a double)", "");
        }
        else problem = Diagnosed(text);
        value = double.NaN;
        return false;
    }

    /// <summary>Reads what <see cref="double.ToString()"/> writes, NaN and infinities included: the numbers of our own files.</summary>
    internal static bool TryReadOwn(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value);

    // The length of the longest beginning that is a number: sign, digits with perhaps a point among them, exponent.
    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        int i = text is ['+' or '-', ..] ? 1 : 0;
        int digits = SkipDigits(text, ref i);
        if (i < text.Length && text[i] == '.')
        {
            i++;
            digits += SkipDigits(text, ref i);
        }

        if (digits == 0) return 0;
        if (i == text.Length || text[i] is not ('e' or 'E')) return i;
        int exponent = i + 1;
        if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
        return SkipDigits(text, ref exponent) > 0 ? exponent : i;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, ref int i)
    {
        int start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }
        return i - start;
    }

    private static bool HasDigitAboveZero(ReadOnlySpan<char> text)
    {
        int exponent = text.IndexOfAny('e', 'E');
        return (exponent < 0 ? text : text[..exponent]).ContainsAnyInRange('1', '9');
    }

    private static bool TryReadExact<T>(string text, out T value, out bool tooLarge)
        where T : struct, IBinaryInteger<T>
    {
        bool digits = text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
        tooLarge = digits && !T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        value = digits && !tooLarge ? T.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : T.Zero;
        return digits;
    }

    private static TextProblem Diagnosed(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new TextProblem("the number is missing", "");
        if (IsNotFiniteWord(text)) return new TextProblem("NaN and infinity are not accepted", "");
        if (text.Contains(','))
        {
            return new TextProblem("the decimal sign is a point, not a comma, and there is no thousands separator", "",
                WithoutCommas(text));
        }

        string plain = new([.. text.Where(letter => !IsSeparator(letter)).Select(letter => letter == '\u2212' ? '-' : letter)]);
        if (plain.Length > 0 && plain.Length < text.Length && LengthOfNumber(plain) == plain.Length)
        {
            return new TextProblem("there is no thousands separator, and no space in or around a number", "", plain);
        }

        if (LengthOfNumber(plain) == plain.Length) return new TextProblem("the minus sign is '-'", "", plain);
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return new TextProblem("hexadecimal numbers are not accepted", "");
        int length = LengthOfNumber(text);
        return length > 0
            ? new TextProblem($"{Quoted(text[length..])} follows the number", "")
            : new TextProblem($"'{EscapedText.Shortened(text)}' is not a number", "");
    }

    private static bool IsNotFiniteWord(string text) =>
        text.Trim().TrimStart('+', '-') is var word && (word.Equals("nan", StringComparison.OrdinalIgnoreCase) || word is "∞"
            || word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("infinity", StringComparison.OrdinalIgnoreCase));

    private static bool IsSeparator(char letter) => letter is '_' or '\'' or '\u2019' || char.IsWhiteSpace(letter);

    // "0,001" is 0.001 and "1,000,000" is 1000000; "1,500" may be either, so that both are named.
    private static string? WithoutCommas(string text)
    {
        string joined = text.Replace(",", "", StringComparison.Ordinal);
        string pointed = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        bool ends = text.LastIndexOf(',') > text.LastIndexOf('.');
        int after = text.Length - 1 - text.LastIndexOf(',');
        int before = text.IndexOf(',') - (text[0] is '+' or '-' ? 1 : 0);
        bool several = text.Count(letter => letter == ',') > 1;
        bool grouped = after == 3 && before is >= 1 and <= 3 && text.TrimStart('+', '-')[0] != '0';
        bool joins = LengthOfNumber(joined) == joined.Length && joined.Length > 0;
        bool points = LengthOfNumber(pointed) == pointed.Length && pointed.Length > 0;
        if (!ends || several) return joins ? joined : null;
        if (grouped && joins && !text.Contains('.')) return $"{joined} or {pointed}";
        return points ? pointed : null;
    }

    private static string Sentence(string text, string kind, TextProblem problem)
    {
        string why = problem.Message.Length == 0 || problem.Message.EndsWith("is not a number", StringComparison.Ordinal) ? ""
            : ": " + problem.Message;
        string correction = problem.Suggestion is { } suggestion ? $"; write {suggestion}" : "";
        return $"{Quoted(text)} is not {kind}{why}{correction}";
    }

    private static string Quoted(string text) => '"' + EscapedText.Shortened(text) + '"';
}
