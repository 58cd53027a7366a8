namespace NeuroBalance.Models;

/// <summary>
/// What an interpreter does for a model, whatever its lanes: where every value lies, and in which order values are worked out.
/// </summary>
internal sealed class InterpreterPlan
{
    private readonly int[] places;

    /// <summary>Plans a model.</summary>
    public InterpreterPlan(ModelGraph model)
    {
        Graph graph = model.Graph;
        int[] rates = [.. model.Rates.Select(rate => rate.Node)];
        int[] algebra = [.. model.Algebra.Select(line => line.Node)];
        int[] readouts = [.. model.Readouts.Select(line => line.Node)];
        int[] compartments =
            [.. model.DoseFactors, .. model.ClosedForms.SelectMany(form => (int[])[form.Loss, form.Input, form.Gain])];
        List<int> needed = graph.Needed([.. rates, .. algebra, .. readouts, .. compartments]);

        // Tables are copied as a whole, each from its first place on; a table's order is that of the text.
        Parameters = 0;
        Inputs = Parameters + model.Document.Parameters.Count;
        States = Inputs + model.Document.Inputs.Count;
        StateCount = model.Document.States.Count;
        int free = States + StateCount;
        Dictionary<int, int> known = [];
        List<(int, double)> numbers = [];
        foreach (int node in needed)
        {
            Node leaf = graph[node];
            if (leaf.Operation == Operation.Parameter) known[node] = Parameters + leaf.A;
            else if (leaf.Operation == Operation.Input) known[node] = Inputs + leaf.A;
            else if (leaf.Operation == Operation.State) known[node] = States + leaf.A;
            else if (leaf.Operation == Operation.Number)
            {
                numbers.Add((free, leaf.Value));
                known[node] = free++;
            }
        }

        Numbers = [.. numbers];
        Constants = new BatchPlan(graph, [.. needed.Where(node => graph[node].Level <= Level.Parameter)], known, ref free);
        Rates = new BatchPlan(graph, rates, Constants.Places, ref free);
        Algebra = new BatchPlan(graph, algebra, Constants.Places, ref free);
        Readouts = new BatchPlan(graph, readouts, Constants.Places, ref free);
        Compartments = new BatchPlan(graph, compartments, Constants.Places, ref free);
        Room = free;
        places = new int[graph.Count];
        Array.Fill(places, -1);
        foreach ((int node, int place) in Compartments.Places)
        {
            places[node] = place;
        }
    }

    /// <summary>How many values there are.</summary>
    public int Room { get; }

    /// <summary>The place of the first parameter.</summary>
    public int Parameters { get; }

    /// <summary>The place of the first input.</summary>
    public int Inputs { get; }

    /// <summary>The place of the first state.</summary>
    public int States { get; }

    /// <summary>How many states there are.</summary>
    public int StateCount { get; }

    /// <summary>The numbers of the text and their places.</summary>
    public (int Place, double Value)[] Numbers { get; }

    /// <summary>What depends on parameters alone.</summary>
    public BatchPlan Constants { get; }

    /// <summary>The rates, in the order of the states.</summary>
    public BatchPlan Rates { get; }

    /// <summary>The lines of algebra and equations that are no rates.</summary>
    public BatchPlan Algebra { get; }

    /// <summary>The read-outs.</summary>
    public BatchPlan Readouts { get; }

    /// <summary>What doses move their compartments by, and the closed forms.</summary>
    public BatchPlan Compartments { get; }

    /// <summary>The place of a node that depends on parameters alone, or that <see cref="Compartments"/> works out.</summary>
    public int this[int node] => places[node] is >= 0 and int place ? place
        : throw new ArgumentException($"The node {node} has no value of its own.", nameof(node));
}
