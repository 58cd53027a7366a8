namespace NeuroBalance.Sweeps;

/// <summary>
/// Those of many random trajectories that lie farthest from each other (Campolongo, Cariboni and Saltelli 2007), found by the local search
/// of Ruano et al. 2012.
/// </summary>
/// <remarks>
/// The spread of a choice is the sum of the squared distances of its pairs; the distance of two trajectories is the sum of those of all
/// their points.
/// Ruano, Ribes, Seco and Ferrer 2012, Environ. Model. Softw. 37:103, section 2.2: from each trajectory with its 1, 2, ... farthest
/// neighbours the best set is taken
/// and extended by the trajectory that adds most; the best of these sets is the choice. Ties go to the earlier trajectory, so that it is
/// the same everywhere.
/// Unlike random trajectories, more of either number may change all rows.
/// </remarks>
internal sealed class OptimalTrajectories : IDesign
{
    /// <summary>The most random trajectories to choose from: their distances take 8 bytes a pair.</summary>
    public const int MostCandidates = 2000;

    private readonly MorrisTrajectories candidates;
    private readonly int number, chosen;
    private readonly Lazy<int[]> choice;

    /// <summary>A design.</summary>
    /// <param name="trajectories">How many are chosen, at least 2.</param>
    /// <param name="candidates">From how many random ones, more than are chosen.</param>
    /// <param name="dimensions">The number of factors.</param>
    /// <param name="levels">The levels of the grid, an even number.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="groups">The number of each factor's group, from 0; each factor by itself when absent.</param>
    public OptimalTrajectories(int trajectories, int candidates, int dimensions, int levels = 4, ulong seed = 1,
        IReadOnlyList<int>? groups = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates, MostCandidates);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(candidates, trajectories);
        this.candidates = new MorrisTrajectories(candidates, dimensions, levels, seed, groups);
        (chosen, number) = (trajectories, candidates);
        choice = new Lazy<int[]>(() => FarthestApart(Distances(), chosen));
    }

    /// <inheritdoc/>
    public long Count => (long)chosen * candidates.RowsPerTrajectory;

    /// <inheritdoc/>
    public int Dimensions => candidates.Dimensions;

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        (long trajectory, long step) = Math.DivRem(row, candidates.RowsPerTrajectory);
        candidates.Point(((long)choice.Value[trajectory] * candidates.RowsPerTrajectory) + step, point);
    }

    /// <summary>The numbers of some trajectories, rising, that lie far apart.</summary>
    /// <param name="distances">The distance of each pair.</param>
    /// <param name="count">How many.</param>
    internal static int[] FarthestApart(double[,] distances, int count)
    {
        int n = distances.GetLength(0);
        int[][] farthest = [.. Enumerable.Range(0, n)
            .Select(one => Enumerable.Range(0, n).Where(other => other != one).OrderByDescending(other => distances[one, other])
            .ToArray())];
        double[] spread = new double[n];
        int[] best = [];
        double most = double.NegativeInfinity;
        for (int neighbours = 1; neighbours < count; neighbours++)
        {
            int start = 0;
            for (int one = 0; one < n; one++)
            {
                int next = farthest[one][neighbours - 1];
                spread[one] += Squared(distances, next, one);
                for (int before = 0; before < neighbours - 1; before++)
                {
                    spread[one] += Squared(distances, next, farthest[one][before]);
                }
                if (spread[one] > spread[start]) start = one;
            }

            List<int> set = [start, .. farthest[start].Take(neighbours)];
            double total = spread[start] + Extend(distances, set, count);
            if (total > most) (most, best) = (total, [.. set.Order()]);
        }

        return best;
    }

    // Answers what the added trajectories add to the spread.
    private static double Extend(double[,] distances, List<int> set, int count)
    {
        double total = 0;
        double[] gains = new double[distances.GetLength(0)];
        for (int one = 0; one < gains.Length; one++)
        {
            gains[one] = set.Contains(one) ? double.NegativeInfinity : set.Sum(other => Squared(distances, one, other));
        }
        while (set.Count < count)
        {
            int best = Array.IndexOf(gains, gains.Max());
            total += gains[best];
            set.Add(best);
            gains[best] = double.NegativeInfinity;
            for (int one = 0; one < gains.Length; one++)
            {
                gains[one] += Squared(distances, one, best);
            }
        }

        return total;
    }

    private static double Squared(double[,] distances, int one, int other) => distances[one, other] * distances[one, other];

    // Coordinates are whole levels: the squares are exact, and only the roots are rounded.
    private double[,] Distances()
    {
        int length = candidates.RowsPerTrajectory, d = Dimensions;
        int[][] levels = new int[number][];
        Span<double> point = stackalloc double[d];
        for (int one = 0; one < number; one++)
        {
            levels[one] = new int[length * d];
            for (int step = 0; step < length; step++)
            {
                candidates.Point(((long)one * length) + step, point);
                for (int i = 0; i < d; i++)
                {
                    levels[one][(step * d) + i] = (int)Math.Round(point[i] * (candidates.Levels - 1));
                }
            }
        }

        double[,] distances = new double[number, number];
        Parallel.For(0, number, one =>
        {
            for (int other = 0; other < one; other++)
            {
                distances[one, other] = distances[other, one] = Between(levels[one], levels[other], length, d) / (candidates.Levels - 1);
            }
        });
        return distances;
    }

    private static double Between(int[] one, int[] other, int length, int d)
    {
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            ReadOnlySpan<int> a = one.AsSpan(i * d, d);
            for (int j = 0; j < length; j++)
            {
                ReadOnlySpan<int> b = other.AsSpan(j * d, d);
                long squares = 0;
                for (int k = 0; k < d; k++)
                {
                    squares += (long)(a[k] - b[k]) * (a[k] - b[k]);
                }
                sum += Math.Sqrt(squares);
            }
        }

        return sum;
    }
}
