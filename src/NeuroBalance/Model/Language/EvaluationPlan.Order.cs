namespace NeuroBalance.Models;

/// <content>In which order the nodes of a part are worked out, and what leaves it.</content>
internal sealed partial class EvaluationPlan
{
    /// <summary>Whether what a part works out is needed in another one or at the end.</summary>
    public bool IsHandedOn(int node) => roots.Contains(node) || Hosts(node).Any(host => host != PartOf[node]);

    /// <summary>The nodes of a part in an order in which they can be computed; those that a mask guards come together.</summary>
    public IEnumerable<List<int>> Steps(int part)
    {
        List<int> open = [.. Parts[part].Nodes.Order()];
        while (open.Count > 0)
        {
            List<int> next = open.Select(node => WithGuarded(node, open)).FirstOrDefault(group => IsReady(group, open))
                ?? open.Select(node => ReadyOf(WithGuarded(node, open), open)).FirstOrDefault(group => group.Count > 0)
                ?? throw new InvalidOperationException("The nodes of a part need each other.");
            yield return next;
            open.RemoveAll(next.Contains);
        }
    }

    private List<int> WithGuarded(int node, List<int> open) => GuardOf.TryGetValue(node, out int mask)
        ? open.FindAll(one => GuardOf.TryGetValue(one, out int other) && other == mask) : [node];

    private bool IsReady(List<int> group, List<int> open) => MasksOf(group).Concat(group).SelectMany(Inputs)
        .All(input => !open.Contains(input) || group.Contains(input));

    // Of a group that waits for something which waits for the group: what waits for nothing.
    private List<int> ReadyOf(List<int> group, List<int> open)
    {
        if (MasksOf(group).SelectMany(Inputs).Any(open.Contains)) return [];
        List<int> ready = [.. group];
        while (ready.RemoveAll(node => Inputs(node).Any(input => open.Contains(input) && !ready.Contains(input))) > 0)
        {
        }

        return ready;
    }

    private IEnumerable<int> MasksOf(List<int> group) => GuardOf.TryGetValue(group[0], out int mask) ? [mask] : [];
}
