using System.Collections.Immutable;
using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>Makes bands of the readings of all parts, a few readings at a time: the memory is bounded whatever the population.</summary>
/// <param name="layout">The courses.</param>
/// <param name="arms">The names of the arms; none in a sweep without arms.</param>
/// <param name="members">The members of all arms.</param>
/// <param name="parts">Opens the file of each part.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class BandReduction(TrajectoryLayout layout, IReadOnlyList<string> arms, long members,
    IReadOnlyList<Func<TrajectoryPartReader>> parts, CancellationToken cancellation)
{
    // What the values of the readings that are reduced together may take (bytes), and how many dictionaries of counts there are at once.
    private const long Budget = 32L << 20;
    private const int CountsAtOnce = 256;

    private readonly long subjects = members / layout.Arms;

    /// <summary>The bands of all courses, each in all arms.</summary>
    internal IReadOnlyList<TrajectoryBands> All()
    {
        List<TrajectoryBands> found = [];
        long[] failed = new long[layout.Arms];
        foreach (Func<TrajectoryPartReader> open in parts)
        {
            using TrajectoryPartReader part = open();
            for (int arm = 0; arm < failed.Length; arm++)
            {
                failed[arm] += part.Failed[arm];
            }
        }

        bool exact = layout.IsExact(members);
        int together = exact ? (int)Math.Max(1, Budget / (8 * Math.Max(1, members))) : Math.Max(1, CountsAtOnce / layout.Arms);
        for (int i = 0; i < layout.Plans.Length; i++)
        {
            TrajectoryPlan plan = layout.Plans[i];
            List<(double[] Quantiles, long Measured)>[] bands = [.. failed.Select(_ => new List<(double[], long)>(plan.Count))];
            for (int from = 0; from < plan.Count; from += together)
            {
                int many = Math.Min(together, plan.Count - from), first = layout.OffsetOf(i) + from;
                if (exact) Exact(first, many, bands);
                else Counted(first, many, bands);
            }

            found.AddRange(bands.Select((band, arm) => new TrajectoryBands
            {
                Name = plan.Name,
                Quantity = plan.Quantity,
                Arm = arms.Count > 0 ? arms[arm] : "",
                Origin = plan.Origin,
                Times = [.. Enumerable.Range(0, plan.Count).Select(plan.HoursOf)],
                Quantiles = [.. band.Select(one => one.Quantiles.ToImmutableArray())],
                Measured = [.. band.Select(one => one.Measured)],
                Members = subjects,
                Failed = failed[arm],
                IsExact = exact,
            }));
        }

        return found;
    }

    private void Exact(int first, int many, List<(double[] Quantiles, long Measured)>[] bands)
    {
        double[][] values = [.. Enumerable.Range(0, many * layout.Arms).Select(_ => new double[subjects])];
        int[] filled = new int[values.Length];
        double[] column = [];
        foreach (Func<TrajectoryPartReader> open in parts)
        {
            cancellation.ThrowIfCancellationRequested();
            using TrajectoryPartReader part = open();
            if (column.Length < part.Count) column = new double[part.Count];
            for (int reading = 0; reading < many; reading++)
            {
                part.Values(first + reading, column);
                for (int row = 0; row < part.Count; row++)
                {
                    int place = (reading * layout.Arms) + (int)((part.First + row) % layout.Arms);
                    if (!double.IsNaN(column[row])) values[place][filled[place]++] = column[row];
                }
            }
        }

        for (int place = 0; place < values.Length; place++)
        {
            Span<double> sorted = values[place].AsSpan(0, filled[place]);
            sorted.Sort();
            double[] quantiles = new double[SampleQuantile.Shares.Count];
            for (int i = 0; i < quantiles.Length; i++)
            {
                quantiles[i] = SampleQuantile.Of(sorted, SampleQuantile.Shares[i]);
            }
            bands[place % layout.Arms].Add((quantiles, filled[place]));
        }
    }

    private void Counted(int first, int many, List<(double[] Quantiles, long Measured)>[] bands)
    {
        RoundedCounts[][] counts =
            [.. Enumerable.Range(0, many).Select(_ => Enumerable.Range(0, layout.Arms).Select(_ => new RoundedCounts()).ToArray())];
        foreach (Func<TrajectoryPartReader> open in parts)
        {
            cancellation.ThrowIfCancellationRequested();
            using TrajectoryPartReader part = open();
            for (int reading = 0; reading < many; reading++)
            {
                part.AddTo(first + reading, counts[reading]);
            }
        }

        foreach (RoundedCounts[] reading in counts)
        {
            for (int arm = 0; arm < reading.Length; arm++)
            {
                bands[arm].Add((reading[arm].Quantiles(), reading[arm].Count));
            }
        }
    }
}
