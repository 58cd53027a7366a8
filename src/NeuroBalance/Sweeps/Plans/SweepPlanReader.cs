using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>What reading a plan gave: the plan when it is sound, else every fault that it has.</summary>
/// <param name="Plan">The plan; absent when there is any fault.</param>
/// <param name="Faults">Everything that makes the file unusable.</param>
/// <param name="Warnings">What is usable but unlikely to be meant.</param>
internal sealed record SweepPlanResult(SweepPlan? Plan, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Warnings)
{
    /// <summary>The plan.</summary>
    /// <exception cref="ScenarioException">The file has faults; the exception lists all of them.</exception>
    public SweepPlan GetOrThrow() => Plan ?? throw new ScenarioException(Faults);
}

/// <summary>
/// Reads a plan file. Strict, as scenario files are: unknown keys and missing units are faults, and all faults are reported together.
/// </summary>
internal static class SweepPlanReader
{
    internal static readonly string[] Keys =
        ["$schema", "name", "scenario", "arms", "structure", "model", ReadoutRules.Key, "drinksPerKilogram", "axes", "spread", "design",
            "groups", "correlations", "metrics", "trajectories", ContrastParser.Key, "seed", "tolerances"];

    /// <summary>Reads a plan from the bytes of a file (UTF-8).</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="folder">The folder from which the scenario and list files of the plan are found; absent when it refers to none.</param>
    public static SweepPlanResult Parse(ReadOnlySpan<byte> utf8, string? folder = null) => Parse(utf8, folder, null);

    /// <summary>Reads a plan with other equations than it states.</summary>
    internal static SweepPlanResult Parse(ReadOnlySpan<byte> utf8, string? folder, PlanEquations? instead)
    {
        FaultList faults = new();
        SweepPlan? plan = JsonTreeReader.Read(utf8, faults) is { } tree
            ? new SweepPlanParser(faults, new PlanFiles(folder), instead).Parse(tree) : null;
        return new SweepPlanResult(faults.Faults.Count == 0 ? plan : null, faults.Faults, faults.Warnings);
    }

    /// <summary>Reads a plan from the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folder">The folder from which the scenario and list files of the plan are found; absent when it refers to none.</param>
    public static SweepPlanResult Parse(string text, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(Encoding.UTF8.GetBytes(text), folder);
    }
}

/// <summary>Turns the JSON tree of a plan into a plan, part by part.</summary>
internal sealed class SweepPlanParser(FaultList faults, PlanFiles files, PlanEquations? instead)
{
    internal SweepPlan? Parse(JsonTree tree)
    {
        if (tree.Kind != JsonTokenType.StartObject)
        {
            faults.Add("$", tree.Quoted, "not an object", "one JSON object with the keys " + string.Join(", ", SweepPlanReader.Keys[1..]));
            return null;
        }

        ObjectReader root = new(tree, SweepPlanReader.Keys, faults);
        _ = root.Text("$schema");
        string name = root.Text("name", required: true) ?? "";
        ScenarioRules.CheckName("$.name", name, faults);
        EquationsParser equations = new(faults, files, instead);
        ImmutableArray<SweepArm> arms = equations.Parse(tree, root, root.Truth("drinksPerKilogram") ?? false);
        ReadoutParser readouts = new(faults, arms);
        arms = readouts.Parse(root);
        if (equations.CannotBeRead || readouts.CannotBeRead) return null;
        DesignPlan design = new DesignParser(faults).Parse(root.Object("design"));
        AxisParser axes = new(faults, files, arms, design);
        ImmutableArray<Axis> varied = axes.Parse(root);
        MetricParser metrics = new(faults, arms, varied);
        ulong seed = Seed(root);
        (double relative, double absolute) = Tolerances(root);
        ImmutableArray<string> groups = faults.Faults.Count == 0 ? new GroupParser(faults, varied, design).Parse(root) : [];
        ImmutableArray<AxisCorrelation> correlations = Correlations(root, varied, design);
        ImmutableArray<Metric> measured = metrics.Parse(root);
        var plan = new SweepPlan
        {
            Name = name,
            Arms = arms,
            Axes = varied,
            Design = design,
            Groups = groups,
            Correlations = correlations,
            Metrics = measured,
            Operands = metrics.Operands,
            Windows = metrics.Windows,
            Contrasts = new ContrastParser(faults, arms, measured).Parse(root),
            Trajectories = new TrajectoryParser(faults, arms, varied).Parse(root),
            Seed = seed,
            RelativeTolerance = relative,
            AbsoluteTolerance = absolute,
        };
        if (faults.Faults.Count == 0) CheckSize(plan);
        return plan;
    }

