using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules that every scenario keeps, whether it comes from a file, from the builder or from an initializer.</summary>
internal static class ScenarioRules
{
    /// <summary>
    /// The largest number of doses and assessments in a scenario: a dose that moves much takes some thirty steps, and a recorded run keeps
    /// each of them, so that this many need more than a gigabyte. More would be accepted and then die.
    /// </summary>
    internal const int MostOccurrences = JsonValues.LargestCount;

    /// <summary>The largest number of output times of a scenario.</summary>
    internal const int MostOutputTimes = 1_000_000;

    /// <summary>The largest number of events that a scenario lists.</summary>
    internal const int MostListedEvents = 100_000;

    /// <summary>The longest title: a line that a figure can show.</summary>
    internal const int LongestTitle = 500;

    /// <summary>The longest description.</summary>
    internal const int LongestDescription = 50_000;

    /// <summary>Everything that is wrong with a scenario, with the JSON paths of its file.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="countsOutput">Whether the number of output times counts; it does not where they are not used or will still be
    /// replaced.</param>
    internal static FaultList Check(Scenario scenario, bool countsOutput = true)
    {
        FaultList faults = new();
        Check(scenario, faults, countsOutput);
        return faults;
    }

    /// <summary>Adds what is wrong with a scenario, leaving out the places that are already known to be faulty.</summary>
    internal static void Check(Scenario scenario, FaultList faults, bool countsOutput = true)
    {
        CheckName("$.name", scenario.Name, faults);
        CheckText("$.title", scenario.Title, LongestTitle, faults);
        CheckText("$.description", scenario.Description.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '), LongestDescription,
            faults);
        CheckLength("$.duration", scenario.Duration, faults);
        if (!ModelRules.Check(scenario, faults)) scenario = scenario with { Model = null, Readouts = [] };
        if (!scenario.Readouts.IsEmpty) scenario = ReadoutRules.Add(scenario with { Readouts = [] }, scenario.Readouts, faults);
        SubjectRules.Check(scenario, faults);
        ValueRules.CheckParameters(scenario, faults);
        ValueRules.CheckInitial(scenario, faults);
        ProtocolRules.Check(scenario, faults);
        new EventRules(scenario, faults).Check();
        OutputRules.Check(scenario, faults, countsOutput);
    }

    internal static void CheckName(string path, string name, FaultList faults) => NameRules.CheckShort(path, name, faults);

    /// <summary>Reports a number that is not finite or lies outside its range.</summary>
    /// <returns>Whether the number is sound.</returns>
    internal static bool CheckNumber(string path, double value, string shown, FaultList faults, NumberRange range, string? allowed = null)
    {
        if (!faults.Trusts(path)) return false;
        if (range.Contains(value)) return true;
        bool below = value < range.Low || (!range.WithLow && value == range.Low);
        string message = !double.IsFinite(value) ? "the number is not finite"
            : !below ? $"the number is above {Text(range.High)}"
            : value < 0 ? "the number is negative"
            : $"the number is {(range.WithLow ? "below" : "not above")} {Text(range.Low)}";
        faults.Add(path, shown, message, allowed ?? range.ToString());
        return false;
    }

    /// <summary>Reports a length of time that is not above 0 on the grid of times, or longer than any scenario.</summary>
    internal static bool CheckLength(string path, Duration? length, FaultList faults, bool mayBeZero = false)
    {
        if (length is not { } stated) return faults.Trusts(path);
        // Far beyond the longest scenario the grid itself would overflow.
        double hours = Math.Abs(stated.Hours) <= Clock.LongestHours ? stated.SnappedHours : stated.Hours;
        string allowed = mayBeZero ? "0 h to 1000000 h" : "above 0 h (at least 1e-9 h), at most 1000000 h";
        return CheckNumber(path, hours, $"\"{stated}\"", faults, new NumberRange(0, Clock.LongestHours, WithLow: mayBeZero), allowed);
    }

    internal static string Text(double number) => Numbers.Text(number);

    private static void CheckText(string path, string text, int longest, FaultList faults)
    {
        if (!faults.Trusts(path)) return;
        string shown = $"\"{EscapedText.Shortened(text)}\"";
        if (text.Length > longest) faults.Add(path, shown, $"the text has {text.Length} characters", $"at most {longest}");
        if (EscapedText.FirstHidden(text) >= 0)
        {
            faults.Add(path, shown, "the text holds a character that is not seen (shown here as \\u....)", "characters that are seen");
        }
    }
}
