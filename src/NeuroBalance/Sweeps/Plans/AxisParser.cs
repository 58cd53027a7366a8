using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the axes of a plan and checks that every value they can take fits every arm.</summary>
internal sealed class AxisParser(FaultList faults, PlanFiles files, ImmutableArray<SweepArm> arms, DesignPlan design)
{
    internal static readonly string[] Keys = ["key", "low", "high", "log", "levels", "values", "distribution", "unit"];

    private static readonly ScenarioTree Bare = new(Scenarios.Get("naive"));

    private readonly ScenarioTree[] trees = [.. arms.Select(arm => new ScenarioTree(arm.Scenario))];

    // Those of the first arm that all arms have; of several texts the first says what is plausible.
    private readonly ParameterInfo[] rows = arms.Length == 0 ? [.. ParameterCatalog.All]
        : [.. arms[0].Scenario.Rows.All.Where(row => arms.All(arm => arm.Scenario.Rows.Find(row.Key) is not null))];

    internal ImmutableArray<Axis> Parse(ObjectReader root)
    {
        List<(Axis Axis, string Path)> axes = [];
        if (design.Kind == DesignKind.List && root.Object("design")?.Find("file") is { } file) axes.AddRange(ListedAxes(file));
        foreach (JsonTree item in root.Items("axes"))
        {
            if (item.Kind != JsonTokenType.StartObject)
            {
                faults.Add(item.Path, item.Quoted, "not an object",
                    "an axis such as {\"key\": \"Nmda.EthanolIc50\", \"low\": 10, \"high\": 60}");
            }
            else if (ParseOne(item) is { } axis) axes.Add((axis, item.Path));
        }

        axes.AddRange(SpreadAxes(root, [.. axes.Select(axis => axis.Axis.Key)]));
        if (axes.Count == 0 && faults.Faults.Count == 0) faults.Add("$.axes", "", "nothing varies", "axes, or \"spread\": \"all\"");
        HashSet<string> seen = [];
        foreach ((Axis axis, string path) in axes)
        {
            if (!seen.Add(axis.Key)) faults.Add(path, axis.Key, "the axis is there twice", "each key once");
            else CheckEnds(axis, path);
        }

        ImmutableArray<Axis> found = [.. axes.Select(axis => axis.Axis)];
        CheckDesign(found);
        return found;
    }

    private Axis? ParseOne(JsonTree item)
    {
        ObjectReader entry = new(item, Keys, faults);
        if (entry.Text("key", required: true) is not { } key) return null;
        if (!CheckKey(key, item.Path + ".key")) return null;
        ParameterInfo? parameter = Find(key);
        AxisNumbers numbers = new(faults, entry.Text("unit") ?? "");
        double? low = entry.Find("low") is { } lowTree ? numbers.Read(lowTree) : null;
        double? high = entry.Find("high") is { } highTree ? numbers.Read(highTree) : null;
        ImmutableArray<double> values = [.. entry.Items("values").Select(value => numbers.Read(value) ?? double.NaN)];
        if (values.Any(double.IsNaN)) return null;
        AxisSpread? spread;
        if (entry.Find("values") is not null) spread = Listed(item, entry, values);
        else if (entry.Find("distribution") is { } family) spread = new DistributionParser(faults).Parse(family, low, high);
        else if (entry.Find("low") is null && entry.Find("high") is null && parameter is not null && entry.Find("log") is null)
        {
            spread = Tabled(item, parameter, entry);
        }
        else spread = Ranged(item, entry, low, high);
        return spread is null ? null : new Axis { Key = key, Spread = spread, Unit = numbers.Unit, Added = Added(parameter) };
    }

    private ListSpread? Listed(JsonTree item, ObjectReader entry, ImmutableArray<double> values)
    {
        if (entry.Find("low") is not null || entry.Find("high") is not null || entry.Find("distribution") is not null)
        {
            faults.Add(item.Path, "", "both 'values' and a range or distribution", "one of them");
        }
        if (!values.IsEmpty) return new ListSpread(values);
        faults.Add(item.Path + ".values", "[]", "no values", "at least one");
        return null;
    }

