using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>Reads times: lengths such as <c>40 min</c>, and points in time such as <c>12 h after last drink</c>.</summary>
internal static class MomentText
{
    internal const string Forms =
        "a time such as \"8 h\" (s, min, h, d, week), \"<time> after last drink\" or \"<time> before first drink\"";

    internal static bool TryReadDuration(string text, out Duration duration, out TextProblem problem)
    {
        bool read = QuantityText.TryRead(text, UnitTable.Times, out double value, out UnitRow<TimeUnit> unit, out problem);
        duration = new Duration(value, unit.Meaning);
        return read;
    }

    internal static bool TryReadMoment(string text, out Moment moment, out TextProblem problem)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int anchorAt = Array.FindIndex(words, word => Is(word, "after") || Is(word, "before"));
        MomentAnchor anchor = MomentAnchor.Start;
        string time = string.Join(' ', anchorAt < 0 ? words : words[..anchorAt]);
        if (anchorAt >= 0)
        {
            string tail = string.Join(' ', words[anchorAt..]);
            if (tail == "after last drink") anchor = MomentAnchor.AfterLastDrink;
            else if (tail == "before first drink") anchor = MomentAnchor.BeforeFirstDrink;
            else
            {
                moment = default;
                string meant = Is(words[anchorAt], "after") ? "after last drink" : "before first drink";
                problem = new TextProblem($"'{tail}' is not something that a time can be counted from", Forms, $"{time} {meant}");
                return false;
            }
        }

        bool read = TryReadDuration(time, out Duration offset, out problem);
        string? suggestion = problem.Suggestion is { } near && anchorAt >= 0 ? $"{near} {string.Join(' ', words[anchorAt..])}"
            : problem.Suggestion;
        problem = problem with { Allowed = Forms, Suggestion = suggestion };
        moment = new Moment(offset, anchor);
        return read;
    }

    private static bool Is(string word, string meant) => string.Equals(word, meant, StringComparison.OrdinalIgnoreCase);
}
