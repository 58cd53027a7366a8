namespace NeuroBalance.Models;

/// <summary>What lies where in the workspace of run-time code: constants of the subject first, then what methods hand on.</summary>
internal sealed class RuntimeLayout
{
    private readonly Dictionary<int, int> places = [];

    public RuntimeLayout(Graph graph, EvaluationPlan plan, IEnumerable<int> roots)
    {
        IEnumerable<int> needed = graph.Needed(roots);
        Constants =
        [
            .. needed.Where(node => graph[node].Level > Level.Parameter).SelectMany(graph.Arguments).Concat(roots)
                .Where(node => graph[node].Level == Level.Parameter).Distinct().Order(),
        ];
        foreach (int node in Constants.Concat(plan.PartOf.Keys.Order().Where(plan.IsHandedOn)))
        {
            places[node] = places.Count;
        }
    }

    /// <summary>The nodes of parameters alone, in their places from the first on.</summary>
    public IReadOnlyList<int> Constants { get; }

    /// <summary>How many places there are.</summary>
    public int Room => places.Count;

    /// <summary>The place of a node that has one.</summary>
    public int this[int node] => places[node];
}
