namespace NeuroBalance.Models;

/// <content>What need not be worked out where a mask is set in all lanes.</content>
internal sealed partial class EvaluationPlan
{
    // A select by x = 0 with a constant for it: where x is 0 in all lanes, what only its other value needs is skipped.
    private void FindGuards(HashSet<int> roots)
    {
        foreach (int mask in varying.Where(IsAbsence).ToList())
        {
            HashSet<int> members = [];
            foreach (int node in Enumerable.Reverse(varying))
            {
                if (node == mask || roots.Contains(node) || kept.Contains(node) || GuardOf.ContainsKey(node) || UsersOf(node).Count == 0)
                {
                    continue;
                }
                if (graph[node].Operation is Operation.State or Operation.Input) continue;
                if (UsersOf(node).All(user => members.Contains(user) || (IsEntry(user, mask) && graph[user].C == node))) members.Add(node);
            }

            HashSet<int> entries =
                [.. varying.Where(node => IsEntry(node, mask) && !members.Contains(node) && members.Contains(graph[node].C))];
            if (entries.Count == 0 || !members.Any(node => Cost(graph[node].Operation) > 0 || graph[node].Operation == Operation.Divide))
            {
                continue;
            }
            foreach (int node in members)
            {
                GuardOf[node] = mask;
            }
            foreach (int node in entries)
            {
                GuardOf[node] = mask;
                Entries.Add(node);
            }
        }
    }

    private bool IsAbsence(int node) => graph[node].Operation == Operation.Equal
        && graph[graph[node].B] is { Operation: Operation.Number, Value: 0 };

    private bool IsEntry(int node, int mask) => graph[node].Operation == Operation.Select && graph[node].A == mask
        && graph[graph[node].B].Level == Level.Number;

    // What only this select needs, and no other part has worked out yet.
    private void Gather(int node, List<int> bundle)
    {
        foreach (int argument in Inputs(node))
        {
            if (GuardOf.TryGetValue(argument, out int mask) && mask == GuardOf[bundle[0]] && !Entries.Contains(argument)
                && !PartOf.ContainsKey(argument) && !bundle.Contains(argument))
            {
                bundle.Add(argument);
                Gather(argument, bundle);
            }
        }
    }
}
