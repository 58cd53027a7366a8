

using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of the events of one scenario.</summary>
internal sealed class EventRules(Scenario scenario, FaultList faults)
{
    private readonly List<(int Index, double Start, double End)> clamps = [];
    private double occurrences;

    internal void Check()
    {
        if (!faults.Trusts("$.events"))
            return;
        // The times of drinks anchor other times, so every repetition is judged before any time is.
        bool[] repetitions = new bool[scenario.Events.Length];
        for (int i = 0; i < scenario.Events.Length; i++)
            repetitions[i] = CheckRepetition($"$.events[{i}]", scenario.Events[i]);
        MomentRules moments = new(scenario, faults);
        for (int i = 0; i < scenario.Events.Length; i++)
            Check(i, scenario.Events[i], repetitions[i], moments);
        CheckClamps();
        if (occurrences > ScenarioRules.MostOccurrences && faults.Trusts("$.events"))
            faults.Add("$.events", "", "too many doses and assessments in all", $"at most {ScenarioRules.MostOccurrences}");
    }

    /// <summary>Reports an amount that is negative, not finite, or in a unit that the drug is not counted in.</summary>
    internal static void CheckAmount(string path, DoseAmount amount, Drug drug, FaultList faults) =>
        CheckAmount(path, amount, QuantityText.AmountUnits(drug), faults);

    private static void CheckAmount(string path, DoseAmount amount, (string Spelling, DoseUnit Unit)[] units, FaultList faults)
    {
        string allowed = "0 or more, " + QuantityText.List(units);
        if (ScenarioRules.CheckNumber(path, amount.Value, $"\"{amount}\"", faults, 0, above: false, allowed))
            CheckUnit(path, $"\"{amount}\"", amount.Unit, units, allowed, faults);
    }

    private static void CheckUnit(string path, string shown, DoseUnit unit, (string Spelling, DoseUnit Unit)[] units, string allowed, FaultList faults)
    {
        if (!units.Any(one => one.Unit == unit))
            faults.Add(path, shown, $"the unit '{UnitText.Of(unit)}' does not fit here", allowed);
    }

    private void Check(int index, ScenarioEvent entry, bool repetition, MomentRules moments)
    {
        string path = $"$.events[{index}]";
        if (!faults.Trusts(path) || !faults.Trusts($"{path}.type"))
            return;
        double at = moments.Check($"{path}.at", entry.At);
        Duration? length = null;
        switch (entry)
        {
            case Drink drink:
                CheckAmount($"{path}.amount", drink.Amount, QuantityText.DrinkAmounts, faults);
                if (drink.SkipAbove is { } level)
                    CheckLevel($"{path}.skipAbove", level);
                length = drink.For;
                break;
            case Bolus bolus:
                CheckAmount($"{path}.amount", bolus.Amount, bolus.Drug, faults);
                break;
            case Oral oral:
                if (oral.Drug != Drug.Benzodiazepine && faults.Trusts($"{path}.drug"))
                    faults.Add($"{path}.drug", $"\"{UnitText.Of(oral.Drug)}\"", "has no oral form in the model (ethanol by mouth is a drink)", "\"benzodiazepine\"");
                else
                    CheckAmount($"{path}.amount", oral.Amount, oral.Drug, faults);
                break;
            case Infusion infusion:
                CheckInfusion(path, infusion);
                length = infusion.For;
                break;
            case Clamp clamp:
                CheckLevel($"{path}.level", clamp.Level);
                length = clamp.For;
                break;
            case Therapy session:
                length = session.For;
                break;
            case ProtocolStart start:
                CheckProtocol(path, start, at, moments);
                break;
            case Retrieval:
                break;
            default:
                throw new InvalidOperationException($"'{entry.GetType().Name}' is not an event of a scenario.");
        }

        CheckSpan(path, index, entry, at, length, repetition);
    }

    private bool CheckRepetition(string path, ScenarioEvent entry)
    {
        Repetition repetition = entry.Repetition;
        if (entry is Therapy or Clamp or ProtocolStart && repetition != Repetition.Once)
        {
            faults.Add(path, "", $"a {entry.TypeName} cannot be repeated", "one event for each");
            return false;
        }

        bool inner = CheckCount(path, "count", repetition.Count) & ScenarioRules.CheckLength($"{path}.every", repetition.Every, faults);
        bool outer = CheckCount(path, "repeatCount", repetition.RepeatCount) & ScenarioRules.CheckLength($"{path}.repeatEvery", repetition.RepeatEvery, faults);
        inner = inner && CheckDistance(path, "every", "count", repetition.Every, repetition.Count);
        outer = outer && CheckDistance(path, "repeatEvery", "repeatCount", repetition.RepeatEvery, repetition.RepeatCount);
        if (!inner || !outer)
            return false;
        if (repetition.Total > ScenarioRules.MostOccurrences)
        {
            string larger = repetition.Count >= repetition.RepeatCount ? "count" : "repeatCount";
            faults.Add($"{path}.{larger}", ScenarioRules.Text(repetition.Total), "too many doses", $"count times repeatCount at most {ScenarioRules.MostOccurrences}");
            return false;
        }

        occurrences += repetition.Total * (entry is Infusion or Clamp or Therapy or Drink { For: not null } ? 2 : 1);
        return true;
    }