    private AxisSpread? Tabled(JsonTree item, ParameterInfo parameter, ObjectReader entry)
    {
        if (parameter.Distribution == Spread.Fixed)
        {
            faults.Add(item.Path, parameter.Key, "the parameter table gives this parameter no spread",
                "low and high, values, or a distribution");
            return null;
        }

        if (design.Kind != DesignKind.Grid) return new TableSpread(parameter);
        return Levels(item, entry) is { } levels
            ? new ListSpread(new RangeSpread(parameter.Low, parameter.High, parameter.Distribution == Spread.Lognormal).Levels(levels))
            : null;
    }

    private AxisSpread? Ranged(JsonTree item, ObjectReader entry, double? low, double? high)
    {
        foreach (string end in (string[])["low", "high"])
        {
            if (entry.Find(end) is null)
            {
                faults.Add($"{item.Path}.{end}", "", $"'{end}' is missing",
                    "low and high, values, a distribution, or (for a parameter) none of them: the spread of the parameter table");
            }
        }

        bool log = entry.Truth("log") ?? false;
        if (low is not { } from || high is not { } to) return null;
        if (!(from < to))
        {
            faults.Add(item.Path + ".high", ScenarioRules.Text(to), $"not above 'low' ({ScenarioRules.Text(from)})", "low < high");
            return null;
        }

        if (log && from <= 0)
        {
            faults.Add(item.Path + ".low", ScenarioRules.Text(from), "a logarithmic axis starts above 0", "above 0");
            return null;
        }

        RangeSpread range = new(from, to, log);
        if (design.Kind != DesignKind.Grid) return range;
        return Levels(item, entry) is { } levels ? new ListSpread(range.Levels(levels)) : null;
    }

    private int? Levels(JsonTree item, ObjectReader entry)
    {
        if (entry.Find("levels") is not null) return entry.WholeNumber("levels");
        faults.Add(item.Path + ".levels", "", "'levels' is missing", "the number of levels of this axis in the grid, or 'values'");
        return null;
    }

    // "spread": "all", or a list of keys and groups such as "Nmda": axes with the spread of the parameter table.
    private IEnumerable<(Axis Axis, string Path)> SpreadAxes(ObjectReader root, HashSet<string> taken)
    {
        if (root.Find("spread") is not { } tree) yield break;
        IReadOnlyList<JsonTree> wishes = tree.Kind == JsonTokenType.StartArray ? tree.Items : [tree];
        string[] groups = [.. rows.Select(row => row.Key[..row.Key.IndexOf('.', StringComparison.Ordinal)]).Distinct()];
        foreach (JsonTree wish in wishes)
        {
            ParameterInfo[] chosen =
                [.. rows.Where(row => wish.Kind == JsonTokenType.String
                && (wish.Text == "all" || row.Key == wish.Text || row.Key.StartsWith(wish.Text + ".", StringComparison.Ordinal)))];
            if (chosen.Length == 0)
            {
                faults.Add(wish.Path, wish.Quoted, "neither a parameter nor a group of them",
                    "\"all\", or keys and groups: " + string.Join(", ", groups),
                    NearestName.Find(wish.Text, [.. groups, .. rows.Select(row => row.Key), "all"]));
            }
            foreach (ParameterInfo row in chosen)
            {
                if (row.Distribution != Spread.Fixed && taken.Add(row.Key))
                {
                    yield return (new Axis { Key = row.Key, Spread = new TableSpread(row), Added = Added(row) }, wish.Path);
                }
            }
        }
    }

    private IEnumerable<(Axis Axis, string Path)> ListedAxes(JsonTree file)
    {
        if (JsonValues.Text(file, faults) is not { } name) return [];
        if (files.Read(name, out string problem) is { } bytes)
        {
            return new ListParser(faults, file.Path + ": " + name).Parse(bytes, CheckKey);
        }
        faults.Add(file.Path, file.Quoted, problem, "a file of comma-separated values, found from the folder of the plan");
        return [];
    }

    // What the table says of a parameter needs no saying.
    private static ParameterInfo? Added(ParameterInfo? parameter) =>
        parameter is null || parameter == ParameterCatalog.Find(parameter.Key) ? null : parameter;

    private ParameterInfo? Find(string key) => Array.Find(rows, row => row.Key == key);

