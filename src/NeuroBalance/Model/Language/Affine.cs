namespace NeuroBalance.Models;

/// <summary>Writes a node as slope*x + rest, where neither depends on the state x; null where that cannot be done.</summary>
internal sealed class Affine(Graph graph, int state, bool[] touched)
{
    private readonly Dictionary<int, (int Slope, int Offset)?> known = [];

    /// <summary>Slope and rest of a node.</summary>
    public (int Slope, int Offset)? Of(int node)
    {
        // Arguments have lower numbers: from below nothing is deep.
        foreach (int needed in graph.Needed([node]))
        {
            if (!known.ContainsKey(needed)) known[needed] = Find(needed);
        }

        return known[node];
    }

    private (int Slope, int Offset)? Find(int node)
    {
        int zero = graph.Number(0);
        if (node >= touched.Length || !touched[node]) return (zero, node);
        Node n = graph[node];
        if (n.Operation == Operation.State) return n.A == state ? (graph.Number(1), zero) : (zero, node);
        (int Slope, int Offset)? a = known[n.A];
        (int Slope, int Offset)? b = Graph.Arity(n.Operation) > 1 ? known[n.B] : null;
        if (n.Operation == Operation.Negate && a is { } negated)
        {
            return (graph.Unary(Operation.Negate, negated.Slope), graph.Unary(Operation.Negate, negated.Offset));
        }
        if (n.Operation is Operation.Add or Operation.Subtract && a is { } left && b is { } right)
        {
            return (Join(n.Operation, left.Slope, right.Slope), Join(n.Operation, left.Offset, right.Offset));
        }
        if (n.Operation == Operation.Multiply && a is { } scaled && !Touches(n.B))
        {
            return (Scale(scaled.Slope, n.B), Scale(scaled.Offset, n.B));
        }
        if (n.Operation == Operation.Multiply && b is { } factor && !Touches(n.A))
        {
            return (Scale(n.A, factor.Slope), Scale(n.A, factor.Offset));
        }
        if (n.Operation == Operation.Divide && a is { } divided && !Touches(n.B))
        {
            return (graph.Binary(Operation.Divide, divided.Slope, n.B), graph.Binary(Operation.Divide, divided.Offset, n.B));
        }
        if (n.Operation == Operation.Select && !Touches(n.A) && b is { } whenTrue && known[n.C] is { } whenFalse)
        {
            return (graph.Select(n.A, whenTrue.Slope, whenFalse.Slope), graph.Select(n.A, whenTrue.Offset, whenFalse.Offset));
        }
        return null;
    }

    private bool Touches(int node) => node < touched.Length && touched[node];

    private int Join(Operation operation, int a, int b)
    {
        if (IsZero(b)) return a;
        return IsZero(a) && operation == Operation.Add ? b : graph.Binary(operation, a, b);
    }

    private int Scale(int a, int b) => IsZero(a) || IsZero(b) ? graph.Number(0) : IsOne(a) ? b : IsOne(b) ? a
        : graph.Binary(Operation.Multiply, a, b);

    private bool IsZero(int node) => graph[node] is { Operation: Operation.Number, Value: 0 };

    private bool IsOne(int node) => graph[node] is { Operation: Operation.Number, Value: 1 };
}
