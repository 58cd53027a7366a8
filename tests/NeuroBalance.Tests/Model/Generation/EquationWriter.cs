using System.Globalization;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <summary>Writes the C# of a model: its structures and its equations, in methods that the compiler keeps fast.</summary>
internal sealed partial class EquationWriter
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
}
