

using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The rules that every scenario keeps, whether it comes from a file, from the builder or from an initializer.</summary>
public static class ScenarioRules
{
    /// <summary>The largest number of doses and assessments in a scenario.</summary>
    public const int MostOccurrences = 1_000_000;

    /// <summary>The largest number of output times of a scenario.</summary>
    public const int MostOutputTimes = 1_000_000;

    /// <summary>Checks a scenario and reports everything that is wrong with it, with the JSON paths of its file form.</summary>
    public static ScenarioReport Check(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        FaultList faults = new();
        Check(scenario, faults);
        return new ScenarioReport(faults.Faults, faults.Warnings);
    }

    /// <summary>Adds what is wrong with a scenario, leaving out the places that are already known to be faulty.</summary>
    internal static void Check(Scenario scenario, FaultList faults)
    {
        CheckName("$.name", scenario.Name, faults);
        CheckDuration(scenario, faults);
        SubjectRules.Check(scenario, faults);
        ValueRules.CheckParameters(scenario, faults);
        ValueRules.CheckInitial(scenario, faults);
        ProtocolRules.Check(scenario, faults);
        new EventRules(scenario, faults).Check();
        OutputRules.Check(scenario, faults);
    }

    internal static void CheckName(string path, string name, FaultList faults) => NameRules.CheckShort(path, name, faults);

    /// <summary>Reports a number that is not finite or lies outside its bounds.</summary>
    /// <returns>Whether the number is sound.</returns>
    internal static bool CheckNumber(string path, double value, string shown, FaultList faults, double low, bool above, string allowed, double high = double.PositiveInfinity)
    {
        if (!faults.Trusts(path))
            return false;
        if (!double.IsFinite(value))
            faults.Add(path, shown, "the number is not finite", allowed);
        else if (above ? !(value > low) : !(value >= low))
            faults.Add(path, shown, value < 0 ? "the number is negative" : $"the number is {(above ? "not above" : "below")} {Text(low)}", allowed);
        else if (value > high)
            faults.Add(path, shown, $"the number is above {Text(high)}", allowed);
        else
            return true;
        return false;
    }

    /// <summary>Reports a length of time that is not above 0 on the grid of times, or longer than any scenario.</summary>
    internal static bool CheckLength(string path, Duration? length, FaultList faults, bool mayBeZero = false)
    {
        if (length is not { } stated)
            return faults.Trusts(path);
        // Far beyond the longest scenario the grid itself would overflow.
        double hours = Math.Abs(stated.Hours) <= Clock.LongestHours ? stated.SnappedHours : stated.Hours;
        string allowed = mayBeZero ? "0 h to 1000000 h" : "above 0 h (at least 1e-9 h), at most 1000000 h";
        return CheckNumber(path, hours, $"\"{stated}\"", faults, 0, !mayBeZero, allowed, Clock.LongestHours);
    }

    internal static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void CheckDuration(Scenario scenario, FaultList faults) => CheckLength("$.duration", scenario.Duration, faults);
}
