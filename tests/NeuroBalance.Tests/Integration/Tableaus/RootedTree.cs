namespace NeuroBalance.Tests.Integration.Tableaus;

/// <summary>A rooted tree of Butcher's theory, by its subtrees at the root; each stands for one order condition.</summary>
internal sealed class RootedTree
{
    private RootedTree(int index, int[] subtrees, int order, double density)
    {
        Index = index;
        Subtrees = subtrees;
        Order = order;
        Density = density;
    }

    /// <summary>Its place in the list of all trees.</summary>
    public int Index { get; }

    /// <summary>The places of the subtrees that hang at the root; smaller than <see cref="Index"/>.</summary>
    public int[] Subtrees { get; }

    /// <summary>The number of vertices.</summary>
    public int Order { get; }

    /// <summary>gamma: the product of the orders of all subtrees; sum b_i Phi_i = 1 / gamma is the condition.</summary>
    public double Density { get; }

    /// <summary>All trees up to an order, each after its subtrees.</summary>
    public static IReadOnlyList<RootedTree> UpTo(int order)
    {
        List<RootedTree> all = [];
        for (int n = 1; n <= order; n++)
        {
            foreach (List<int> subtrees in Forests([.. all], n - 1, all.Count - 1))
            {
                double density = subtrees.Aggregate((double)n, (product, t) => product * all[t].Density);
                all.Add(new RootedTree(all.Count, [.. subtrees], n, density));
            }
        }

        return all;
    }

    // Multisets of known trees with so many vertices together, largest index first.
    private static IEnumerable<List<int>> Forests(RootedTree[] known, int vertices, int largest)
    {
        if (vertices == 0)
        {
            yield return [];
            yield break;
        }

        for (int t = largest; t >= 0; t--)
        {
            if (known[t].Order > vertices) continue;
            foreach (List<int> rest in Forests(known, vertices - known[t].Order, t))
            {
                yield return [t, .. rest];
            }
        }
    }
}
