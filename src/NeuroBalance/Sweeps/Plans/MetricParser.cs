using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Metrics;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads what a plan measures.</summary>
internal sealed class MetricParser(FaultList faults, ImmutableArray<SweepArm> arms, ImmutableArray<Axis> axes)
{
    private static readonly string[] Keys = ["name", "kind", .. MetricKey.All.Select(key => key.Word)];

    private static readonly (string Word, int Place)[] Kinds = [.. MetricKind.All.Select((kind, place) => (kind.Word, place))];

    private readonly List<MovingWindow> windows = [];

    private MovingWindow window;

    /// <summary>The windows of the metrics in their order; empty where none of them moves.</summary>
    internal ImmutableArray<MovingWindow> Windows => windows.Any(one => one.Moves) ? [.. windows] : [];

    internal ImmutableArray<Metric> Parse(ObjectReader root)
    {
        List<Metric> metrics = [];
        IReadOnlyList<JsonTree> items = root.Items("metrics");
        if (items.Count == 0 && faults.Trusts("$.metrics"))
        {
            faults.Add("$.metrics", "", "nothing is measured",
                "at least one metric such as {\"name\": \"peak\", \"kind\": \"peak\", \"of\": \"Withdrawal\"}");
        }
        foreach (JsonTree item in items)
        {
            if (item.Kind != JsonTokenType.StartObject)
            {
                faults.Add(item.Path, item.Quoted, "not an object",
                    "a metric such as {\"name\": \"peak\", \"kind\": \"peak\", \"of\": \"Withdrawal\"}");
                continue;
            }

            if (ParseOne(item, [.. SweepColumns.Taken, .. axes.Select(axis => axis.Key), .. metrics.SelectMany(ColumnsOf)])
                is not { } metric)
            {
                continue;
            }
            // A later metric may have the name of an earlier one's status, and an earlier one that of a later one's.
            if (metrics.Any(other => NameRules.Clash(SweepColumns.StatusOf(metric.Name), [other.Name]) is not null))
            {
                faults.Add(item.Path + ".name", $"\"{metric.Name}\"", $"the column {SweepColumns.StatusOf(metric.Name)} is there already",
                    "another name");
            }
            metrics.Add(metric);
            windows.Add(window);
        }

        return [.. metrics];
    }

    private static IEnumerable<string> ColumnsOf(Metric metric) => [metric.Name, SweepColumns.StatusOf(metric.Name)];

    private Metric? ParseOne(JsonTree item, IReadOnlyList<string> taken)
    {
        int before = faults.Faults.Count;
        window = default;
        ObjectReader entry = new(item, Keys, faults);
        string name = entry.Text("name", required: true) ?? "";
        if (faults.Trusts(item.Path + ".name")) NameRules.Check(item.Path + ".name", name, taken, faults);
        int? place = entry.Choice("kind", Kinds, required: true);
        Quantity? of = Quantities.Read(item, entry, "of", faults), other = Quantities.Read(item, entry, "other", faults);
        if (place is null) return null;
        MetricKind kind = MetricKind.All[place.Value];
        foreach ((MetricKey key, bool missing) in kind.Misfits(key => entry.Find(key.Word) is not null))
        {
            string path = JsonTree.Member(item.Path, key.Word);
            string allowed = string.Join(", ", ["name", "kind", .. kind.Required.Concat(kind.Optional).Select(one => one.Word)]);
            if (!missing) faults.Add(path, entry.Find(key.Word)!.Quoted, $"{kind.Word} does not use '{key.Word}'", allowed);
            else if (faults.Trusts(path)) faults.Add(path, "", $"'{key.Word}' is missing, which {kind.Word} uses", key.Allowed);
        }

        Metric metric = new()
        {
            Name = name,
            Kind = kind,
            Quantity = of,
            Other = other,
            From = Hours(entry, kind.ReadsMoment ? "at" : "from", moment => window = window with { From = moment })
                ?? double.NegativeInfinity,
            To = Hours(entry, "to", moment => window = window with { To = moment }) ?? double.PositiveInfinity,
            Level = entry.Number("level", MetricKey.Level.Allowed),
            Share = entry.Number("share", MetricKey.Share.Allowed),
        };
        // Where one end moves and the other does not, which comes first is for each member to find out.
        bool oneEndMoves = window.From is null != window.To is null;
        foreach ((MetricKey? key, string fault, string allowed) in metric.ValueFaults().Where(one => one.Key is not null || !oneEndMoves))
        {
            faults.Add(key is null ? item.Path : JsonTree.Member(item.Path, key.Word), key is null ? "" : entry.Find(key.Word)!.Quoted,
                fault, allowed);
        }
        if (faults.Faults.Count > before) return null;
        if (!window.Moves) CheckAgainstRuns(item, metric);
        return faults.Faults.Count > before ? null : metric;
    }

    // Runs that an axis makes longer or shorter are not known here: their members say themselves what lies outside.
    private void CheckAgainstRuns(JsonTree item, Metric metric)
    {
        bool varies = axes.Any(axis => axis.Key == "duration");
        double start = 0, end = varies || arms.IsEmpty ? double.PositiveInfinity : arms.Min(arm => arm.Scenario.DurationHours);
        if (metric.Meets(start, end)) return;
        MetricKey key = metric.Kind.ReadsMoment ? MetricKey.At : metric.From >= end ? MetricKey.From : MetricKey.To;
        string run = double.IsPositiveInfinity(end) ? "it starts at 0 h" : $"it goes from 0 to {ScenarioRules.Text(end)} h";
        JsonTree place = item.Find(key.Word)!;
        faults.Add(place.Path, place.Quoted, metric.Kind.ReadsMoment ? $"the time lies outside the run: {run}"
            : $"the window lies outside the run: {run}",
            double.IsPositiveInfinity(end) ? "0 h or later" : $"0 to {ScenarioRules.Text(end)} h");
    }

    // A time that counts from drinks which arms or axes move is another in every member; the metric holds that of the first arm.
    private double? Hours(ObjectReader entry, string key, Action<Moment> moves)
    {
        if (entry.Moment(key, faults) is not { } moment) return null;
        JsonTree place = entry.Find(key)!;
        double[] times = [.. arms.Select(arm => moment.Resolve(arm.Scenario.FirstDrinkHours, arm.Scenario.LastDrinkHours)).Distinct()];
        if (times.Length == 0) return null;
        if (times.Any(double.IsNaN))
        {
            faults.Add(place.Path, place.Quoted, "the scenario has no drink at an absolute time", "a time from the start");
            return null;
        }

        if (times.Length > 1 || (moment.Anchor != MomentAnchor.Start && axes.Any(axis => DrinkAxes.Move(axis, arms)))) moves(moment);
        return times[0];
    }
}
