namespace NeuroBalance.Models;

/// <summary>What need not be worked out where a mask is set in all lanes.</summary>
/// <remarks>
/// A select by x = 0 with a constant for it: where x is 0 in all lanes, what only its other value needs is skipped. Who drinks only
/// alcohol does not pay for ketamine.
/// </remarks>
internal sealed class AbsenceGuards
{
    private readonly Graph graph;
    private readonly IReadOnlyList<int> varying;
    private readonly Func<int, IReadOnlyList<int>> usersOf;

    /// <summary>Finds what masks guard.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="varying">The nodes that are worked out, ascending.</param>
    /// <param name="usersOf">Which of them use a node.</param>
    /// <param name="always">Nodes that are asked for whatever a mask says.</param>
    /// <param name="most">How many masks are looked at; a text with more of them was not written by a person.</param>
    public AbsenceGuards(Graph graph, IReadOnlyList<int> varying, Func<int, IReadOnlyList<int>> usersOf, IReadOnlySet<int> always,
        int most = int.MaxValue)
    {
        (this.graph, this.varying, this.usersOf) = (graph, varying, usersOf);
        foreach (int mask in varying.Where(IsAbsence).Take(most))
        {
            HashSet<int> members = MembersOf(mask, always);
            HashSet<int> entries =
                [.. varying.Where(node => IsEntry(node, mask) && !members.Contains(node) && members.Contains(graph[node].C))];
            if (entries.Count == 0 || !members.Any(IsCostly)) continue;
            foreach (int node in members)
            {
                MaskOf[node] = mask;
            }
            foreach (int node in entries)
            {
                MaskOf[node] = mask;
                Entries.Add(node);
            }
        }
    }

    /// <summary>For nodes that are needed only where a mask is not set everywhere: the mask, and likewise for the selects by it.</summary>
    public Dictionary<int, int> MaskOf { get; } = [];

    /// <summary>The selects that end what a mask guards.</summary>
    public HashSet<int> Entries { get; } = [];

    // From the users to what they use: a node belongs to a mask when all of its users do, or are selects that take it where x is not 0.
    private HashSet<int> MembersOf(int mask, IReadOnlySet<int> always)
    {
        HashSet<int> members = [];
        foreach (int node in varying.Reverse())
        {
            if (node == mask || always.Contains(node) || MaskOf.ContainsKey(node) || usersOf(node).Count == 0) continue;
            if (graph[node].Operation is Operation.State or Operation.Input) continue;
            if (usersOf(node).All(user => members.Contains(user) || (IsEntry(user, mask) && graph[user].C == node))) members.Add(node);
        }

        return members;
    }

    private bool IsCostly(int node) =>
        EvaluationPlan.Cost(graph[node].Operation) > 0 || graph[node].Operation == Operation.Divide;

    private bool IsAbsence(int node) => graph[node].Operation == Operation.Equal
        && graph[graph[node].B] is { Operation: Operation.Number, Value: 0 };

    private bool IsEntry(int node, int mask) => graph[node].Operation == Operation.Select && graph[node].A == mask
        && graph[graph[node].B].Level == Level.Number;
}
