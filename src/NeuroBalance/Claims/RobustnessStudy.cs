using System.Collections.Immutable;
using NeuroBalance.Claims;
using NeuroBalance.Models;
using NeuroBalance.Statistics;

namespace NeuroBalance;

/// <summary>Counts over virtual subjects how often each claim holds, and finds what flips it.</summary>
public static class RobustnessStudy
{
    /// <summary>The most subjects of a study.</summary>
    public const long MostSubjects = 10_000_000;

    private const int ListedSubjects = 256;
    private const byte LeftOut = 255;

    /// <summary>Simulates subjects 0 to <paramref name="subjects"/> - 1 and judges every claim for each.</summary>
    /// <param name="subjects">How many.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <exception cref="ArgumentOutOfRangeException">No subjects, or more than <see cref="MostSubjects"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static RobustnessResult Run(long subjects, ulong seed, CohortOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (subjects is < 1 or > MostSubjects) throw new ArgumentOutOfRangeException(nameof(subjects), subjects, $"A study has 1 to {MostSubjects} subjects.");
        ClaimCatalog catalog = ClaimCatalog.Default;
        VirtualSubjects people = new(seed);
        ClaimStudy study = new(catalog, new DrawnSubjects(people), printed: false, options ?? new CohortOptions());
        Counter[] counters = [.. catalog.All.Select(claim => new Counter(claim, study.NewObservation(), (int)subjects))];
        List<SubjectVerdicts> first = [];
        long withdrawing = 0;
        study.Run(0, subjects, observation =>
        {
            bool withdraws = catalog.Withdraws(observation);
            if (withdraws) withdrawing++;
            foreach (Counter counter in counters) counter.Add(observation, withdraws);
            if (first.Count < ListedSubjects)
                first.Add(new SubjectVerdicts(observation.Member, observation[catalog.PeakWithdrawal], [.. counters.Where(one => one.Claim.IsJudged).Select(one => one.Last)]));
        }, progress, cancellationToken);

        Counter[] judged = [.. counters.Where(one => one.Claim.IsJudged)];
        Dictionary<ClaimRun, Reach> reach = [];
        ImmutableArray<Flip>[] flips = FlipSearch.Find(
            [.. judged.Select(one => one.Groups)],
            [.. judged.Select(one => Reached(one.Claim, reach))],
            (member, parameter) => people.Draw(member, parameter));
        return new RobustnessResult(seed, subjects, withdrawing,
            [.. counters.Select(one => one.Result(Array.IndexOf(judged, one) is >= 0 and int index ? flips[index] : []))], [.. first]);
    }

    private static bool[] Reached(Claim claim, Dictionary<ClaimRun, Reach> known)
    {
        bool[] reached = new bool[ParameterCatalog.All.Count];
        foreach (Measure measure in claim.Measures.Where(one => !one.Run.DefaultOnly))
        {
            if (!known.TryGetValue(measure.Run, out Reach? reach)) known.Add(measure.Run, reach = new Reach(measure.Run));
            // The doses of a protocol follow the withdrawal score.
            bool[] one = reach.Parameters(measure.Metric.Quantity ?? Observed.Withdrawal);
            for (int i = 0; i < reached.Length; i++) reached[i] |= one[i];
        }

        return reached;
    }

    private sealed class Counter(Claim claim, Observation plain, int subjects)
    {
        private readonly Observation? sham = claim.Sham.IsEmpty ? null : plain.Replacing(claim.Sham);
        private readonly Tally direction = new(), directionWithdrawing = new(), all = new(), allWithdrawing = new(), shamDirection = new();
        private readonly long[] have = new long[claim.Counted.Length], of = new long[claim.Counted.Length];
        private readonly List<(double X, double Y)> pairs = [];
        private int seen;

        public Claim Claim => claim;

        public Verdict Last { get; private set; }

        /// <summary>1 where it holds, 0 where it fails.</summary>
        public byte[] Groups { get; } = new byte[subjects];

        public void Add(Observation observation, bool withdraws)
        {
            if (claim.IsJudged)
            {
                Last = claim.JudgeDirection(observation);
                Verdict full = claim.JudgeAll(observation);
                direction.Add(Last);
                all.Add(full);
                if (withdraws)
                {
                    directionWithdrawing.Add(Last);
                    allWithdrawing.Add(full);
                }

                Groups[seen++] = Last switch
                {
                    Verdict.Holds => 1,
                    Verdict.Fails => 0,
                    Verdict.NotAssessable or Verdict.NotPlausible or Verdict.NotComputed => LeftOut,
                    _ => throw new InvalidOperationException($"'{Last}' is not a verdict."),
                };
                if (sham is not null)
                {
                    sham.Follow(observation);
                    shamDirection.Add(claim.JudgeDirection(sham));
                }
            }

            if (claim.Plausibility(observation) != Verdict.Holds) return;
            for (int i = 0; i < have.Length; i++)
            {
                if (claim.Counted[i].Applies(observation) is not { } applies) continue;
                of[i]++;
                if (applies) have[i]++;
            }

            if (claim.Population is { } population && pairs.Count < population.Subjects) pairs.Add(population.Pair(observation));
        }

        public ClaimRobustness Result(ImmutableArray<Flip> flips) => new(
            claim,
            direction,
            directionWithdrawing,
            all,
            allWithdrawing,
            sham is null ? null : shamDirection,
            flips,
            [.. claim.Counted.Select((one, i) => (one.Text, have[i], of[i]))],
            claim.Population is null ? double.NaN : RankCorrelation(pairs),
            pairs.Count);
    }

    /// <summary>Spearman's rank correlation; ties share their mean rank. NaN for fewer than three pairs.</summary>
    internal static double RankCorrelation(IReadOnlyList<(double X, double Y)> pairs) =>
        Ranks.Spearman([.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)]);
}