    private bool CheckCount(string path, string key, int count) =>
        ScenarioRules.CheckNumber($"{path}.{key}", count, ScenarioRules.Text(count), faults, 1, above: false, $"a whole number from 1 to {ScenarioRules.MostOccurrences}");

    private bool CheckDistance(string path, string key, string countKey, Duration? distance, int count)
    {
        if (count == 1 || distance is not null)
            return true;
        faults.Add($"{path}.{key}", "", $"'{countKey}' is {count}, but '{key}' is missing", QuantityText.List(QuantityText.Times));
        return false;
    }

    private void CheckLevel(string path, BloodLevel level) =>
        ScenarioRules.CheckNumber(path, level.Value, $"\"{level}\"", faults, 0, above: false, "0 or more, " + QuantityText.List(QuantityText.Levels));

    private void CheckInfusion(string path, Infusion infusion)
    {
        if (infusion.Rate is null == infusion.Amount is null && faults.Trusts(path, "rate", "amount"))
            faults.Add(path, "", "neither or both of 'rate' and 'amount' are stated", "one of them");
        if (infusion.Amount is { } amount)
            CheckAmount($"{path}.amount", amount, infusion.Drug, faults);
        if (infusion.Rate is not { } rate)
            return;
        string allowed = "0 or more, " + QuantityText.List(QuantityText.RateUnits(infusion.Drug));
        if (ScenarioRules.CheckNumber($"{path}.rate", rate.Value, $"\"{rate}\"", faults, 0, above: false, allowed))
            CheckUnit($"{path}.rate", $"\"{rate}\"", rate.Unit, QuantityText.RateUnits(infusion.Drug), allowed, faults);
    }

    private void CheckProtocol(string path, ProtocolStart start, double at, MomentRules moments)
    {
        double until = start.Until is { } stated ? moments.Check($"{path}.until", stated) : double.PositiveInfinity;
        if (until <= at)
            faults.Add($"{path}.until", $"\"{start.Until}\"", "the protocol ends before it starts", "a time after 'at'");
        if (!faults.Trusts($"{path}.name") || !faults.Trusts("$.protocols"))
            return;
        if (scenario.FindProtocol(start.Name) is not { } protocol)
        {
            string[] known = [.. BuiltInProtocols.All.Concat(scenario.Protocols).Select(one => one.Name)];
            faults.Add($"{path}.name", $"\"{start.Name}\"", "there is no such protocol", string.Join(", ", known), NearestName.Find(start.Name, known));
            return;
        }

        double last = Math.Min(until, scenario.DurationHours);
        if (protocol.When is null && protocol.EveryHours > 0 && last >= at && faults.Trusts("$.duration"))
            occurrences += Math.Floor((last - at) / protocol.EveryHours) + 1;
    }

    /// <summary>Reports repetitions past the end, and warns of what is still going on at the end.</summary>
    private void CheckSpan(string path, int index, ScenarioEvent entry, double at, Duration? length, bool repetition)
    {
        bool lasting = ScenarioRules.CheckLength($"{path}.for", length, faults);
        double end = scenario.DurationHours;
        if (double.IsNaN(at) || !repetition)
            return;
        double last = entry.Repetition.LastTime(at);
        if (faults.Trusts("$.duration") && last > end)
        {
            string key = entry.Repetition.RepeatCount > 1 ? "repeatCount" : "count";
            faults.Add(
                $"{path}.{key}", "", $"the last of {entry.Repetition.Total} lies after the end: {ScenarioRules.Text(last)} h of {ScenarioRules.Text(end)} h", "fewer repetitions, or a longer duration");
        }
        else if (lasting && length is { } stated && faults.Trusts("$.duration") && Clock.Snap(last + stated.Hours) > end)
        {
            faults.Warn($"{path}.for", $"\"{stated}\"", $"it goes on after the end of the run at {ScenarioRules.Text(end)} h, and is cut off there");
        }

        if (entry is Clamp && lasting && length is { } held)
            clamps.Add((index, at, Clock.Snap(at + held.Hours)));
    }

    private void CheckClamps()
    {
        clamps.Sort((a, b) => (a.Start, a.Index).CompareTo((b.Start, b.Index)));
        for (int i = 1; i < clamps.Count; i++)
        {
            if (clamps[i].Start < clamps[i - 1].End)
            {
                string times = $"{ScenarioRules.Text(clamps[i - 1].Start)} h to {ScenarioRules.Text(clamps[i - 1].End)} h";
                faults.Add($"$.events[{clamps[i].Index}].at", $"\"{scenario.Events[clamps[i].Index].At}\"", $"overlaps the clamp of $.events[{clamps[i - 1].Index}] ({times})", "clamps one after the other");
            }
        }
    }
}
