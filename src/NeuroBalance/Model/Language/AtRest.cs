namespace NeuroBalance.Models;

/// <summary>
/// Which states stay where they start while no dose and no input touches them, for all parameters that are finite and keep denominators
/// from 0.
/// </summary>
/// <remarks>
/// A greatest fixed point: assume that every state stays; fold; drop from the assumption whatever has a rate that is not the literal 0;
/// repeat. What remains needs nothing else to stay where it is.
/// </remarks>
internal sealed class AtRest
{
    private readonly ModelGraph model;
    private readonly Graph graph;
    private readonly List<int> order;

    private AtRest(ModelGraph model)
    {
        this.model = model;
        graph = model.Graph;
        order = graph.Needed(model.Rates.Select(rate => rate.Node));
    }

    /// <summary>For each state whether it stays, when the named states and inputs may change.</summary>
    /// <param name="model">The model.</param>
    /// <param name="movedStates">States that a dose may move.</param>
    /// <param name="movedInputs">Inputs that may be other than 0.</param>
    public static bool[] Find(ModelGraph model, IReadOnlySet<int> movedStates, IReadOnlySet<int> movedInputs)
    {
        AtRest search = new(model);
        bool[] rests = [.. Enumerable.Range(0, model.Rates.Count).Select(state => !movedStates.Contains(state))];
        while (true)
        {
            Dictionary<int, double> folded = search.Fold(rests, movedInputs);
            bool changed = false;
            for (int state = 0; state < rests.Length; state++)
            {
                if (!rests[state] || (folded.TryGetValue(model.Rates[state].Node, out double rate) && rate == 0)) continue;
                rests[state] = false;
                changed = true;
            }

            if (!changed) return rests;
        }
    }

    /// <summary>The states that move although nothing acts: none where the initial state is a fixed point.</summary>
    public static IReadOnlyList<int> MovingFromTheStart(ModelGraph model)
    {
        // Not the greatest fixed point: one state that moves would take others along, and only it is to blame.
        AtRest search = new(model);
        bool[] all = new bool[model.Rates.Count];
        Array.Fill(all, true);
        Dictionary<int, double> folded = search.Fold(all, new HashSet<int>());
        return [.. Enumerable.Range(0, all.Length)
            .Where(state => !(folded.TryGetValue(model.Rates[state].Node, out double rate) && rate == 0))];
    }

    private Dictionary<int, double> Fold(bool[] rests, IReadOnlySet<int> movedInputs)
    {
        Dictionary<int, double> values = [];
        foreach (int node in order)
        {
            if (ValueOf(graph[node], node, rests, movedInputs, values) is double value) values[node] = value;
        }

        return values;
    }

    private double? ValueOf(Node n, int node, bool[] rests, IReadOnlySet<int> movedInputs, Dictionary<int, double> values)
    {
        if (n.Operation == Operation.Number) return n.Value;
        if (n.Operation == Operation.Parameter) return null;
        if (n.Operation == Operation.Input) return movedInputs.Contains(n.A) ? null : 0;
        if (n.Operation == Operation.State) return rests[n.A] ? model.Document.States[n.A].Initial : null;
        double? a = Known(n.A), b = Graph.Arity(n.Operation) > 1 ? Known(n.B) : null, c = Graph.Arity(n.Operation) > 2 ? Known(n.C) : null;
        bool all = graph.Arguments(node).All(values.ContainsKey);
        if (all) return Graph.Evaluate(n.Operation, a ?? 0, b ?? 0, c ?? 0);
        if (n.Operation == Operation.Multiply && (a == 0 || b == 0)) return 0;
        if (n.Operation == Operation.Divide && a == 0) return 0;
        if (n.Operation == Operation.Subtract && n.A == n.B) return 0;
        if (n.Operation == Operation.And && (IsFalse(a) || IsFalse(b))) return 0;
        if (n.Operation == Operation.Select && a is double mask) return IsFalse(mask) ? c : b;
        return n.Operation == Operation.Select && b is double x && c is double y && x == y ? x : null;

        double? Known(int argument) => values.TryGetValue(argument, out double value) ? value : null;
    }

    private static bool IsFalse(double? mask) => mask is double value && BitConverter.DoubleToInt64Bits(value) == 0;
}
