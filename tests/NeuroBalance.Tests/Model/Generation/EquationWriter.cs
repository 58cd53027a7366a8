using System.Globalization;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <summary>Writes the C# of a model: its structures and its equations, in methods that the compiler keeps fast.</summary>
internal sealed class EquationWriter
{
    private const string Header =
        "// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.";

    private readonly string name;
    private readonly ModelGraph model;
    private readonly Graph graph;
    private readonly EquationNames names;
    private readonly EvaluationPlan rates;
    private readonly EvaluationPlan readouts;
    private readonly List<GraphLine> algebra;
    private readonly List<GraphLine> reported;
    private readonly List<int> constants;
    private readonly HashSet<int> algebraNodes;

    private EquationWriter(string name, ModelGraph model)
    {
        this.name = name;
        this.model = model;
        graph = model.Graph;
        names = new EquationNames(model);
        algebra = [.. model.Algebra.Where(line => graph[line.Node].Level > Level.Parameter)];
        reported = [.. model.Readouts.Where(line => line.Named?.Reported == true)];
        algebraNodes = [.. algebra.Select(line => line.Node)];
        List<int> rateNodes = [.. model.Rates.Select(rate => rate.Node)];
        rates = EvaluationPlan.OfRates(graph, rateNodes, algebraNodes);
        readouts =
            new EvaluationPlan(graph, [[.. reported.Select(line => line.Node)]], [], reported.Select(line => line.Node), algebraNodes);
        constants = FindConstants(rateNodes);
    }

    /// <summary>The files of a model and its variants by their names: structures that all share, and the equations of each.</summary>
    /// <param name="models">The model first, then its variants; by the name of the structure that holds the equations.</param>
    public static SortedDictionary<string, string> Write(IReadOnlyList<(string Name, ModelGraph Model)> models)
    {
        EquationWriter[] writers = [.. models.Select(one => new EquationWriter(one.Name, one.Model))];
        EquationWriter shared = writers[0];
        SortedDictionary<string, string> files = new(StringComparer.Ordinal)
        {
            ["State.cs"] = shared.StateStruct(),
            ["NaiveState.cs"] = shared.NaiveState(),
            ["Inputs.cs"] = shared.InputsStruct(),
            ["Signals.cs"] = SignalsStruct(writers),
            ["SetPoints.cs"] = SetPointsStruct(writers),
            ["Readouts.cs"] = shared.ReadoutsStruct(),
        };
        foreach (EquationWriter writer in writers)
        {
            string folder = writer == shared ? "" : writer.name + "/";
            files[$"{folder}{writer.Constants}.cs"] = writer.ConstantsStruct();
            files[$"{folder}{writer.name}.cs"] = writer.Model();
            files[$"{folder}{writer.name}.Algebra.cs"] = writer.Algebra();
            files[$"{folder}{writer.name}.Rates.cs"] = writer.Rates();
            files[$"{folder}{writer.name}.Readouts.cs"] = writer.ReadoutMethods();
        }
        return files;
    }

    // The model's own constants and type keep the names they are known by.
    private bool IsBase => name == "AlcoholBalance";

    private string Constants => IsBase ? "EquationConstants" : name + "Constants";

    // Every value of parameters alone that something else is worked out with.
    private List<int> FindConstants(List<int> rateNodes)
    {
        HashSet<int> found = [];
        foreach (int node in graph.Needed([.. rateNodes, .. algebraNodes, .. reported.Select(line => line.Node)]))
        {
            if (graph[node].Level <= Level.Parameter) continue;
            foreach (int argument in graph.Arguments(node).Where(argument => graph[argument].Level == Level.Parameter))
            {
                found.Add(argument);
            }
        }

        return [.. found.Order()];
    }

    private static string File(string usings, string space, params IEnumerable<string> lines) =>
        $"{Header}\n{usings}{(usings.Length > 0 ? "\n" : "")}namespace {space};\n\n{string.Join('\n', lines)}\n";

    private static string Struct(string space, string access, string name, string summary, string remarks,
        IEnumerable<(string Access, string Name, string Summary)> fields) =>
        File("", space, [
            $"/// <summary>{summary}</summary>",
            .. remarks.Length > 0 ? (IEnumerable<string>)[$"/// <remarks>{remarks}</remarks>"] : [],
            "/// <typeparam name=\"T\">A number, or a pack of numbers with one subject a lane.</typeparam>",
            $"{access} struct {name}<T>",
            "    where T : unmanaged",
            "{",
            .. fields.SelectMany((field, i) =>
                (IEnumerable<string>)[.. i > 0 ? [""] : Array.Empty<string>(), $"    /// <summary>{field.Summary}</summary>",
                $"    {field.Access} T {field.Name};"]),
            "}"]);

