using System.Globalization;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <summary>What nodes are called in the generated code and how they read in the symbols of the model's text.</summary>
internal sealed class EquationNames
{
    private readonly ModelGraph model;
    private readonly Graph graph;
    private readonly Dictionary<int, string> lineName = [];
    private readonly Dictionary<int, string> lineSymbol = [];
    private readonly Dictionary<int, string> owner = [];
    private readonly Dictionary<int, string> names = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public EquationNames(ModelGraph model)
    {
        this.model = model;
        graph = model.Graph;
        foreach (GraphLine line in model.Algebra.Concat(model.Readouts))
        {
            if (graph[line.Node].Level <= Level.Parameter) continue;
            lineName.TryAdd(line.Node, line.Name);
            lineSymbol.TryAdd(line.Node, line.Symbol);
            taken.Add(line.Name);
            Own(line.Node, line.Name);
        }

        for (int i = 0; i < model.Rates.Count; i++)
        {
            Own(model.Rates[i].Node, model.Document.States[i].Name);
        }
        foreach (StateRow state in model.Document.States)
        {
            taken.Add(state.Name);
        }
    }

    /// <summary>The name of a node that a field or a local keeps.</summary>
    public string Of(int node)
    {
        if (lineName.TryGetValue(node, out string? line)) return line;
        if (names.TryGetValue(node, out string? known)) return known;
        string name = Suggest(node);
        string unique = name;
        for (int n = 2; !taken.Add(unique); n++)
        {
            unique = name + n.ToString(CultureInfo.InvariantCulture);
        }
        return names[node] = unique;
    }

    /// <summary>The line that a node first serves.</summary>
    public string Owner(int node) => owner.TryGetValue(node, out string? name) ? name : "Dose";

    /// <summary>A node in the symbols of the text.</summary>
    public string Formula(int node) => Formula(node, top: true, root: true);

    private void Own(int root, string name)
    {
        foreach (int node in graph.Needed([root]))
        {
            owner.TryAdd(node, name);
        }
    }

    private string Suggest(int node)
    {
        Node n = graph[node];
        if (n.Level == Level.Parameter) return Constant(n, node);
        if (n.Operation == Operation.Log)
        {
            int argument = graph[n.A].Operation == Operation.Select ? graph[n.A].C : n.A;
            if (lineName.TryGetValue(argument, out string? line)) return "Log" + line;
            if (graph[argument].Operation == Operation.State) return "Log" + model.Document.States[graph[argument].A].Name;
            return Owner(node) + "Log";
        }

        string suffix = n.Operation == Operation.Exp ? "Exp" : n.Operation == Operation.Select ? "Power" : "Part";
        return Owner(node) + suffix;
    }

    private string Constant(Node n, int node)
    {
        if (n.Operation == Operation.Parameter) return model.Document.Parameters[n.A].Key.Replace(".", "", StringComparison.Ordinal);
        if (n.Operation == Operation.Divide && graph[n.A] is { Operation: Operation.Number, Value: 1 }
            && graph[n.B].Operation == Operation.Parameter)
        {
            return "Per" + Constant(graph[n.B], n.B);
        }
        if (n.Operation == Operation.Log && graph[n.A].Operation == Operation.Parameter) return "Log" + Constant(graph[n.A], n.A);
        if (n.Operation == Operation.Negate && graph[n.A].Operation == Operation.Parameter) return "Minus" + Constant(graph[n.A], n.A);
        return Owner(node) + "Factor";
    }

    private string Formula(int node, bool top, bool root = false)
    {
        if (!root && lineSymbol.TryGetValue(node, out string? symbol)) return symbol;
        Node n = graph[node];
        string a = Graph.Arity(n.Operation) > 0 ? Formula(n.A, top: false) : "";
        string inside = Graph.Arity(n.Operation) == 1 ? Formula(n.A, top: true) : "";
        string b = Graph.Arity(n.Operation) > 1 ? Formula(n.B, top: false) : "";
        return n.Operation switch
        {
            Operation.Number => n.Value.ToString("R", CultureInfo.InvariantCulture),
            Operation.Parameter => model.Document.Parameters[n.A].Symbol.Text,
            Operation.Input => model.Document.Inputs[n.A].Symbol.Text,
            Operation.State => model.Document.States[n.A].Symbol.Text,
            Operation.Negate => $"-{a}",
            Operation.Add => Bracket($"{a} + {b}", top),
            Operation.Subtract => Bracket($"{a} - {b}", top),
            Operation.Multiply => Bracket($"{a}*{b}", top),
            Operation.Divide => Bracket($"{a}/{b}", top),
            Operation.Exp => $"exp({inside})",
            Operation.Log => $"ln({inside})",
            Operation.Sqrt => $"sqrt({inside})",
            Operation.Abs => $"abs({inside})",
            Operation.Min => $"min({a}, {b})",
            Operation.Max => $"max({a}, {b})",
            Operation.Power => Bracket($"{a}^{b}", top),
            Operation.Positive => $"max(0, {inside})",
            Operation.Less => Bracket($"{a} < {b}", top),
            Operation.LessOrEqual => Bracket($"{a} <= {b}", top),
            Operation.Equal => Bracket($"{a} = {b}", top),
            Operation.And => Bracket($"{a} and {b}", top),
            Operation.Or => Bracket($"{a} or {b}", top),
            Operation.Select => $"if({Formula(n.A, top: true)}, {b}, {Formula(n.C, top: true)})",
        };
    }

    private static string Bracket(string text, bool top) => top ? text : $"({text})";
}
