namespace NeuroBalance.Models;

/// <summary>Whether nodes of two texts are the same operations of the same parameters, inputs and states.</summary>
internal sealed class GraphComparison
{
    private readonly Dictionary<(Operation, int, int, int, long, string), int> known = [];
    private readonly int[] one, other;

    /// <summary>A comparison of two texts.</summary>
    public GraphComparison(ModelGraph one, ModelGraph other)
    {
        this.one = Number(one);
        this.other = Number(other);
    }

    /// <summary>Whether two nodes have the same bits for all parameters, inputs and states.</summary>
    /// <param name="a">A node of the first text.</param>
    /// <param name="b">A node of the second text.</param>
    public bool Same(int a, int b) => one[a] == other[b];

    // The same operation of the same arguments gets the same number in both texts; arguments have been numbered before.
    private int[] Number(ModelGraph model)
    {
        int[] numbers = new int[model.Graph.Count];
        for (int node = 0; node < numbers.Length; node++)
        {
            Node n = model.Graph[node];
            int[] arguments = [.. model.Graph.Arguments(node).Select(argument => numbers[argument])];
            var key = (n.Operation, At(arguments, 0), At(arguments, 1), At(arguments, 2), BitConverter.DoubleToInt64Bits(n.Value),
                NameOf(model.Document, n));
            if (!known.TryGetValue(key, out int number)) known[key] = number = known.Count;
            numbers[node] = number;
        }

        return numbers;
    }

    private static int At(int[] arguments, int index) => index < arguments.Length ? arguments[index] : -1;

    private static string NameOf(ModelDocument document, Node node)
    {
        if (node.Operation == Operation.Parameter) return document.Parameters[node.A].Key;
        if (node.Operation == Operation.Input) return document.Inputs[node.A].Name;
        return node.Operation == Operation.State ? document.States[node.A].Name : "";
    }
}
