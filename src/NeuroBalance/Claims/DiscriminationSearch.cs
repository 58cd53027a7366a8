using System.Collections.Immutable;
using NeuroBalance.Statistics;

namespace NeuroBalance.Claims;

/// <summary>The side of a claim on which a subject stands.</summary>
internal enum Side : byte
{
    /// <summary>The claim fails for the subject.</summary>
    Fails,

    /// <summary>The claim holds for the subject.</summary>
    Holds,

    /// <summary>The claim could not be judged.</summary>
    LeftOut,
}

/// <summary>
/// Finds the parameters that discriminate between subjects for which a claim holds and those for which it fails: regional sensitivity
/// by the Kolmogorov-Smirnov distance (Hornberger and Spear 1981).
/// </summary>
internal static class DiscriminationSearch
{
    /// <summary>Groups smaller than this say nothing.</summary>
    public const int SmallestGroup = 20;

    private const int Shown = 3;
    private const double Significance = 0.05;

    /// <summary>
    /// The parameters that discriminate most, at most three a claim; none where a group is too small or nothing stands out from chance.
    /// </summary>
    /// <param name="sides">Per claim and subject: on which side it stands.</param>
    /// <param name="dependent">Per claim and parameter: whether what is judged depends on it.</param>
    /// <param name="draw">The value of a parameter of a subject.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static ImmutableArray<ClaimRobustness.Discriminator>[] Find(
        IReadOnlyList<Side[]> sides,
        IReadOnlyList<bool[]> dependent,
        Func<int, ParameterInfo, double> draw,
        CancellationToken cancellationToken = default)
    {
        List<ClaimRobustness.Discriminator>[] found = [.. sides.Select(_ => new List<ClaimRobustness.Discriminator>())];
        byte[][] groups = [.. sides.Select(one => one.Select(GroupOf).ToArray())];
        int subjects = sides[0].Length;
        double[] values = new double[subjects];
        int[] order = new int[subjects];
        foreach (ParameterInfo parameter in ParameterCatalog.All.Where(one => one.Distribution != Spread.Fixed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < subjects; i++)
            {
                values[i] = draw(i, parameter);
                order[i] = i;
            }

            Array.Sort(values, order);
            for (int claim = 0; claim < sides.Count; claim++)
            {
                if (!dependent[claim][parameter.Index]) continue;
                if (Compare(parameter, groups[claim], values, order, Tests(dependent[claim])) is { } one) found[claim].Add(one);
            }
        }

        return [.. found.Select(MostDistant)];
    }

    private static ImmutableArray<ClaimRobustness.Discriminator> MostDistant(List<ClaimRobustness.Discriminator> found) =>
        [.. found.Where(one => one.PValue < Significance).OrderByDescending(one => one.Distance).Take(Shown)];

    // How many parameters are looked at for a claim.
    private static int Tests(bool[] dependent) =>
        ParameterCatalog.All.Count(one => one.Distribution != Spread.Fixed && dependent[one.Index]);

    private static ClaimRobustness.Discriminator? Compare(ParameterInfo parameter, byte[] groups, double[] sorted, int[] order, int tests)
    {
        long holding = groups.LongCount(one => one == KolmogorovSmirnov.First),
            failing = groups.LongCount(one => one == KolmogorovSmirnov.Second);
        if (holding < SmallestGroup || failing < SmallestGroup) return null;
        GroupDistance found = KolmogorovSmirnov.Compare(sorted, order, groups);
        return new ClaimRobustness.Discriminator(parameter, found.Distance, found.FirstIsLarger, Math.Min(1, tests * found.PValue));
    }

    private static byte GroupOf(Side side) => side switch
    {
        Side.Holds => KolmogorovSmirnov.First,
        Side.Fails => KolmogorovSmirnov.Second,
        Side.LeftOut => KolmogorovSmirnov.Neither,
    };
}
