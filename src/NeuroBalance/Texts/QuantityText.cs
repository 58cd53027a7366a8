using NeuroBalance.Models;

namespace NeuroBalance.Texts;

/// <summary>Why a text is not a quantity with a unit.</summary>
internal readonly record struct TextProblem(string Message, string Allowed, string? Suggestion = null)
{
    /// <summary>The problem as an exception, for callers that pass a text from code.</summary>
    internal FormatException ToException(string text) => new(new Fault("text", '"' + text + '"', Message, Allowed, Suggestion).ToString());
}

/// <summary>Reads quantities such as <c>0.9 h</c>: one number with a decimal point, and one unit of a given set.</summary>
internal static class QuantityText
{
    internal static readonly (string Spelling, TimeUnit Unit)[] Times =
        [("s", TimeUnit.Second), ("min", TimeUnit.Minute), ("h", TimeUnit.Hour), ("d", TimeUnit.Day)];

    internal static readonly (string Spelling, LevelUnit Unit)[] Levels =
        [("g/L", LevelUnit.GramPerLitre), ("mM", LevelUnit.Millimolar)];

    internal static readonly (string Spelling, string Unit)[] Weights = [("kg", "kg")];

    internal static readonly (string Spelling, string Unit)[] Lengths = [("cm", "cm")];

    internal static readonly (string Spelling, DoseUnit Unit)[] DrinkAmounts =
    [
        ("g", DoseUnit.Gram), ("g/kg", DoseUnit.GramPerKilogram), ("drink", DoseUnit.Drink), ("drinks", DoseUnit.Drink),
        ("unit", DoseUnit.Unit), ("units", DoseUnit.Unit),
    ];

    private static readonly (string Spelling, DoseUnit Unit)[] GramAmounts = [("g", DoseUnit.Gram), ("g/kg", DoseUnit.GramPerKilogram)];

    private static readonly (string Spelling, DoseUnit Unit)[] MilligramAmounts =
        [("mg", DoseUnit.Milligram), ("mg/kg", DoseUnit.MilligramPerKilogram)];

    private static readonly (string Spelling, DoseUnit Unit)[] GramRates =
        [("g/h", DoseUnit.Gram), ("g/kg/h", DoseUnit.GramPerKilogram)];

    private static readonly (string Spelling, DoseUnit Unit)[] MilligramRates =
        [("mg/h", DoseUnit.Milligram), ("mg/kg/h", DoseUnit.MilligramPerKilogram)];

    /// <summary>The units of an amount when the drug is not known.</summary>
    internal static readonly (string Spelling, DoseUnit Unit)[] AllAmountUnits = [.. MilligramAmounts, .. GramAmounts];

    /// <summary>The units of a rate when the drug is not known.</summary>
    internal static readonly (string Spelling, DoseUnit Unit)[] AllRateUnits = [.. MilligramRates, .. GramRates];

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
        ["gram"] = "g",
        ["grams"] = "g",
        ["gr"] = "g",
        ["milligram"] = "mg",
        ["milligrams"] = "mg",
        ["mg/hr"] = "mg/h",
        ["mg/kg/hr"] = "mg/kg/h",
        ["g/hr"] = "g/h",
        ["mmol/l"] = "mM",
        ["kilogram"] = "kg",
        ["kilograms"] = "kg",
        ["kgs"] = "kg",
        ["centimetre"] = "cm",
        ["centimeter"] = "cm",
    };

    /// <summary>The units in which an amount of a drug may be given; the model counts ethanol in grams and the others in milligrams.</summary>
    internal static (string Spelling, DoseUnit Unit)[] AmountUnits(Drug drug) => drug == Drug.Ethanol ? GramAmounts : MilligramAmounts;

    /// <summary>The units in which a rate of a drug may be given.</summary>
    internal static (string Spelling, DoseUnit Unit)[] RateUnits(Drug drug) => drug == Drug.Ethanol ? GramRates : MilligramRates;

    /// <summary>The spellings of a set of units as a message lists them.</summary>
    internal static string List<T>((string Spelling, T Unit)[] units) =>
        "a number with a unit: " + string.Join(", ", units.Select(unit => unit.Spelling));

    /// <summary>Reads a number and a unit. False with the problem when the text is not one.</summary>
    internal static bool TryRead<T>(string text, (string Spelling, T Unit)[] units, out double value, out T unit, out TextProblem problem)
    {
        unit = units[0].Unit;
        problem = default;
        string trimmed = text.Trim();
        int split = NumberLength(trimmed);
        string number = trimmed[..split];
        string spelling = trimmed[split..].Trim();
        if (!NumberText.TryRead(number, out value, out problem))
        {
            string? corrected = Spelled(spelling, units) is { } known && problem.Suggestion is { } right ? right + " " + known : null;
            problem = new TextProblem(split == 0 ? NoNumber(trimmed) : problem.Message, List(units), corrected);
            return false;
        }

        foreach ((string candidate, T meant) in units)
        {
            if (candidate == spelling)
            {
                unit = meant;
                return true;
            }
        }

        problem = spelling.Length == 0
            ? new TextProblem("the unit is missing", List(units), number + " " + units[0].Spelling)
            : new TextProblem(
                $"the unit '{spelling}' does not fit here", List(units), Spelled(spelling, units) is { } near ? number + " " + near : null);
        return false;
    }

    /// <summary>Reads a plain decimal number that must be finite.</summary>
    internal static bool TryReadNumber(string number, out double value, out string message)
    {
        bool read = NumberText.TryRead(number, out value, out TextProblem problem);
        message = read ? "" : problem.Message;
        return read;
    }

    private static int NumberLength(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            bool exponent = text[i] is 'e' or 'E' && i > 0 && i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '+' or '-');
            if (!char.IsAsciiDigit(text[i]) && text[i] is not ('+' or '-' or '.' or ',') && !exponent)
                break;
            i++;
        }

        return i;
    }

    private static string NoNumber(string text) =>
        text.Contains("nan", StringComparison.OrdinalIgnoreCase) || text.Contains("inf", StringComparison.OrdinalIgnoreCase)
            ? "NaN and infinity are not accepted"
            : "the number is missing";

    private static string? Spelled<T>(string spelling, (string Spelling, T Unit)[] units)
    {
        string meant = OtherSpellings.GetValueOrDefault(spelling, spelling);
        foreach ((string candidate, _) in units)
            if (string.Equals(candidate, meant, StringComparison.OrdinalIgnoreCase))
                return candidate;
        return null;
    }
}
