namespace NeuroBalance.Models;

/// <summary>The same operation, done for several nodes one after another: their results lie side by side.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="First">The place of the first result; the others follow it.</param>
/// <param name="Count">How many nodes there are.</param>
/// <param name="Arguments">Where the places of their arguments begin among those of the plan.</param>
internal readonly record struct Batch(Operation Operation, int First, int Count, int Arguments);

/// <summary>Batches that are left out where a mask is set in all lanes.</summary>
/// <param name="Mask">The place of the mask; -1 where there is none.</param>
/// <param name="Batches">The batches, in their order.</param>
/// <param name="Entries">Where the mask is set in all lanes: the places of the results, and of what they are then.</param>
internal sealed record BatchSection(int Mask, Batch[] Batches, (int Result, int Constant)[] Entries);

/// <summary>
/// The operations that some results need, put together by kind: an interpreter then chooses once a batch what it does, not once an
/// operation, and the operations of a batch do not wait for one another.
/// </summary>
/// <remarks>
/// The order differs from that of the text, and no bit does: every operation has the arguments that the text gives it. The node with the
/// longest way to a result decides what comes next, and all that is ready of its kind comes along.
/// </remarks>
internal sealed class BatchPlan
{
    // A text with more masks of x = 0 was not written by a person, and finding what each guards takes time.
    private const int MostMasks = 64;

    private readonly Graph graph;
    private readonly Dictionary<int, int> places;
    private readonly Dictionary<int, List<int>> users = [];
    private readonly Dictionary<int, int> missing = [], ways = [];
    private readonly AbsenceGuards guards;

    // What can be worked out at present, and the longest way from there to a result.
    private readonly Dictionary<Kind, (List<int> Nodes, int Way)> ready = [];
    private readonly List<int> arguments = [];

    /// <summary>Plans some results.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="results">The nodes that are asked for: they have values whatever a mask leaves out.</param>
    /// <param name="known">The places of what is known before.</param>
    /// <param name="free">The first place that is free; moves on behind what the plan works out.</param>
    public BatchPlan(Graph graph, IReadOnlyList<int> results, IReadOnlyDictionary<int, int> known, ref int free)
    {
        this.graph = graph;
        places = new Dictionary<int, int>(known);
        List<int> nodes = [.. graph.Needed(results).Where(node => !known.ContainsKey(node))];
        foreach (int node in nodes)
        {
            foreach (int argument in graph.Arguments(node).Distinct())
            {
                UsersOf(argument).Add(node);
            }
        }

        guards = new AbsenceGuards(graph, nodes, UsersOf, results.ToHashSet(), MostMasks);
        Prepare(nodes);
        List<BatchSection> sections = [];
        while (ready.Count > 0)
        {
            sections.Add(Section(MostUrgent(ready.Keys).Mask, ref free));
        }

        Sections = [.. sections];
        Arguments = [.. arguments];
        Results = [.. results.Select(node => places[node])];
    }

    private readonly record struct Kind(int Mask, Operation Operation);

    /// <summary>The batches, in an order in which they can be worked out.</summary>
    public BatchSection[] Sections { get; }

    /// <summary>The places of the arguments of all batches, node by node.</summary>
    public int[] Arguments { get; }

    /// <summary>The places of the results.</summary>
    public int[] Results { get; }

    /// <summary>The places of what is known before and of what the plan works out, by node.</summary>
    public IReadOnlyDictionary<int, int> Places => places;

    private List<int> UsersOf(int node) => users.TryGetValue(node, out List<int>? list) ? list : users[node] = [];

    // The mask of a node, -1 for none; a mask that is itself guarded guards nothing.
    private int MaskOf(int node) => guards.MaskOf.TryGetValue(node, out int mask) && !guards.MaskOf.ContainsKey(mask) ? mask : -1;

    private void Prepare(List<int> nodes)
    {
        foreach (int node in Enumerable.Reverse(nodes))
        {
            ways[node] = UsersOf(node).Select(user => ways[user] + 1).DefaultIfEmpty(0).Max();
        }

        foreach (int node in nodes)
        {
            List<int> needs = [.. graph.Arguments(node).Distinct()];
            if (MaskOf(node) is >= 0 and int mask && !needs.Contains(mask))
            {
                // What is guarded waits for its mask, which is then as urgent as that is.
                needs.Add(mask);
                UsersOf(mask).Add(node);
                ways[mask] = Math.Max(ways[mask], ways[node] + 1);
            }

            missing[node] = needs.Count(need => !places.ContainsKey(need));
        }

        foreach (int node in nodes.Where(node => missing[node] == 0))
        {
            MakeReady(node);
        }
    }

    private void MakeReady(int node)
    {
        Kind kind = new(MaskOf(node), graph[node].Operation);
        (List<int> nodes, int way) = ready.TryGetValue(kind, out (List<int>, int) known) ? known : ([], 0);
        nodes.Add(node);
        ready[kind] = (nodes, Math.Max(way, ways[node]));
    }

    private Kind MostUrgent(IEnumerable<Kind> kinds) =>
        kinds.MaxBy(kind => (ready[kind].Way, ready[kind].Nodes.Count, -kind.Mask, -(int)kind.Operation));

    // What one mask guards stays together as far as it can; what none guards goes on until something guarded is more urgent.
    private BatchSection Section(int mask, ref int free)
    {
        List<Batch> batches = [];
        List<(int, int)> entries = [];
        while (ready.Keys.Any(kind => kind.Mask == mask))
        {
            Kind kind = MostUrgent(mask < 0 ? ready.Keys : ready.Keys.Where(one => one.Mask == mask));
            if (kind.Mask != mask) break;
            ready.Remove(kind, out (List<int> Nodes, int Way) taken);
            taken.Nodes.Sort();
            batches.Add(new Batch(kind.Operation, free, taken.Nodes.Count, arguments.Count));
            foreach (int node in taken.Nodes)
            {
                arguments.AddRange(graph.Arguments(node).Select(argument => places[argument]));
                places[node] = free++;
                if (mask >= 0 && guards.Entries.Contains(node)) entries.Add((places[node], places[graph[node].B]));
            }

            foreach (int user in taken.Nodes.SelectMany(UsersOf))
            {
                missing[user]--;
                if (missing[user] == 0) MakeReady(user);
            }
        }

        return new BatchSection(mask < 0 ? -1 : places[mask], [.. batches], [.. entries]);
    }
}
