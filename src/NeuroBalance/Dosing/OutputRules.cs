using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of the output plan.</summary>
internal static class OutputRules
{
    /// <summary>The fault of a step that is too short for the run.</summary>
    internal static Fault TooMany(Duration step) => new(
        "$.output.every", $"\"{step}\"", "too many output times", $"at most {ScenarioRules.MostOutputTimes} output times");

    internal static void Check(Scenario scenario, FaultList faults, bool counts)
    {
        const string Path = "$.output";
        OutputPlan plan = scenario.Output;
        if (!faults.Trusts(Path)) return;
        if (plan.Every is null == plan.Times.IsEmpty && faults.Trusts(Path, "every", "times"))
        {
            faults.Add(
                Path, "", "neither or both of 'every' and 'times' are stated", "\"every\": \"1 h\", or \"times\": [\"0 h\", \"12 h\"]");
        }

        bool every = ScenarioRules.CheckLength($"{Path}.every", plan.Every, faults);
        MomentRules moments = new(scenario, faults);
        double from = plan.From is { } first ? moments.Check($"{Path}.from", first) : 0;
        double to = plan.To is { } last ? moments.Check($"{Path}.to", last) : scenario.DurationHours;
        for (int i = 0; i < plan.Times.Length; i++)
        {
            moments.Check($"{Path}.times[{i}]", plan.Times[i]);
        }
        if (from > to && faults.Trusts(Path, "from", "to") && faults.Trusts("$.duration"))
        {
            faults.Add($"{Path}.from", plan.From is { } start ? $"\"{start}\""
                : "", "lies after the last output time", "a time before 'to'");
        }

        if (!counts) return;
        if (every && plan.Every is { } step && faults.Trusts("$.duration") && (to - from) / step.Hours + 1 > ScenarioRules.MostOutputTimes)
        {
            faults.Add(TooMany(step));
        }

        if (plan.Times.Length > ScenarioRules.MostOutputTimes)
        {
            faults.Add($"{Path}.times", "", "too many output times", $"at most {ScenarioRules.MostOutputTimes} output times");
        }
    }
}