    private bool CheckKey(string key, string path)
    {
        if (Find(key) is not null) return true;
        // Where the scenario itself is faulty, a key is judged by a bare one.
        foreach (ScenarioTree tree in trees.Length > 0 ? trees : [Bare])
        {
            if (tree.HasParameter(key)) continue;
            if (trees.Length == 0 && key.StartsWith("events", StringComparison.Ordinal)) continue;
            if (tree.Has(key, out (string Message, string Allowed, string? Nearest) fault)) continue;
            faults.Add(path, $"\"{key}\"", fault.Message, fault.Allowed, fault.Nearest);
            return false;
        }

        return true;
    }

    // The ends are tried out in every arm; what lies between them is as good as they are but for interplay, which is a status of the
    // member.
    private void CheckEnds(Axis axis, string path)
    {
        foreach (double end in (double[])[axis.Spread.Low, axis.Spread.High])
        {
            if (!double.IsFinite(end)) continue;
            if (axis.Parameter is not null)
            {
                ParameterRows known = arms.Length == 0 ? ParameterRows.BuiltIn : arms[0].Scenario.Rows;
                ValueRules.Add(path, ParameterSet.Check(known, axis.Key, end), faults);
                continue;
            }

            foreach (ScenarioTree tree in trees)
            {
                ScenarioResult result = tree.With([(axis.Key, axis.InFile(axis.IsCount ? Math.Round(end) : end))]);
                if (result.Faults.Count == 0) continue;
                Fault fault = result.Faults[0];
                faults.Add(path, $"{axis.Key} = {ScenarioRules.Text(end)}{(axis.Unit.Length > 0 ? " " + axis.Unit : "")}", fault.Message,
                    fault.Allowed, fault.Suggestion);
                return;
            }
        }
    }

    private void CheckDesign(ImmutableArray<Axis> axes)
    {
        foreach (Axis axis in axes)
        {
            if (design.Kind == DesignKind.Morris && !(double.IsFinite(axis.Spread.Low) && double.IsFinite(axis.Spread.High)))
            {
                faults.Add("$.axes", axis.Key, "elementary effects visit the ends of every axis, and this one has none",
                    "low and high beside the distribution");
            }
            if (design.Kind is DesignKind.Grid or DesignKind.List && axis.Spread is not ListSpread)
            {
                faults.Add("$.axes", axis.Key, "this design needs the values of every axis",
                    design.Kind == DesignKind.Grid ? "'values', or a range with 'levels'" : "'values'");
            }
        }

        int most = design.Kind switch { DesignKind.Saltelli => 500, DesignKind.Sobol => 1000, _ => int.MaxValue };
        if (axes.Length > most)
        {
            faults.Add("$.axes", "", FormattableString.Invariant($"{axes.Length} axes"),
                FormattableString.Invariant($"at most {most} for this design"));
        }
        if (design.Kind != DesignKind.List) return;
        int[] lengths = [.. axes.Select(axis => axis.Spread).OfType<ListSpread>().Select(list => list.Values.Length).Distinct()];
        if (lengths.Length > 1)
        {
            faults.Add("$.axes", "", "the axes of a list have different numbers of values", "one value of every axis for each row");
        }
    }
}

/// <summary>Reads the numbers of one axis: bare, or with a unit that must be the same for all of them.</summary>
internal sealed class AxisNumbers(FaultList faults, string unit)
{
    internal string Unit { get; private set; } = unit;

    internal double? Read(JsonTree value)
    {
        if (value.Kind == JsonTokenType.Number) return JsonValues.Number(value, "a finite number", faults);
        if (JsonValues.Text(value, faults) is not { } text) return null;
        string trimmed = text.Trim();
        int length = trimmed.AsSpan().IndexOf(' ');
        string number = length < 0 ? trimmed : trimmed[..length];
        string rest = length < 0 ? "" : trimmed[length..].Trim();
        if (!NumberText.TryRead(number, out double read, out TextProblem problem))
        {
            faults.Add(value.Path, value.Quoted, problem.Message, "a number, a space and its unit, such as \"14 g\"", problem.Suggestion);
            return null;
        }

        if (rest.Length > 0 && Unit.Length > 0 && rest != Unit)
        {
            faults.Add(value.Path, value.Quoted, $"another unit than the axis' other numbers ({Unit})", "one unit for the whole axis");
            return null;
        }

        if (rest.Length > 0) Unit = rest;
        return read;
    }
}
