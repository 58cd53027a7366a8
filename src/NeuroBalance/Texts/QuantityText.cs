namespace NeuroBalance.Texts;

/// <summary>Why a text is not a number, or not a quantity with a unit.</summary>
internal readonly record struct TextProblem(string Message, string Allowed, string? Suggestion = null)
{
    /// <summary>The problem as a fault of a text that was typed.</summary>
    internal Fault ToFault(string text) => new("text", '"' + text + '"', Message, Allowed, Suggestion);

    /// <summary>The problem as an exception, for callers that pass a text from code.</summary>
    internal FormatException ToException(string text) =>
        new(new Fault("text", '"' + EscapedText.Shortened(text) + '"', Message, Allowed, Suggestion).ToString());
}

/// <summary>A unit as it is written, and how much it is of the unit that the program counts in.</summary>
/// <typeparam name="T">What tells the units of one quantity apart.</typeparam>
/// <param name="Spelling">The unit in a file.</param>
/// <param name="Meaning">Which unit it is.</param>
/// <param name="Times">The factor to the unit that is counted in.</param>
/// <param name="DividedBy">The divisor to it: a quotient such as 1/60 has no exact factor.</param>
internal readonly record struct UnitRow<T>(string Spelling, T Meaning, double Times = 1, double DividedBy = 1)
{
    /// <summary>A value of this unit in the unit that is counted in.</summary>
    internal double Count(double value) => value * Times / DividedBy;
}

/// <summary>Reads quantities such as <c>0.9 h</c>: one number with a decimal point, and one unit of a given set.</summary>
internal static class QuantityText
{
    // No unit is guessed by its letters: g/kg and mg/kg differ in one, and in a factor of 1,000.
    private static readonly Dictionary<string, string> OtherSpellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sec"] = "s",
        ["second"] = "s",
        ["seconds"] = "s",
        ["m"] = "min",
        ["mins"] = "min",
        ["minute"] = "min",
        ["minutes"] = "min",
        ["hr"] = "h",
        ["hrs"] = "h",
        ["hour"] = "h",
        ["hours"] = "h",
        ["day"] = "d",
        ["days"] = "d",
        ["w"] = "week",
        ["wk"] = "week",
        ["gram"] = "g",
        ["grams"] = "g",
        ["gr"] = "g",
        ["milligram"] = "mg",
        ["milligrams"] = "mg",
        ["microgram"] = "ug",
        ["micrograms"] = "ug",
        ["mcg"] = "ug",
        ["gamma"] = "ug",
        ["mmol/l"] = "mM",
        ["mg%"] = "mg/dL",
        ["g%"] = "g/dL",
        ["percent"] = "%",
        ["kilogram"] = "kg",
        ["kilograms"] = "kg",
        ["kgs"] = "kg",
        ["lbs"] = "lb",
        ["pound"] = "lb",
        ["pounds"] = "lb",
        ["metre"] = "m",
        ["meter"] = "m",
        ["inch"] = "in",
        ["inches"] = "in",
        ["centimetre"] = "cm",
        ["centimeter"] = "cm",
    };

    // Units whose meaning is another one from country to country: no guess is right.
    private static readonly (string[] Spellings, string Unit, string Message)[] Unclear =
    [
        (["‰", "per mille", "promille", "permille"], "g/L",
            "per mille is g/L in some countries and g per kg of blood in others, where 1 ‰ is 1.055 g/L"),
    ];

    /// <summary>The spellings of a set of units as a message lists them.</summary>
    internal static string List<T>(UnitRow<T>[] units) => "a number with a unit: " + string.Join(", ", units.Select(unit => unit.Spelling));

    /// <summary>Reads a number and a unit. False with the problem when the text is not one.</summary>
    internal static bool TryRead<T>(string text, UnitRow<T>[] units, out double value, out UnitRow<T> unit, out TextProblem problem)
    {
        unit = units[0];
        string trimmed = text.Trim();
        int split = NumberLength(trimmed);
        string number = trimmed[..split];
        string spelling = trimmed[split..].Trim();
        if (!NumberText.TryRead(number, out value, out problem))
        {
            string? corrected = Nearest(spelling, units) is { } known && problem.Suggestion is { } right ? right + " " + known : null;
            problem = new TextProblem(split == 0 ? NoNumber(trimmed) : problem.Message, List(units), corrected);
            return false;
        }

        // Both signs of micro are typed, and u where there is neither.
        string plain = spelling.Replace('\u00B5', 'u').Replace('\u03BC', 'u');
        foreach (UnitRow<T> candidate in units)
        {
            if (candidate.Spelling != plain) continue;
            unit = candidate;
            return true;
        }

        problem = spelling.Length == 0
            ? new TextProblem("the unit is missing", List(units), number + " " + units[0].Spelling)
            : Misfit(number, plain, spelling, units);
        return false;
    }

    private static TextProblem Misfit<T>(string number, string plain, string spelling, UnitRow<T>[] units)
    {
        foreach ((string[] spellings, string meant, string message) in Unclear)
        {
            if (spellings.Contains(plain, StringComparer.OrdinalIgnoreCase) && units.Any(unit => unit.Spelling == meant))
            {
                return new TextProblem(message, List(units), number + " " + meant);
            }
        }

        return new TextProblem($"the unit '{EscapedText.Shortened(spelling)}' does not fit here", List(units),
            Nearest(plain, units) is { } near ? number + " " + near : null);
    }

    private static int NumberLength(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            bool exponent = text[i] is 'e' or 'E' && i > 0 && i + 1 < text.Length
                && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '+' or '-');
            if (!char.IsAsciiDigit(text[i]) && text[i] is not ('+' or '-' or '.' or ',' or '\u2212') && !exponent) break;
            i++;
        }

        return i;
    }

    private static string NoNumber(string text) =>
        text.Contains("nan", StringComparison.OrdinalIgnoreCase) || text.Contains("inf", StringComparison.OrdinalIgnoreCase)
            ? "NaN and infinity are not accepted"
            : "the number is missing";

    private static string? Nearest<T>(string spelling, UnitRow<T>[] units)
    {
        string meant = OtherSpellings.GetValueOrDefault(spelling)
            ?? string.Join('/', spelling.Split('/').Select(part => OtherSpellings.GetValueOrDefault(part, part)));
        foreach (UnitRow<T> candidate in units)
        {
            if (string.Equals(candidate.Spelling, meant, StringComparison.OrdinalIgnoreCase)) return candidate.Spelling;
        }

        return null;
    }
}
