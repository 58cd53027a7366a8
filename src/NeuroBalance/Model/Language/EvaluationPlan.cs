namespace NeuroBalance.Models;

/// <summary>A method of code that is written from a graph:
/// nodes that are worked out together, at most two exponentials or logarithms of them.</summary>
internal sealed class Part
{
    public const int Room = 2;

    public List<int> Nodes { get; } = [];

    public int Load { get; set; }
}

/// <summary>
/// Which node is worked out where: in longer methods than a <see cref="Part"/> the compiler stops inlining the lane operations.
/// </summary>
internal sealed partial class EvaluationPlan
{
    /// <summary>The states whose rates are put together in one method.</summary>
    /// <remarks>In one of all 32 rates the compiler stops inlining the operations of packs, which halves the speed of four lanes.</remarks>
    public const int RatesOfAMethod = 8;

    // An expression with more operations than this is worked out once for all of its uses.
    private const int LongestRepeated = 16;

    private readonly Graph graph;
    private readonly HashSet<int> available;
    private readonly HashSet<int> kept;
    private readonly List<int> varying;
    private readonly Dictionary<int, List<int>> users = [];
    private readonly HashSet<int> roots;
    private readonly AbsenceGuards guards;

    // How many operations an expression has in which everything inline is written out.
    private readonly Dictionary<int, int> sizes = [];

    /// <summary>Plans the evaluation of some nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="phases">What is worked out in parts, phase after phase; a part belongs to one phase.</param>
    /// <param name="last">What is worked out at the end, from what the parts left.</param>
    /// <param name="kept">Nodes that have a field of their own.</param>
    /// <param name="available">Nodes that are known before.</param>
    public EvaluationPlan(Graph graph, IReadOnlyList<IReadOnlyList<int>> phases, IReadOnlyList<int> last, IEnumerable<int> kept,
        IEnumerable<int> available)
    {
        this.graph = graph;
        this.available = [.. available];
        this.kept = [.. kept];
        roots = [.. last];
        varying = Reached([.. phases.SelectMany(phase => phase), .. last]);
        foreach (int node in varying)
        {
            foreach (int argument in graph.Arguments(node))
            {
                (users.TryGetValue(argument, out List<int>? list) ? list : users[argument] = []).Add(node);
            }
        }

        guards = new AbsenceGuards(graph, varying, UsersOf, new HashSet<int>([.. last, .. this.kept]));
        foreach (int node in varying)
        {
            sizes[node] = 1 + graph.Arguments(node).Where(IsVarying).Sum(argument => IsInline(argument) ? sizes[argument] : 1);
        }

        foreach (IReadOnlyList<int> phase in phases)
        {
            Place(phase);
        }
        PlaceShared();
        PartsOfPhases = [.. partsOfPhases];
    }

    /// <summary>Plans the rates of a model: what is costly in parts, then the rest of each rate.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="algebra">Nodes that are worked out first and have a field of their own.</param>
    public static EvaluationPlan OfRates(Graph graph, IReadOnlyList<int> rates, IReadOnlyCollection<int> algebra)
    {
        HashSet<int> needed = [.. graph.Needed(rates)];
        List<int> heavy = [.. needed.Order().Where(node => graph[node].Level > Level.Parameter && Cost(graph[node].Operation) > 0)];

        // What is guarded in a rate ends in a select, which a part works out with what it guards.
        EvaluationPlan draft = new(graph, [[.. algebra.Order()], heavy], rates, algebra, []);
        List<int> costly = [.. heavy.Select(draft.EntryOf).Concat(draft.Entries.Where(needed.Contains)).Distinct().Order()];
        return new EvaluationPlan(graph, [[.. algebra.Order()], costly], rates, algebra, []);
    }

    public List<Part> Parts { get; } = [];

    /// <summary>How many parts there are at the end of each phase.</summary>
    public IReadOnlyList<int> PartsOfPhases { get; }

    /// <summary>The part of each node that has one.</summary>
    public Dictionary<int, int> PartOf { get; } = [];

    /// <summary>For nodes that are needed only where a mask is not set everywhere: the mask, and likewise for the selects by it.</summary>
    public Dictionary<int, int> GuardOf => guards.MaskOf;

    /// <summary>The selects that end what a mask guards.</summary>
    public HashSet<int> Entries => guards.Entries;

    private readonly List<int> partsOfPhases = [];

    public IReadOnlyList<int> UsersOf(int node) => users.TryGetValue(node, out List<int>? list) ? list : [];

