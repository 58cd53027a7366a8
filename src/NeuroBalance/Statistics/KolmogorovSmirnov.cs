using NeuroBalance.Lanes;

namespace NeuroBalance.Statistics;

/// <summary>How far the distributions of one number in two groups lie apart.</summary>
/// <param name="Distance">The largest distance between the two distribution functions, 0 to 1; NaN when a group is empty.</param>
/// <param name="FirstIsLarger">Whether the values of the first group are the larger ones, where the distance is largest.</param>
/// <param name="PValue">The probability of such a distance by chance, by the limiting distribution.</param>
internal readonly record struct GroupDistance(double Distance, bool FirstIsLarger, double PValue);

/// <summary>The test of Kolmogorov and Smirnov on two groups.</summary>
internal static class KolmogorovSmirnov
{
    /// <summary>In which group a value is.</summary>
    internal const byte Second = 0, First = 1, Neither = 2;

    /// <summary>Compares two groups of values.</summary>
    /// <param name="sorted">The values, rising.</param>
    /// <param name="order">Which member each of them is of.</param>
    /// <param name="groups">The group of each member; what is neither <see cref="First"/> nor <see cref="Second"/> is left out.</param>
    internal static GroupDistance Compare(ReadOnlySpan<double> sorted, ReadOnlySpan<int> order, ReadOnlySpan<byte> groups)
    {
        long first = groups.Count(First), second = groups.Count(Second);
        if (first == 0 || second == 0) return new GroupDistance(double.NaN, false, double.NaN);
        double distance = 0;
        bool larger = false;
        long firstBelow = 0, secondBelow = 0;
        for (int i = 0; i < order.Length; i++)
        {
            byte group = groups[order[i]];
            if (group == First) firstBelow++;
            else if (group == Second) secondBelow++;
            // Equal values are passed before the two functions are compared.
            if (i + 1 < order.Length && sorted[i + 1] == sorted[i]) continue;
            double gap = ((double)firstBelow / first) - ((double)secondBelow / second);
            if (Math.Abs(gap) <= distance) continue;
            distance = Math.Abs(gap);
            // Fewer of a group lie below a value: they are larger.
            larger = gap < 0;
        }

        double effective = Math.Sqrt((double)first * second / (first + second));
        return new GroupDistance(distance, larger, Probability((effective + 0.12 + (0.11 / effective)) * distance));
    }

    /// <summary>
    /// The probability of more than a distance by chance: the distribution of Kolmogorov 1933, with the correction of Stephens (1970, J R
    /// Stat Soc B 32:115) for small groups.
    /// </summary>
    internal static double Probability(double lambda)
    {
        if (lambda < 0.2) return 1;
        double sum = 0;
        for (int k = 1; k <= 100; k++)
        {
            double term = Elementary.Exp(new Lane1(-2 * lambda * lambda * k * k)).Value;
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-18) break;
        }

        return Math.Min(1, Math.Max(0, 2 * sum));
    }
}
