using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads what a plan measures.</summary>
internal sealed class MetricParser(FaultList faults, ImmutableArray<SweepArm> arms, ImmutableArray<Axis> axes)
{
    private const double RecoveryShare = 0.5;

    private static readonly string[] Keys = ["name", "kind", "of", "from", "to", "at", "level", "share", "other"];

    internal static readonly (string Word, MetricKind Kind)[] Kinds =
        [.. Enum.GetValues<MetricKind>().Select(kind => (char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..], kind)), ("recoveryHalfTime", MetricKind.FallToShare)];

    internal ImmutableArray<Metric> Parse(ObjectReader root)
    {
        List<Metric> metrics = [];
        IReadOnlyList<JsonTree> items = root.Items("metrics");
        if (items.Count == 0 && faults.Trusts("$.metrics")) faults.Add("$.metrics", "", "nothing is measured", "at least one metric such as {\"name\": \"peak\", \"kind\": \"peak\", \"of\": \"Withdrawal\"}");
        foreach (JsonTree item in items)
        {
            if (item.Kind != JsonTokenType.StartObject)
            {
                faults.Add(item.Path, item.Quoted, "not an object", "a metric such as {\"name\": \"peak\", \"kind\": \"peak\", \"of\": \"Withdrawal\"}");
                continue;
            }

            if (ParseOne(item) is not { } metric) continue;
            if (metrics.Any(other => other.Name == metric.Name) || axes.Any(axis => axis.Key == metric.Name) || metric.Name is "member" or "arm" or "status" or "steps")
                faults.Add(item.Path + ".name", $"\"{metric.Name}\"", "another column has this name", "each name once");
            metrics.Add(metric);
        }

        return [.. metrics];
    }

    private Metric? ParseOne(JsonTree item)
    {
        int before = faults.Faults.Count;
        ObjectReader entry = new(item, Keys, faults);
        string name = entry.Text("name", required: true) ?? "";
        if (name.AsSpan().IndexOfAny(",\"\r\n") >= 0) faults.Add(item.Path + ".name", $"\"{name}\"", "cannot head a column", "no commas, quotes or line ends");
        MetricKind? kind = entry.Choice("kind", Kinds, required: true);
        bool counts = kind is MetricKind.ProtocolAmount or MetricKind.ProtocolDoses or MetricKind.SkippedDrinks;
        Quantity? of = Named(item, entry, "of", required: kind is not null && !counts);
        Quantity? other = Named(item, entry, "other", required: kind == MetricKind.OtherAtOnset);
        double? at = Hours(entry, "at"), from = Hours(entry, "from"), to = Hours(entry, "to");
        if (kind == MetricKind.ValueAt && entry.Find("at") is null) faults.Add(item.Path + ".at", "", "'at' is missing", MomentText.Forms);
        if (kind is not (null or MetricKind.ValueAt) && entry.Find("at") is { } stray) faults.Add(stray.Path, stray.Quoted, "only valueAt is read at a time", "'from' and 'to'");
        double level = entry.Number("level", "a number in the unit of the quantity") ?? 0;
        double share = entry.Number("share", "above 0 and below 1") ?? RecoveryShare;
        if (!(share > 0 && share < 1)) faults.Add(item.Path + ".share", ScenarioRules.Text(share), "out of range", "above 0 and below 1");
        if (from is { } start && to is { } end && !(start < end)) faults.Add(item.Path, "", "the window ends before it starts", "from < to");
        if (kind is null || faults.Faults.Count > before) return null;
        return new Metric
        {
            Name = name,
            Kind = kind.Value,
            Quantity = of,
            Other = other,
            From = (kind == MetricKind.ValueAt ? at : from) ?? double.NegativeInfinity,
            To = to ?? double.PositiveInfinity,
            Level = level,
            Share = share,
        };
    }

    private Quantity? Named(JsonTree item, ObjectReader entry, string key, bool required)
    {
        if (entry.Text(key, required) is not { } name) return null;
        if (Quantity.TryParse(name, out Quantity? quantity)) return quantity;
        faults.Add($"{item.Path}.{key}", $"\"{name}\"", "neither a state nor a read-out", "such as Withdrawal, Craving, Balance", Quantity.Nearest(name));
        return null;
    }

    // A window is the same for every member, so that its time must not depend on what varies.
    private double? Hours(ObjectReader entry, string key)
    {
        if (entry.Moment(key, faults) is not { } moment) return null;
        JsonTree place = entry.Find(key)!;
        double[] times = [.. arms.Select(arm => moment.Resolve(arm.Scenario.FirstDrinkHours, arm.Scenario.LastDrinkHours)).Distinct()];
        if (times.Length == 0) return null;
        if (times.Any(double.IsNaN)) faults.Add(place.Path, place.Quoted, "the scenario has no drink at an absolute time", "a time from the start");
        else if (times.Length > 1) faults.Add(place.Path, place.Quoted, "this is another time in each arm", "a time from the start, or arms whose drinks are at the same times");
        else if (moment.Anchor != MomentAnchor.Start && axes.FirstOrDefault(MovesDrinks) is { } axis) faults.Add(place.Path, place.Quoted, $"the axis {axis.Key} moves the drinks that this time is counted from", "a time from the start");
        else return times[0];
        return null;
    }

    private bool MovesDrinks(Axis axis)
    {
        if (!axis.ChangesScenario || !axis.Key.StartsWith("events[", StringComparison.Ordinal)) return false;
        int close = axis.Key.IndexOf(']', StringComparison.Ordinal);
        string field = axis.Key[(close + 1)..].TrimStart('.');
        int index = int.Parse(axis.Key.AsSpan(7, close - 7), System.Globalization.CultureInfo.InvariantCulture);
        return field is "at" or "every" or "count" or "repeatEvery" or "repeatCount" && arms.Any(arm => arm.Scenario.Events[index] is Drink);
    }
}
