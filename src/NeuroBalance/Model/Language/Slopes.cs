namespace NeuroBalance.Models;

/// <summary>The derivatives of nodes by one state, as nodes of the same graph; <see cref="RateJacobian"/> tells of corners.</summary>
internal sealed class Slopes
{
    private readonly Graph graph;
    private readonly Dictionary<int, int> known = [];
    private readonly int zero, one, notANumber;

    /// <summary>The derivatives of nodes, whose order is one in which they can be computed.</summary>
    public Slopes(Graph graph, int state, IReadOnlyList<int> order)
    {
        this.graph = graph;
        zero = graph.Number(0);
        one = graph.Number(1);
        notANumber = graph.Number(double.NaN);
        foreach (int node in order)
        {
            Node n = graph[node];
            int? slope = n.Operation == Operation.State ? n.A == state ? one : null : n.Level < Level.State ? null : Find(node, n);
            if (slope is int found && !IsNumber(found, 0)) known[node] = found;
        }
    }

    /// <summary>The derivative of a node; null where it is 0 everywhere.</summary>
    public int? Of(int node) => known.TryGetValue(node, out int slope) ? slope : null;

    private int? Find(int node, Node n)
    {
        int? a = Of(n.A);
        int? b = Graph.Arity(n.Operation) > 1 ? Of(n.B) : null;
        return n.Operation switch
        {
            Operation.Negate => Negative(a),
            Operation.Add => Sum(a, b),
            Operation.Subtract => Sum(a, Negative(b)),
            Operation.Multiply => Sum(Times(a, n.B), Times(b, n.A)),
            Operation.Divide => Over(Sum(a, Negative(Times(b, node))), n.B),
            Operation.Exp => Times(a, node),
            Operation.Log => Over(a, n.A),
            Operation.Sqrt => Over(Times(a, graph.Number(0.5)), node),
            Operation.Abs => Choice(graph.Binary(Operation.Less, n.A, zero), Negative(a), a),
            Operation.Min => Choice(graph.Binary(Operation.Less, n.A, n.B), a, b),
            Operation.Max => Choice(graph.Binary(Operation.Less, n.B, n.A), a, b),
            Operation.Positive => Choice(graph.Binary(Operation.Less, n.A, zero), null, a),
            Operation.Power => Sum(BaseOfPower(a, n), ExponentOfPower(b, node, n)),
            Operation.Select => Selected(n),
            Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.And or Operation.Or => null,
            Operation.Number or Operation.Parameter or Operation.Input or Operation.State => null,
        };
    }

    private int? BaseOfPower(int? slope, Node n)
    {
        if (slope is null) return null;
        int less = graph.Binary(Operation.Subtract, n.B, one);
        return Times(Times(slope, n.B), graph.Binary(Operation.Power, n.A, less));
    }

    // 0 at 0, where the logarithm is infinite.
    private int? ExponentOfPower(int? slope, int node, Node n)
    {
        if (slope is null) return null;
        int absent = graph.Binary(Operation.Equal, n.A, zero);
        int log = graph.Unary(Operation.Log, graph.Select(absent, one, n.A));
        return Times(Times(slope, node), log);
    }

    private int? Selected(Node n)
    {
        if (RatioAtZero(n) is int atZero) return graph.Select(n.A, atZero, Of(n.C) ?? zero);
        int? whenTrue = IsNotANumber(n.B) ? Of(n.C) is null ? null : notANumber : Of(n.B);
        int? whenFalse = IsNotANumber(n.C) ? Of(n.B) is null ? null : notANumber : Of(n.C);
        Node mask = graph[n.A];
        bool evades = mask.Operation == Operation.Equal && mask.Level == Level.State && mask.A != mask.B;
        if (!evades) return Choice(n.A, whenTrue, whenFalse);
        if (whenFalse is not int general) return null;

        // Only what is finite differs from itself by 0.
        int finite = graph.Binary(Operation.Equal, graph.Binary(Operation.Subtract, general, general), zero);
        return graph.Select(finite, general, graph.Select(n.A, whenTrue ?? zero, general));
    }

    // The slope at x = 0 of (x/c)^n as it is lowered: if(x = 0, 0, exp(n*(ln(if(x = 0, 1, x)) - ln c))).
    private int? RatioAtZero(Node n)
    {
        if (graph[n.A] is not { Operation: Operation.Equal } mask || !IsNumber(mask.B, 0) || !IsNumber(n.B, 0)) return null;
        if (Of(mask.A) is not int slope) return null;
        if (graph[n.C] is not { Operation: Operation.Exp } exp) return null;
        if (graph[exp.A] is not { Operation: Operation.Multiply } product) return null;
        if (graph[product.B] is not { Operation: Operation.Subtract } difference) return null;
        if (graph[difference.A] is not { Operation: Operation.Log } log || log.A != graph.Select(n.A, one, mask.A)) return null;
        int reciprocal = graph.Unary(Operation.Exp, graph.Unary(Operation.Negate, difference.B));
        int isOne = graph.Binary(Operation.Equal, product.A, one);
        return Times(slope, graph.Select(isOne, reciprocal, zero)) ?? zero;
    }

    private int? Choice(int mask, int? whenTrue, int? whenFalse) => whenTrue is null && whenFalse is null ? null
        : graph.Select(mask, whenTrue ?? zero, whenFalse ?? zero);

    private int? Negative(int? a) => a is int x ? graph.Unary(Operation.Negate, x) : null;

    private int? Sum(int? a, int? b) => a is not int x ? b : b is not int y ? a : graph.Binary(Operation.Add, x, y);

    private int? Times(int? slope, int factor)
    {
        if (slope is not int x || IsNumber(factor, 0)) return null;
        return IsNumber(x, 1) ? factor : IsNumber(factor, 1) ? x : graph.Binary(Operation.Multiply, x, factor);
    }

    private int? Over(int? slope, int divisor) => slope is not int x ? null : IsNumber(divisor, 1) ? x : graph.Quotient(x, divisor);

    private bool IsNumber(int node, double value) => graph[node] is { Operation: Operation.Number } n && n.Value == value;

    private bool IsNotANumber(int node) => graph[node] is { Operation: Operation.Number } n && double.IsNaN(n.Value);
}
