using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>What a node of the graph does; the arguments are A, B and C.</summary>
internal enum Operation
{
    Number,
    Parameter,
    Input,
    State,
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Exp,
    Log,
    Sqrt,
    Abs,
    Min,
    Max,

    /// <summary>The lanes' own power.</summary>
    Power,

    /// <summary>max(0, x) with -0 made 0.</summary>
    Positive,
    Less,
    LessOrEqual,
    Equal,
    And,
    Or,

    /// <summary>B where A is set, else C.</summary>
    Select,
}

/// <summary>On what a node depends: on nothing, on parameters alone, on what acts at present, or on the state.</summary>
internal enum Level
{
    Number,
    Parameter,
    Input,
    State,
}

/// <summary>One operation; its arguments have lower numbers than itself.</summary>
internal readonly record struct Node(Operation Operation, int A, int B, int C, double Value, Level Level);

/// <summary>The operations of a model, each once: the same operation of the same arguments is the same node.</summary>
internal sealed class Graph
{
    private readonly List<Node> nodes = [];
    private readonly Dictionary<(Operation, int, int, int, long), int> known = [];

    public int Count => nodes.Count;

    /// <summary>A graph with the same nodes, to which others may be added.</summary>
    public Graph Copy()
    {
        Graph copy = new();
        foreach (Node node in nodes)
        {
            copy.Add(node);
        }

        return copy;
    }

    public Node this[int node] => nodes[node];

    public int Number(double value) => Add(new Node(Operation.Number, 0, 0, 0, value, Level.Number));

    /// <summary>A parameter, an input or a state by its position in its table.</summary>
    public int Leaf(Operation operation, int index)
    {
        Level level = operation == Operation.Parameter ? Level.Parameter : operation == Operation.Input ? Level.Input : Level.State;
        return Add(new Node(operation, index, 0, 0, 0, level));
    }

    public int Unary(Operation operation, int a) => Make(operation, a, a, a, 1);

    public int Binary(Operation operation, int a, int b) => Make(operation, a, b, b, 2);

    public int Select(int mask, int whenTrue, int whenFalse)
    {
        if (nodes[mask].Operation == Operation.Number) return IsSet(nodes[mask].Value) ? whenTrue : whenFalse;
        return Make(Operation.Select, mask, whenTrue, whenFalse, 3);
    }

    /// <summary>x/c: a product with 1/c where only c is worked out once a subject, else a division.</summary>
    public int Quotient(int x, int c) =>
        nodes[c].Level == Level.Parameter && nodes[x].Level > Level.Parameter
            ? Binary(Operation.Multiply, x, Binary(Operation.Divide, Number(1), c))
            : Binary(Operation.Divide, x, c);

    /// <summary>How many arguments an operation has.</summary>
    public static int Arity(Operation operation) => operation switch
    {
        Operation.Number or Operation.Parameter or Operation.Input or Operation.State => 0,
        Operation.Negate or Operation.Exp or Operation.Log or Operation.Sqrt or Operation.Abs or Operation.Positive => 1,
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Min or Operation.Max or Operation.Power
            or Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.And or Operation.Or => 2,
        Operation.Select => 3,
    };

    /// <summary>The arguments of a node.</summary>
    public IEnumerable<int> Arguments(int node)
    {
        Node n = nodes[node];
        int arity = Arity(n.Operation);
        if (arity > 0) yield return n.A;
        if (arity > 1) yield return n.B;
        if (arity > 2) yield return n.C;
    }

    /// <summary>The nodes that some nodes need, themselves included, in an order in which they can be computed.</summary>
    public List<int> Needed(IEnumerable<int> roots)
    {
        bool[] marked = new bool[nodes.Count];
        foreach (int root in roots)
        {
            marked[root] = true;
        }
        for (int node = nodes.Count - 1; node >= 0; node--)
        {
            if (!marked[node]) continue;
            foreach (int argument in Arguments(node))
            {
                marked[argument] = true;
            }
        }

        return [.. Enumerable.Range(0, nodes.Count).Where(node => marked[node])];
    }

    /// <summary>The value of an operation of numbers, by the arithmetic of one lane.</summary>
    public static double Evaluate(Operation operation, double a, double b, double c)
    {
        Lane1 x = new(a), y = new(b), z = new(c);
        return Apply(operation, x, y, z).Value;
    }

    /// <summary>The value of an operation of packs.</summary>
    public static T Apply<T>(Operation operation, T a, T b, T c)
        where T : unmanaged, ILane<T>
    {
        return operation switch
        {
            Operation.Negate => -a,
            Operation.Add => a + b,
            Operation.Subtract => a - b,
            Operation.Multiply => a * b,
            Operation.Divide => a / b,
            Operation.Exp => T.Exp(a),
            Operation.Log => T.Log(a),
            Operation.Sqrt => T.Sqrt(a),
            Operation.Abs => T.Abs(a),
            Operation.Min => T.Min(a, b),
            Operation.Max => T.Max(a, b),
            Operation.Power => T.Pow(a, b),
            Operation.Positive => PositivePart.Of(a),
            Operation.Less => T.LessThan(a, b),
            Operation.LessOrEqual => T.LessThanOrEqual(a, b),
            Operation.Equal => T.Equal(a, b),
            Operation.And => T.And(a, b),
            Operation.Or => T.Or(a, b),
            Operation.Select => T.Select(a, b, c),
            Operation.Number or Operation.Parameter or Operation.Input or Operation.State =>
                throw new InvalidOperationException($"{operation} is no operation of values."),
        };
    }

    private static bool IsSet(double mask) => BitConverter.DoubleToInt64Bits(mask) != 0;

    private int Make(Operation operation, int a, int b, int c, int arity)
    {
        Level level = nodes[a].Level;
        if (arity > 1 && nodes[b].Level > level) level = nodes[b].Level;
        if (arity > 2 && nodes[c].Level > level) level = nodes[c].Level;
        if (level == Level.Number) return Number(Evaluate(operation, nodes[a].Value, nodes[b].Value, nodes[c].Value));
        return Add(new Node(operation, a, arity > 1 ? b : 0, arity > 2 ? c : 0, 0, level));
    }

    private int Add(Node node)
    {
        var key = (node.Operation, node.A, node.B, node.C, BitConverter.DoubleToInt64Bits(node.Value));
        if (known.TryGetValue(key, out int existing)) return existing;
        nodes.Add(node);
        known[key] = nodes.Count - 1;
        return nodes.Count - 1;
    }
}
