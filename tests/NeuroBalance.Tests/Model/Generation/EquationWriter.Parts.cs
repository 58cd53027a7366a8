using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <content>The statements of one method: what it works out, what it hands on, and what a mask leaves out.</content>
internal sealed partial class EquationWriter
{
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
