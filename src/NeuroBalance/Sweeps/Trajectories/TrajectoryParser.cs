using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the courses that a plan follows.</summary>
internal sealed class TrajectoryParser(FaultList faults, ImmutableArray<SweepArm> arms, ImmutableArray<Axis> axes)
{
    /// <summary>The keys of one course.</summary>
    internal static readonly string[] Keys = ["name", "of", "every", "from", "until", "members"];

    private const string Example = "a trajectory such as {\"of\": \"Withdrawal\", \"every\": \"1 h\"}";

    internal ImmutableArray<TrajectoryPlan> Parse(ObjectReader root)
    {
        List<TrajectoryPlan> found = [];
        foreach (JsonTree item in root.Items("trajectories"))
        {
            if (item.Kind != JsonTokenType.StartObject) faults.Add(item.Path, item.Quoted, "not an object", Example);
            else if (ParseOne(item, [.. found.Select(one => one.Name)]) is { } one) found.Add(one);
        }

        long together = found.Sum(one => (long)one.Count);
        if (together > TrajectoryPlan.MostReadings)
        {
            faults.Add("$.trajectories", "", FormattableString.Invariant($"all trajectories together have {together} times"),
                FormattableString.Invariant($"at most {TrajectoryPlan.MostReadings}; a longer 'every' gives fewer"));
        }
        return [.. found];
    }

    private TrajectoryPlan? ParseOne(JsonTree item, IReadOnlyList<string> taken)
    {
        int before = faults.Faults.Count;
        ObjectReader entry = new(item, Keys, faults);
        Quantity? quantity = new PlanQuantities(arms).Read(item, entry, "of", faults);
        if (quantity is null && entry.Find("of") is null && faults.Trusts(item.Path + ".of"))
        {
            faults.Add(item.Path + ".of", "", "'of' is missing", "a state or read-out such as \"Withdrawal\"");
        }
        string name = entry.Text("name") ?? quantity?.Name ?? "";
        if (entry.Find("name") is not null || quantity is not null) NameRules.Check(item.Path + ".name", name, taken, faults);
        Duration? every = Every(item, entry);
        Moment from = entry.Moment("from", faults) ?? Moment.AtHours(0);
        Moment? until = entry.Moment("until", faults);
        bool members = entry.Truth("members") ?? false;
        if (faults.Faults.Count > before || arms.IsEmpty) return null;
        if (SpanOf(item, from, until) is not { } hours) return null;
        double readings = Math.Floor((hours / every!.Value.Hours) + 1e-9) + 1;
        if (readings > TrajectoryPlan.MostReadings)
        {
            faults.Add(item.Path + ".every", entry.Find("every")!.Quoted, FormattableString.Invariant($"gives {readings} times"),
                FormattableString.Invariant($"at most {TrajectoryPlan.MostReadings} times"));
            return null;
        }

        return new TrajectoryPlan
        {
            Name = name,
            Quantity = quantity!,
            From = from,
            Every = every.Value,
            Count = (int)readings,
            KeepsMembers = members,
        };
    }

    private Duration? Every(JsonTree item, ObjectReader entry)
    {
        const string Allowed = "a length of time above 0 such as \"1 h\" or \"15 min\"";
        if (entry.Find("every", required: true, Allowed) is not { } value) return null;
        if (JsonValues.Quantity(value, UnitTable.Times, faults) is not { } read) return null;
        Duration every = new(read.Value, read.Unit.Meaning);
        if (every.SnappedHours > 0 && double.IsFinite(every.Hours)) return every;
        faults.Add(item.Path + ".every", value.Quoted, "no time passes from one reading to the next", Allowed);
        return null;
    }

    // The length of the course (h). All members have the same number of readings: a member whose run is shorter has none at its end.
    private double? SpanOf(JsonTree item, Moment from, Moment? until)
    {
        double[] starts = [.. arms.Select(arm => Hours(from, arm))];
        string fromPath = item.Path + ".from", untilPath = item.Path + ".until";
        string shownFrom = item.Find("from")?.Quoted ?? "", shownUntil = item.Find("until")?.Quoted ?? "";
        if (starts.Any(double.IsNaN))
        {
            faults.Add(fromPath, shownFrom, "the scenario has no drink at an absolute time", "a time from the start");
            return null;
        }

        bool moves = from.Anchor != MomentAnchor.Start && axes.Any(axis => DrinkAxes.Move(axis, arms));
        double longest = arms.Max(arm => arm.Scenario.DurationHours);
        bool lengthVaries = axes.Any(axis => axis.Key == "duration");
        double span;
        if (until is { } end && end.Anchor == from.Anchor)
        {
            double later = end.Offset.Hours - from.Offset.Hours;
            span = from.Anchor == MomentAnchor.BeforeFirstDrink ? -later : later;
        }
        else if (moves || (until is null && lengthVaries))
        {
            faults.Add(untilPath, shownUntil, until is null ? "'until' is missing where an axis moves the start or the end of the course"
                : "counts from something else than 'from', and an axis moves it", $"a time of the same kind as 'from' ({from})");
            return null;
        }
        else
        {
            double[] ends = [.. arms.Select(arm => until is { } stated ? Hours(stated, arm) : arm.Scenario.DurationHours)];
            if (ends.Any(double.IsNaN))
            {
                faults.Add(untilPath, shownUntil, "the scenario has no drink at an absolute time", "a time from the start");
                return null;
            }

            span = ends.Zip(starts, (one, start) => one - start).Max();
        }

        if (!double.IsFinite(span) || span < 0)
        {
            faults.Add(until is null ? fromPath : untilPath, until is null ? shownFrom : shownUntil,
                "the course ends before it starts", "from <= until, within the run");
            return null;
        }
        if (!moves && !lengthVaries && (starts.Min() > longest || starts.Max() < 0))
        {
            faults.Add(fromPath, shownFrom, "the course lies outside the runs", $"0 to {ScenarioRules.Text(longest)} h");
            return null;
        }

        return span;
    }

    private static double Hours(Moment moment, SweepArm arm) =>
        moment.Resolve(arm.Scenario.FirstDrinkHours, arm.Scenario.LastDrinkHours);
}
