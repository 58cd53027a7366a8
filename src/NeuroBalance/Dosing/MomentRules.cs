using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of points in time: they lie within the run, and the drink that they count from exists.</summary>
internal sealed class MomentRules
{
    private static readonly string[] TimeMembers = ["type", "at", "every", "count", "repeatEvery", "repeatCount"];

    private readonly FaultList faults;
    private readonly double end;
    private readonly bool endIsSound;
    private readonly bool drinksAreSound;
    private readonly double? firstDrink;
    private readonly double? lastDrink;

    internal MomentRules(Scenario scenario, FaultList faults)
    {
        this.faults = faults;
        end = scenario.DurationHours;
        endIsSound = faults.Trusts("$.duration");
        drinksAreSound = faults.Trusts("$.events");
        for (int i = 0; i < scenario.Events.Length && !faults.AllSound; i++)
        {
            if (scenario.Events[i] is Drink { At.Anchor: MomentAnchor.Start } || !faults.Trusts($"$.events[{i}].type"))
            {
                drinksAreSound &= faults.Trusts($"$.events[{i}]", TimeMembers);
            }
        }

        firstDrink = scenario.FirstDrinkHours;
        lastDrink = scenario.LastDrinkHours;
    }

    /// <summary>Reports a time that is before the start or after the end, or that counts from a drink that is not there.</summary>
    /// <returns>The time in hours; NaN when it cannot be told.</returns>
    internal double Check(string path, Moment moment)
    {
        string shown = $"\"{moment}\"";
        if (!faults.Trusts(path)) return double.NaN;
        if (!double.IsFinite(moment.Offset.Hours))
        {
            faults.Add(path, shown, "the time is not finite", MomentText.Forms);
            return double.NaN;
        }

        if (moment.Offset.Value < 0)
        {
            faults.Add(path, shown, "the time is negative", "0 h or later");
            return double.NaN;
        }

        double time = moment.Resolve(firstDrink, lastDrink);
        if (moment.Anchor != MomentAnchor.Start && !drinksAreSound) return double.NaN;
        if (double.IsNaN(time))
        {
            faults.Add(path, shown, "there is no drink at an absolute time to count from", "a time from the start, or a drink event");
        }
        else if (time < 0)
        {
            faults.Add(path, shown, $"lies {ScenarioRules.Text(-time)} h before the start", "a time within the run");
        }
        else if (endIsSound && time > end)
        {
            faults.Add(path, shown, $"lies after the end: {ScenarioRules.Text(time)} h of {ScenarioRules.Text(end)} h",
                $"at most {ScenarioRules.Text(end)} h, or a longer duration");
        }
        else
        {
            return time;
        }

        return double.NaN;
    }
}