    public static int Cost(Operation operation) => operation switch
    {
        Operation.Exp or Operation.Log => 1,
        Operation.Power => 2,
        Operation.Number or Operation.Parameter or Operation.Input or Operation.State or Operation.Negate or Operation.Add
            or Operation.Subtract
            or Operation.Multiply or Operation.Divide or Operation.Sqrt or Operation.Abs or Operation.Min or Operation.Max
                or Operation.Positive
            or Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.And or Operation.Or or Operation.Select => 0,
    };

    /// <summary>Whether a node is written where it is used, and not kept in a local.</summary>
    public bool IsInline(int node)
    {
        Node n = graph[node];
        if (n.Operation is Operation.State or Operation.Input) return true;

        // A long expression is written once: squares of squares would otherwise double with each.
        if (UsersOf(node).Count > 1 && sizes.GetValueOrDefault(node) > LongestRepeated) return false;
        if (n.Operation is Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.And or Operation.Or) return true;
        return !kept.Contains(node) && Cost(n.Operation) == 0 && !Entries.Contains(node) && UsersOf(node).Distinct().Count() <= 1;
    }

    private int EntryOf(int node) => GuardOf.TryGetValue(node, out int mask)
        ? Entries.First(entry => GuardOf[entry] == mask && graph.Needed([entry]).Contains(node)) : node;

    /// <summary>The nodes that are not inline and that a node is written with.</summary>
    public IEnumerable<int> Inputs(int node)
    {
        foreach (int argument in graph.Arguments(node))
        {
            if (!IsVarying(argument)) continue;
            if (!IsInline(argument))
            {
                yield return argument;
                continue;
            }

            foreach (int inner in Inputs(argument))
            {
                yield return inner;
            }
        }
    }

    private bool IsVarying(int node) => graph[node].Level > Level.Parameter && !available.Contains(node);

    private List<int> Reached(IReadOnlyList<int> roots)
    {
        HashSet<int> found = [];
        Stack<int> open = new(roots.Where(IsVarying));
        while (open.TryPop(out int node))
        {
            if (!found.Add(node)) continue;
            foreach (int argument in graph.Arguments(node).Where(IsVarying))
            {
                open.Push(argument);
            }
        }

        return [.. found.Order()];
    }

    private void Place(IReadOnlyList<int> roots)
    {
        int first = Parts.Count;
        HashSet<int> wanted = [.. Reached(roots)];
        foreach (int node in varying.Where(wanted.Contains))
        {
            if (PartOf.ContainsKey(node) || IsInline(node) || IsShared(node) || (GuardOf.ContainsKey(node) && !Entries.Contains(node)))
            {
                continue;
            }
            List<int> bundle = [node];
            if (Entries.Contains(node)) Gather(node, bundle);
            int cost = bundle.Sum(one => Cost(graph[one].Operation));
            int at = Math.Max(first, bundle.Max(Earliest));
            while (at < Parts.Count && Parts[at].Load + cost > Math.Max(Part.Room, cost))
            {
                at++;
            }
            while (at >= Parts.Count)
            {
                Parts.Add(new Part());
            }
            Parts[at].Load += cost;
            foreach (int one in bundle)
            {
                PartOf[one] = at;
                Parts[at].Nodes.Add(one);
            }
        }

        partsOfPhases.Add(Parts.Count);
    }

    // Cheap, used more than once and without a field: it is worked out where it is first used.
    private bool IsShared(int node) => !kept.Contains(node) && Cost(graph[node].Operation) == 0 && !Entries.Contains(node);

    private int Earliest(int node) => Earliest(node, []);

    private int Earliest(int node, Dictionary<int, int> found)
    {
        if (found.TryGetValue(node, out int known)) return known;
        int earliest = 0;
        foreach (int input in Inputs(node).Distinct())
        {
            earliest = Math.Max(earliest, PartOf.TryGetValue(input, out int part) ? part : Earliest(input, found));
        }

        return found[node] = earliest;
    }

    private void PlaceShared()
    {
        foreach (int node in Enumerable.Reverse(varying).Where(node => !PartOf.ContainsKey(node) && !IsInline(node)))
        {
            int[] parts = [.. Hosts(node).Where(host => host >= 0)];
            if (parts.Length == 0) continue;
            PartOf[node] = parts.Min();
            Parts[parts.Min()].Nodes.Add(node);
        }
    }

    /// <summary>The parts that a node is used in; -1 is the end.</summary>
    public IEnumerable<int> Hosts(int node)
    {
        foreach (int user in UsersOf(node).Distinct())
        {
            if (PartOf.TryGetValue(user, out int part))
            {
                yield return part;
            }
            else if (!IsInline(user) || UsersOf(user).Count == 0)
            {
                yield return -1;
            }
            else
            {
                foreach (int host in Hosts(user))
                {
                    yield return host;
                }
            }
        }
    }
}
