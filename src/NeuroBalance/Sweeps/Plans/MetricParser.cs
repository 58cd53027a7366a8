using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Metrics;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads what a plan measures.</summary>
internal sealed class MetricParser(FaultList faults, ImmutableArray<SweepArm> arms, ImmutableArray<Axis> axes)
{
    private static readonly string[] Keys = ["name", "kind", .. MetricKey.All.Select(key => key.Word), "expression", "unit"];

    private static readonly (string Word, int Place)[] Kinds = [.. MetricKind.All.Select((kind, place) => (kind.Word, place))];

    private readonly List<MovingWindow> windows = [];
    private readonly List<(Metric Metric, MovingWindow Window)> calls = [];
    private readonly PlanMoments moments = new(arms, axes);
    private readonly PlanQuantities quantities = new(arms);

    private MovingWindow window;

    /// <summary>The windows of the metrics in their order, then those of the operands; empty where none of them moves.</summary>
    internal ImmutableArray<MovingWindow> Windows => AllWindows().Any(one => one.Moves) ? [.. AllWindows()] : [];

    /// <summary>What expressions measure besides the metrics of the plan.</summary>
    internal ImmutableArray<Metric> Operands => [.. calls.Select(one => one.Metric)];

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

            if (ParseOne(item, [.. SweepColumns.Taken, .. axes.Select(axis => axis.Key), .. metrics.SelectMany(ColumnsOf)], metrics)
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

    private IEnumerable<MovingWindow> AllWindows() => windows.Concat(calls.Select(one => one.Window));

    private Metric? ParseOne(JsonTree item, IReadOnlyList<string> taken, IReadOnlyList<Metric> stated)
    {
        int before = faults.Faults.Count;
        window = default;
        ObjectReader entry = new(item, Keys, faults);
        string name = entry.Text("name", required: true) ?? "";
        if (faults.Trusts(item.Path + ".name")) NameRules.Check(item.Path + ".name", name, taken, faults);
        if (entry.Find("expression") is { } expression) return OfExpression(entry, name, expression, stated);
        if (entry.Find("unit") is { } foreign)
        {
            faults.Add(foreign.Path, foreign.Quoted, "a kind has its own unit", "an expression may state one");
        }
        int? place = entry.Choice("kind", Kinds, required: true);
        Quantity? of = quantities.Read(item, entry, "of", faults), other = quantities.Read(item, entry, "other", faults);
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

    private Metric? OfExpression(ObjectReader entry, string name, JsonTree expression, IReadOnlyList<Metric> stated)
    {
        int before = faults.Faults.Count;
        foreach (string key in Keys.Except(["name", "expression", "unit"]))
        {
            if (entry.Find(key) is { } foreign)
            {
                faults.Add(foreign.Path, foreign.Quoted, $"an expression does not use '{key}'", "name, expression, unit");
            }
        }
        if (JsonValues.Text(expression, faults) is null || entry.Text("unit") is null != entry.Find("unit") is null) return null;
        MetricFormula? formula = FormulaParser.Parse(faults, moments, quantities, expression, entry.Find("unit"), stated, calls);
        return formula is null || faults.Faults.Count > before ? null : new Metric { Name = name, Kind = new FormulaKind(formula) };
    }

    // Runs that an axis makes longer or shorter are not known here: their members say themselves what lies outside.
    private void CheckAgainstRuns(JsonTree item, Metric metric)
    {
        double start = 0, end = moments.End;
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
        double[] times = moments.In(moment);
        if (times.Length == 0) return null;
        if (times.Any(double.IsNaN))
        {
            faults.Add(place.Path, place.Quoted, "the scenario has no drink at an absolute time", "a time from the start");
            return null;
        }

        if (moments.Moves(moment)) moves(moment);
        return times[0];
    }
}
