using System.Globalization;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <content>The methods of algebra, rates and read-outs, file by file.</content>
internal sealed partial class EquationWriter
{
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
}
