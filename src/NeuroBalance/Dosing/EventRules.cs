using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>What the rules of one event look at.</summary>
/// <param name="rules">The rules of all events.</param>
/// <param name="index">The event's place in the list.</param>
/// <param name="at">Its time (h); NaN when it cannot be told.</param>
/// <param name="moments">The rules of points in time.</param>
internal sealed class EventCheck(EventRules rules, int index, double at, MomentRules moments)
{
    internal Scenario Scenario => rules.Scenario;

    internal FaultList Faults => rules.Faults;

    internal MomentRules Moments => moments;

    internal string Path { get; } = $"$.events[{index}]";

    internal double At => at;

    /// <summary>Counts assessments, of which a scenario may have so many.</summary>
    internal void CountMore(double occurrences) => rules.Occurrences += occurrences;

    /// <summary>Notes that the blood level is held for a time, which no other event may do meanwhile.</summary>
    internal void Hold(Duration length)
    {
        if (!double.IsNaN(at) && ScenarioRules.CheckLength($"{Path}.for", length, Faults))
        {
            rules.Held.Add((index, at, Clock.Snap(at + length.Hours)));
        }
    }
}

/// <summary>The rules of the events of one scenario.</summary>
internal sealed class EventRules(Scenario scenario, FaultList faults)
{
    internal Scenario Scenario => scenario;

    internal FaultList Faults => faults;

    internal List<(int Index, double Start, double End)> Held { get; } = [];

    internal double Occurrences { get; set; }

    internal void Check()
    {
        if (!faults.Trusts("$.events")) return;
        if (scenario.Events.Length > ScenarioRules.MostListedEvents)
        {
            faults.Add(
                "$.events", "", FormattableString.Invariant($"{scenario.Events.Length} events are listed"),
                $"at most {ScenarioRules.MostListedEvents}; doses that repeat are one event with 'every' and 'count'");
            return;
        }

        // The times of drinks anchor other times, so every repetition is judged before any time is.
        bool[] repetitions = new bool[scenario.Events.Length];
        for (int i = 0; i < scenario.Events.Length; i++)
        {
            repetitions[i] = CheckRepetition($"$.events[{i}]", scenario.Events[i]);
        }
        MomentRules moments = new(scenario, faults);
        for (int i = 0; i < scenario.Events.Length; i++)
        {
            Check(i, scenario.Events[i], repetitions[i], moments);
        }
        CheckHeld();
        if (Occurrences > ScenarioRules.MostOccurrences && faults.Trusts("$.events"))
        {
            faults.Add("$.events", "", "too many doses and assessments in all", $"at most {ScenarioRules.MostOccurrences}");
        }
    }

    private void Check(int index, ScenarioEvent entry, bool repetition, MomentRules moments)
    {
        string path = $"$.events[{index}]";
        if (!faults.Trusts(path) || !faults.Trusts($"{path}.type")) return;
        double at = moments.Check($"{path}.at", entry.At);
        entry.Form.Check(entry, path, faults);
        entry.Check(new EventCheck(this, index, at, moments));
        if (!double.IsNaN(at) && repetition) CheckSpan(path, entry, at);
    }

    private bool CheckRepetition(string path, ScenarioEvent entry)
    {
        Repetition repetition = entry.Repetition;
        if (!entry.Form.Repeats && repetition != Repetition.Once)
        {
            faults.Add(path, "", $"a {entry.TypeName} cannot be repeated", "one event for each");
            return false;
        }

        bool inner = CheckCount(path, "count", repetition.Count) & ScenarioRules.CheckLength($"{path}.every", repetition.Every, faults);
        bool outer = CheckCount(path, "repeatCount", repetition.RepeatCount) & ScenarioRules.CheckLength($"{path}.repeatEvery",
            repetition.RepeatEvery, faults);
        inner = inner && CheckDistance(path, "every", "count", repetition.Every, repetition.Count);
        outer = outer && CheckDistance(path, "repeatEvery", "repeatCount", repetition.RepeatEvery, repetition.RepeatCount);
        if (!inner || !outer) return false;
        if (repetition.Total > ScenarioRules.MostOccurrences)
        {
            string larger = repetition.Count >= repetition.RepeatCount ? "count" : "repeatCount";
            faults.Add(
                $"{path}.{larger}", ScenarioRules.Text(repetition.Total), "too many doses",
                    $"count times repeatCount at most {ScenarioRules.MostOccurrences}");
            return false;
        }

        Occurrences += repetition.Total * (entry.Length is null ? 1 : 2);
        return true;
    }

    private bool CheckCount(string path, string key, int count) =>
        ScenarioRules.CheckNumber($"{path}.{key}", count, ScenarioRules.Text(count), faults, NumberRange.AtLeast(1),
            JsonValues.CountAllowed);

    private bool CheckDistance(string path, string key, string countKey, Duration? distance, int count)
    {
        if (count == 1 || distance is not null) return true;
        faults.Add($"{path}.{key}", "", $"'{countKey}' is {count}, but '{key}' is missing", DoseForms.Length.Allowed);
        return false;
    }

    /// <summary>Reports repetitions past the end, and warns of what is still going on at the end.</summary>
    private void CheckSpan(string path, ScenarioEvent entry, double at)
    {
        double end = scenario.DurationHours;
        if (!faults.Trusts("$.duration")) return;
        double last = entry.Repetition.LastTime(at);
        if (last > end)
        {
            string key = entry.Repetition.RepeatCount > 1 ? "repeatCount" : "count";
            string times = $"{ScenarioRules.Text(last)} h of {ScenarioRules.Text(end)} h";
            faults.Add($"{path}.{key}", "",
                $"the last of {entry.Repetition.Total} lies after the end: {times}", "fewer repetitions, or a longer duration");
        }
        else if (entry.Length is { } stated && faults.Trusts($"{path}.for") && Clock.Snap(last + stated.Hours) > end)
        {
            faults.Warn($"{path}.for", $"\"{stated}\"",
                $"it goes on after the end of the run at {ScenarioRules.Text(end)} h, and is cut off there");
        }
    }

    private void CheckHeld()
    {
        Held.Sort((a, b) => (a.Start, a.Index).CompareTo((b.Start, b.Index)));
        for (int i = 1; i < Held.Count; i++)
        {
            if (Held[i].Start >= Held[i - 1].End) continue;
            string times = $"{ScenarioRules.Text(Held[i - 1].Start)} h to {ScenarioRules.Text(Held[i - 1].End)} h";
            string message = $"overlaps the clamp of $.events[{Held[i - 1].Index}] ({times})";
            faults.Add($"$.events[{Held[i].Index}].at", $"\"{scenario.Events[Held[i].Index].At}\"", message, "clamps one after the other");
        }
    }
}