    private static string Summary(string meaning, string symbol, string unit) =>
        Xml($"{meaning}: {symbol} ({(unit == "1" ? "no unit" : unit)}).");

    private static string Xml(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private string StateStruct() => Struct("NeuroBalance", "public", "State",
        $"The {model.Document.States.Count} quantities that evolve, in the order of the model's text.",
        "Concentrations may be a residue of rounding below 0 (about -1e-12); the algebra clips them, no state is clipped.",
        model.Document.States.Select(state => ("public", state.Name, Summary(state.Meaning, state.Symbol.Text, state.UnitText))));

    private string InputsStruct() =>
        Struct("NeuroBalance.Models", "public", "Inputs", "What acts on a subject; constant between two boundaries.", "",
        model.Document.Inputs.Select(input => ("public", input.Name, Summary(input.Meaning, input.Symbol.Text, input.UnitText))));

    // What only a variant needs comes last, so that the model's own fields lie where they would lie without it.
    private static string SignalsStruct(EquationWriter[] writers) => Struct("NeuroBalance.Models", "public", "Signals",
        "The algebra: everything that follows from a state at once and that the equations use.", "",
        [.. writers.SelectMany(writer => writer.algebra).DistinctBy(line => line.Name).Select(line =>
            ("public", line.Name, Summary(line.Named?.Meaning ?? line.Name, line.Symbol, line.Named?.UnitText ?? "1"))),
            .. OnTheWay(writers, 0, "internal")]);

    private static string SetPointsStruct(EquationWriter[] writers) =>
        Struct("NeuroBalance.Models", "internal", "SetPoints", "The costly parts of the rates, on the way to them.", "",
        OnTheWay(writers, 1, "public"));

    private static IEnumerable<(string Access, string Name, string Summary)> OnTheWay(EquationWriter[] writers, int phase, string access) =>
        writers.SelectMany(writer => writer.Crossing(phase).Select(node => (access, writer.names.Of(node), writer.OnTheWay(node))))
            .DistinctBy(field => field.Item2);

    private string ReadoutsStruct() => Struct("NeuroBalance.Models", "public", "Readouts",
        "Clinical scales read off a state; no equation depends on them, so they are computed only when asked for.", "",
        reported.Select(line => ("public", line.Name, Summary(line.Named!.Meaning, line.Symbol, line.Named.UnitText))));

    private string OnTheWay(int node) => Xml($"On the way: {names.Formula(node)}.");

    private string NaiveState() => File("", "NeuroBalance.Models", [
        "/// <summary>The state of a subject who never met a drug.</summary>",
        "public static class NaiveState",
        "{",
        "    /// <summary>The state: without input every rate of change is exactly 0 in it, for every subject.</summary>",
        "    public static State<double> Naive => new()",
        "    {",
        .. model.Document.States.Where(state => state.Initial != 0)
            .Select(state => $"        {state.Name} = {state.Initial.ToString("0.0###", CultureInfo.InvariantCulture)},"),
        "    };",
        "}"]);

    private string ConstantsStruct()
    {
        List<string> lines =
        [
            "/// <summary>What the equations need of the parameters, worked out once for each subject.</summary>",
            $"internal struct {Constants}<T>",
            "    where T : unmanaged, ILane<T>",
            "{",
        ];
        foreach (int node in constants)
        {
            lines.AddRange([$"    /// <summary>{Xml(names.Formula(node))}</summary>", $"    public T {names.Of(node)};", ""]);
        }
        lines.AddRange([$"    public {Constants}(in Parameters<T> p)", "    {"]);
        List<List<int>> groups = [];
        int load = int.MaxValue - 10;
        foreach (int node in constants)
        {
            int cost = graph.Needed([node]).Sum(one => EvaluationPlan.Cost(graph[one].Operation));
            if (load + cost > Part.Room || groups[^1].Count >= 24)
            {
                groups.Add([]);
                load = 0;
            }

            load += cost;
            groups[^1].Add(node);
        }

        for (int i = 0; i < groups.Count; i++)
        {
            lines.Add($"        Set{i + 1}(in p);");
        }
        lines.Add("    }");
        for (int i = 0; i < groups.Count; i++)
        {
            lines.AddRange(["", $"    private void Set{i + 1}(in Parameters<T> p)", "    {"]);
            MethodWriter method = new(model, names, null, lines) { ReadParameter = index => "p." + model.Document.Parameters[index].Key };
            foreach (int node in groups[i])
            {
                method.Assign(names.Of(node), node);
            }
            lines.Add("    }");
        }

        lines.Add("}");
        return File("using NeuroBalance.Lanes;\n", "NeuroBalance.Models", lines);
    }

    private string Model()
    {
        string[] parts = [.. Enumerable.Range(0, rates.Parts.Count).Select(part => PartName(rates, part))];
        int first = rates.PartsOfPhases[0];
        return File("using System.Runtime.CompilerServices;\nusing NeuroBalance.Lanes;\n", "NeuroBalance.Models", [
            .. Heading(),
            "    /// <summary>What acts on the subjects at present; set it at every boundary.</summary>",
            "    public Inputs<T> Inputs;",
            "",
            $"    private readonly {Constants}<T> constants;",
            "",
            "    /// <summary>The model of the subjects with these parameters, without any input.</summary>",
            $"    public {name}(in Parameters<T> parameters)",
            "    {",
            $"        constants = new {Constants}<T>(in parameters);",
            "        Inputs = default;",
            "    }",
            "",
            $"    Inputs<T> IEquations<{name}<T>, T>.Acting",
            "    {",
            "        readonly get => Inputs;",
            "        set => Inputs = value;",
            "    }",
            "",
            $"    static {name}<T> IEquations<{name}<T>, T>.Of(in Parameters<T> parameters, EquationSource<T> source) =>",
            "        new(in parameters);",
            "",
            "    /// <summary>The rates of change of all states (their units per hour).</summary>",
            "    public readonly void Derivatives(in State<T> y, out State<T> dy)",
            "    {",
            "        Unsafe.SkipInit(out Workspace<T> workspace);",
            "        Derivatives(in y, ref workspace, out dy);",
            "    }",
            "",
            "    /// <summary>The same, with its intermediate results in a place of the caller's.</summary>",
            "    /// <remarks>On the stack they would lie across the lines of the cache, which halves the speed of wide packs.</remarks>",
            $"    readonly void IEquations<{name}<T>, T>.Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy) =>",
            "        Derivatives(in y, ref workspace, out dy);",
            "",
            "    private readonly void Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy)",
            "    {",
            "        ref Signals<T> s = ref workspace.Signals;",
            "        ref SetPoints<T> target = ref workspace.SetPoints;",
            "        AddSignals(in y, ref s);",
            .. parts.Skip(first).Select(part => $"        {part}(in y, in s, ref target);"),
            "        Unsafe.SkipInit(out dy);",
            .. RateGroups.Select(group => $"        {GroupName(group)}(in y, in s, in target, ref dy);"),
            "    }",
            "",
            "    /// <summary>The algebra at a state.</summary>",
            "    public readonly void Signals(in State<T> y, out Signals<T> s)",
            "    {",
            "        Unsafe.SkipInit(out s);",
            "        AddSignals(in y, ref s);",
            "    }",
            "",
            "    /// <summary>The clinical scales at a state whose algebra is known.</summary>",
            "    public readonly Readouts<T> Readouts(in State<T> y, in Signals<T> s)",
            "    {",
            "        Unsafe.SkipInit(out Readouts<T> readouts);",
            .. Enumerable.Range(0, readouts.Parts.Count).Select(part => $"        {PartName(readouts, part)}(in y, in s, ref readouts);"),
            "        return readouts;",
            "    }",
            "",
            "    [MethodImpl(MethodImplOptions.AggressiveInlining)]",
            "    private readonly void AddSignals(in State<T> y, ref Signals<T> s)",
            "    {",
            .. parts.Take(first).Select(part => $"        {part}(in y, ref s);"),
            "    }",
            "}"]);
    }

    private IEnumerable<string> Heading() => IsBase
        ? [
            $"/// <summary>The model: {model.Rates.Count} equations for the balance of GABA-A and NMDA signalling under alcohol, ketamine and benzodiazepine.</summary>",
            "/// <remarks>",
            "/// Autonomous: time enters only through <see cref=\"Inputs\"/>, which are constant between two boundaries. The equations are those",
            "/// of MODEL.md. Every lane is computed alone: a NaN or a huge number in one lane leaves the bits of the others as they are. Outside",
            "/// the domain (a density or glutamate that is not positive) the answer is NaN, never an exception.",
            "/// </remarks>",
            "/// <typeparam name=\"T\">The lane: how many subjects are computed side by side.</typeparam>",
            $"public partial struct {name}<T> : IEquations<{name}<T>, T>",
            "    where T : unmanaged, ILane<T>",
            "{",
        ]
        : [
            "/// <summary>The model with the lines of one variant of its text; see there.</summary>",
            "/// <typeparam name=\"T\">The lane: how many subjects are computed side by side.</typeparam>",
            $"internal partial struct {name}<T> : IEquations<{name}<T>, T>",
            "    where T : unmanaged, ILane<T>",
            "{",
        ];

    private string PartName(EvaluationPlan plan, int part)
    {
        string[] costly =
            [.. plan.Parts[part].Nodes.Where(node => EvaluationPlan.Cost(graph[node].Operation) > 0).Select(names.Owner).Distinct()];
        string[] owners = costly.Length > 0 ? costly : [.. plan.Parts[part].Nodes.Select(names.Owner).Distinct().Take(2)];
        string name = "Find" + string.Join("And", owners);
        int before = Enumerable.Range(0, part).Count(other => PartName(plan, other).StartsWith(name, StringComparison.Ordinal));
        return before == 0 ? name : name + "Part" + (before + 1).ToString(CultureInfo.InvariantCulture);
    }

    private string Algebra() => Methods("ref Signals<T> s", Enumerable.Range(0, rates.PartsOfPhases[0]), rates, false);

    private string Rates()
    {
        List<string> lines =
            [.. MethodLines("in Signals<T> s, ref SetPoints<T> target",
            Enumerable.Range(rates.PartsOfPhases[0], rates.Parts.Count - rates.PartsOfPhases[0]), rates, false)];
        foreach (Range group in RateGroups)
        {
            lines.AddRange(["", "    [MethodImpl(MethodImplOptions.NoInlining)]",
                $"    private readonly void {GroupName(group)}(in State<T> y, in Signals<T> s, in SetPoints<T> target, ref State<T> dy)",
                "    {"]);
            MethodWriter method = new(model, names, rates, lines);
            foreach ((int node, int part) in rates.PartOf)
            {
                method.Known[node] = FieldOf(rates, node, part);
            }
            method.Write($"ref readonly {Constants}<T> c = ref constants;");
            for (int i = group.Start.Value; i < group.End.Value; i++)
            {
                GraphRate rate = model.Rates[i];
                Comment(method, rate.Syntax);
                method.Prepare(rate.Node);
                method.Assign("dy." + model.Document.States[i].Name, rate.Node);
            }

            lines.Add("    }");
        }

        return Partial(lines);
    }

    private IEnumerable<Range> RateGroups => Enumerable.Range(0, model.Rates.Count).Chunk(EvaluationPlan.RatesOfAMethod)
        .Select(group => new Range(group[0], group[^1] + 1));

    private string GroupName(Range group) =>
        $"Assemble{model.Document.States[group.Start.Value].Name}To{model.Document.States[group.End.Value - 1].Name}";

    private string ReadoutMethods() =>
        Methods("in Signals<T> s, ref Readouts<T> readouts", Enumerable.Range(0, readouts.Parts.Count), readouts, true);

    private string Methods(string arguments, IEnumerable<int> parts, EvaluationPlan plan, bool knowsAlgebra) =>
        Partial(MethodLines(arguments, parts, plan, knowsAlgebra));

    private string Partial(IEnumerable<string> lines) =>
        File("using System.Runtime.CompilerServices;\nusing NeuroBalance.Lanes;\n", "NeuroBalance.Models",
        [$"{(IsBase ? "public" : "internal")} partial struct {name}<T>", "{", .. lines, "}"]);

    private List<string> MethodLines(string arguments, IEnumerable<int> parts, EvaluationPlan plan, bool knowsAlgebra)
    {
        List<string> lines = [];
        foreach (int part in parts)
        {
            if (lines.Count > 0) lines.Add("");
            List<string> body = [];
            MethodWriter method = new(model, names, plan, body);
            if (knowsAlgebra)
            {
                foreach (GraphLine line in algebra)
                {
                    method.Known.TryAdd(line.Node, "s." + line.Name);
                }
            }

            foreach ((int node, int other) in plan.PartOf)
            {
                if (other < part) method.Known[node] = FieldOf(plan, node, other);
            }

            WritePart(method, plan, part);
            bool usesConstants = body.Exists(line => line.Contains("c.", StringComparison.Ordinal));
            string kind = usesConstants || body.Exists(line => line.Contains("Inputs.", StringComparison.Ordinal)) ? "readonly" : "static";
            lines.AddRange(["    [MethodImpl(MethodImplOptions.NoInlining)]",
                $"    private {kind} void {PartName(plan, part)}(in State<T> y, {arguments})", "    {"]);
            if (usesConstants) lines.Add($"        ref readonly {Constants}<T> c = ref constants;");
            lines.AddRange(body);
            if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
            lines.Add("    }");
        }

        return lines;
    }

    private string FieldOf(EvaluationPlan plan, int node, int part) =>
        plan == readouts ? "readouts." + names.Of(node) : part < rates.PartsOfPhases[0] ? "s." + names.Of(node)
            : "target." + names.Of(node);

    // What is worked out in one phase and used in another part or at the end, beside the lines that have fields anyway.
    private IEnumerable<int> Crossing(int phase) => rates.PartOf.Keys.Order().Where(node =>
        !algebraNodes.Contains(node) && (rates.PartOf[node] < rates.PartsOfPhases[0]) == (phase == 0) && IsStored(rates, node));

    private bool IsStored(EvaluationPlan plan, int node)
    {
        if (plan == readouts) return reported.Exists(line => line.Node == node);
        return algebraNodes.Contains(node) || plan.IsHandedOn(node);
    }

    private void WritePart(MethodWriter method, EvaluationPlan plan, int part)
    {
        foreach (List<int> step in plan.Steps(part))
        {
            if (plan.GuardOf.TryGetValue(step[0], out int guard)) WriteGuarded(method, plan, part, step, guard);
            else WriteOne(method, plan, part, step[0]);
        }
    }

    private void WriteOne(MethodWriter method, EvaluationPlan plan, int part, int node)
    {
        if (LineOf(plan, node) is { } line) Comment(method, line.Syntax);
        bool stored = IsStored(plan, node);
        if (!IsUsedIn(plan, node, part) && stored)
        {
            method.Assign(FieldOf(plan, node, part), node);
            return;
        }

        string local = method.Local(node);
        method.Assign(local, node, declare: true);
        method.Known[node] = local;
        if (stored) method.Write($"{FieldOf(plan, node, part)} = {local};");
    }

    private GraphLine? LineOf(EvaluationPlan plan, int node) => (plan == readouts ? reported : algebra).Find(line => line.Node == node);

    private static bool IsUsedIn(EvaluationPlan plan, int node, int part) => plan.Hosts(node).Contains(part);

    private void WriteGuarded(MethodWriter method, EvaluationPlan plan, int part, List<int> group, int mask)
    {
        foreach (int entry in group.Where(plan.Entries.Contains))
        {
            if (LineOf(plan, entry) is { } line) Comment(method, line.Syntax);
        }

        string absent = method.LocalNamed("absent");
        method.Assign(absent, mask, declare: true);
        Dictionary<int, string> targets = [];
        foreach (int entry in group.Where(plan.Entries.Contains))
        {
            bool local = IsUsedIn(plan, entry, part) || !IsStored(plan, entry);
            targets[entry] = local ? method.Local(entry) : FieldOf(plan, entry, part);
            if (local) method.Write($"T {targets[entry]};");
        }

        method.Write($"if (T.All({absent}))");
        method.Write("{");
        string indent = method.Indent;
        method.Indent += "    ";
        foreach ((int entry, string target) in targets)
        {
            method.Assign(target, graph[entry].B);
        }
        method.Indent = indent;
        method.Write("}");
        method.Write("else");
        method.Write("{");
        method.Indent += "    ";
        method.Known[mask] = absent;
        foreach (int node in group)
        {
            if (targets.TryGetValue(node, out string? target))
            {
                method.Assign(target, node);
                continue;
            }

            string local = method.Local(node);
            method.Assign(local, node, declare: true);
            method.Known[node] = local;
            if (IsStored(plan, node)) method.Write($"{FieldOf(plan, node, part)} = {local};");
        }

        method.Indent = indent;
        method.Write("}");
        method.Write("");
        method.Known.Remove(mask);
        foreach ((int entry, string target) in targets)
        {
            method.Known[entry] = target;
            if (!target.Contains('.', StringComparison.Ordinal) && IsStored(plan, entry))
            {
                method.Write($"{FieldOf(plan, entry, part)} = {target};");
            }
        }
    }

    private static void Comment(MethodWriter method, LineSyntax line)
    {
        const int Longest = 110;
        string text = string.Join(' ', line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            + (line.Comment.Length > 0 ? $": {line.Comment}" : "");
        method.Separate();
        while (text.Length > Longest)
        {
            int at = text.LastIndexOf(' ', Longest);
            method.Write("// " + text[..at]);
            text = "  " + text[(at + 1)..];
        }

        method.Write("// " + text);
    }
}