    private void CheckSize(SweepPlan plan)
    {
        long most = CohortOptions.LargestCohort;
        double members = plan.Design.Kind == DesignKind.Grid
            ? plan.Axes.Aggregate(1.0, (product, axis) => product * ((ListSpread)axis.Spread).Values.Length) * plan.Arms.Length
            : plan.Members;
        if (members > most)
        {
            faults.Add("$.design", "", FormattableString.Invariant($"the sweep would have {members} members"),
                FormattableString.Invariant($"at most {most}"));
        }
    }

    private ulong Seed(ObjectReader root)
    {
        const string Allowed = "a whole number from 0 to 9007199254740992";
        if (root.Number("seed", Allowed) is not { } seed) return 1;
        if (seed >= 0 && seed <= 9007199254740992 && seed == Math.Floor(seed)) return (ulong)seed;
        faults.Add("$.seed", ScenarioRules.Text(seed), "not a seed", Allowed);
        return 1;
    }

    private (double Relative, double Absolute) Tolerances(ObjectReader root)
    {
        SimulationOptions usual = new();
        if (root.Object("tolerances") is not { Kind: JsonTokenType.StartObject } tree)
        {
            return (usual.RelativeTolerance, usual.AbsoluteTolerance);
        }
        ObjectReader tolerances = new(tree, ["relative", "absolute"], faults);
        double relative = Bounded(tolerances, "relative", SimulationOptions.RelativeTolerances) ?? usual.RelativeTolerance;
        double absolute = Bounded(tolerances, "absolute", SimulationOptions.AbsoluteTolerances) ?? usual.AbsoluteTolerance;
        return (relative, absolute);
    }

    private double? Bounded(ObjectReader reader, string key, NumberRange range)
    {
        string allowed = range.ToString();
        if (reader.Number(key, allowed) is not { } value) return null;
        if (range.Contains(value)) return value;
        faults.Add($"$.tolerances.{key}", ScenarioRules.Text(value), "out of range", allowed);
        return null;
    }

    private ImmutableArray<AxisCorrelation> Correlations(ObjectReader root, ImmutableArray<Axis> axes, DesignPlan design)
    {
        List<AxisCorrelation> found = [];
        string[] keys = [.. axes.Select(axis => axis.Key)];
        int before = faults.Faults.Count;
        foreach (JsonTree item in root.Items("correlations"))
        {
            if (item.Kind != JsonTokenType.StartObject)
            {
                faults.Add(item.Path, item.Quoted, "not an object", "{\"between\": [\"axis\", \"axis\"], \"rho\": 0.5}");
                continue;
            }

            ObjectReader one = new(item, ["between", "rho"], faults);
            IReadOnlyList<JsonTree> pair = one.Items("between");
            if (pair.Count != 2 || pair[0].Text == pair[1].Text)
            {
                faults.Add(item.Path + ".between", "", "not two different axes", "two keys of axes");
            }
            foreach (JsonTree key in pair)
            {
                if (!keys.Contains(key.Text))
                {
                    faults.Add(key.Path, key.Quoted, "there is no axis of this key", "a key of an axis", NearestName.Find(key.Text, keys));
                }
            }

            if (one.Find("rho") is null) faults.Add(item.Path + ".rho", "", "'rho' is missing", "above -1 and below 1");
            double rho = one.Number("rho", "above -1 and below 1") ?? 0;
            if (!(rho > -1 && rho < 1))
            {
                faults.Add(item.Path + ".rho", ScenarioRules.Text(rho), "not a correlation of two different axes", "above -1 and below 1");
            }
            if (pair.Count == 2) found.Add(new AxisCorrelation(pair[0].Text, pair[1].Text, rho));
        }

        if (found.Count == 0 || faults.Faults.Count > before) return [.. found];
        if (design.Kind is not (DesignKind.LatinHypercube or DesignKind.Sobol or DesignKind.MonteCarlo))
        {
            faults.Add("$.correlations", "", "this design varies its axes independently",
                "a design of the type latin-hypercube, sobol or monte-carlo");
        }
        else if (GaussianCopula.Create(keys, [.. found]) is null)
        {
            faults.Add("$.correlations", "", "no axes can be correlated in this way (the matrix is not positive definite)",
                "correlations that do not contradict each other");
        }
        return [.. found];
    }
}
