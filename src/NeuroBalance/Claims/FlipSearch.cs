using System.Collections.Immutable;
using NeuroBalance.Statistics;

namespace NeuroBalance;

/// <summary>A parameter whose values differ between the subjects for which a claim holds and those for which it fails.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Distance">The Kolmogorov-Smirnov distance between the two groups, 0 to 1.</param>
/// <param name="HoldsWithMore">Whether the claim holds rather with larger values.</param>
/// <param name="PValue">The probability of such a distance by chance, times the number of parameters looked at (Bonferroni), at most 1.</param>
public sealed record Flip(ParameterInfo Parameter, double Distance, bool HoldsWithMore, double PValue);

/// <summary>Finds the parameters that flip a claim: regional sensitivity by the Kolmogorov-Smirnov distance (Hornberger and Spear 1981).</summary>
internal static class FlipSearch
{
    /// <summary>Groups smaller than this say nothing.</summary>
    public const int SmallestGroup = 20;

    private const int Shown = 3;
    private const double Significance = 0.05;

    /// <summary>The parameters that flip each claim most, at most three; none where a group is too small or nothing stands out from chance.</summary>
    /// <param name="verdicts">Per claim and subject: 1 holds, 0 fails, anything else is left out.</param>
    /// <param name="reached">Per claim and parameter: whether it can reach what is judged.</param>
    /// <param name="draw">The value of a parameter of a subject.</param>
    public static ImmutableArray<Flip>[] Find(IReadOnlyList<byte[]> verdicts, IReadOnlyList<bool[]> reached, Func<int, ParameterInfo, double> draw)
    {
        List<Flip>[] found = [.. verdicts.Select(_ => new List<Flip>())];
        int subjects = verdicts[0].Length;
        double[] values = new double[subjects];
        int[] order = new int[subjects];
        foreach (ParameterInfo parameter in ParameterCatalog.All)
        {
            if (parameter.Distribution == Spread.Fixed) continue;
            for (int i = 0; i < subjects; i++)
            {
                values[i] = draw(i, parameter);
                order[i] = i;
            }

            Array.Sort(values, order);
            for (int claim = 0; claim < verdicts.Count; claim++)
            {
                if (reached[claim][parameter.Index] && Compare(parameter, verdicts[claim], values, order, Tests(reached[claim])) is { } flip) found[claim].Add(flip);
            }
        }

        return [.. found.Select(flips => flips.Where(flip => flip.PValue < Significance).OrderByDescending(flip => flip.Distance).Take(Shown).ToImmutableArray())];
    }

    private static int Tests(bool[] reached) => ParameterCatalog.All.Count(one => one.Distribution != Spread.Fixed && reached[one.Index]);

    private static Flip? Compare(ParameterInfo parameter, byte[] verdicts, double[] sorted, int[] order, int tests)
    {
        long holding = verdicts.LongCount(one => one == 1), failing = verdicts.LongCount(one => one == 0);
        if (holding < SmallestGroup || failing < SmallestGroup) return null;
        GroupDistance found = KolmogorovSmirnov.Compare(sorted, order, verdicts);
        return new Flip(parameter, found.Distance, found.FirstIsLarger, Math.Min(1, tests * found.PValue));
    }
}
