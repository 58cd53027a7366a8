using System.Collections.Immutable;
using NeuroBalance.Claims;
using NeuroBalance.Statistics;

namespace NeuroBalance;

/// <summary>Counts over virtual subjects how often each claim holds, and finds the parameters that discriminate.</summary>
public static class RobustnessStudy
{
    /// <summary>The most subjects of a study.</summary>
    public const long MostSubjects = 10_000_000;

    private const int ListedSubjects = 256;

    /// <summary>Simulates subjects 0 to <paramref name="subjects"/> - 1 and judges every claim for each.</summary>
    /// <param name="subjects">How many, 1 to <see cref="MostSubjects"/>.</param>
    /// <param name="seed">Their seed; the same seed gives the same subjects.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <returns>How often each claim holds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No subjects, or more than <see cref="MostSubjects"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static RobustnessResult Run(
        long subjects,
        ulong seed,
        CohortOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subjects, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subjects, MostSubjects);
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
            foreach (Counter counter in counters)
            {
                counter.Add(observation, withdraws);
            }
            if (first.Count < ListedSubjects)
            {
                ImmutableArray<Verdict> verdicts = [.. counters.Where(one => one.Claim.IsJudged).Select(one => one.Last)];
                first.Add(new SubjectVerdicts(observation.Member, observation[catalog.PeakWithdrawal], verdicts));
            }
        }, progress, cancellationToken);

        Counter[] judged = [.. counters.Where(one => one.Claim.IsJudged)];
        Dictionary<ClaimRun, StructuralDependence> known = [];
        ImmutableArray<DiscriminatingParameter>[] found = DiscriminationSearch.Find(
            [.. judged.Select(one => one.Sides)],
            [.. judged.Select(one => DependsOn(one.Claim, known))],
            (member, parameter) => people.Draw(member, parameter),
            cancellationToken);
        ImmutableArray<ClaimRobustness> claims =
            [.. counters.Select(one => one.Result(Array.IndexOf(judged, one) is >= 0 and int index ? found[index] : []))];
        return new RobustnessResult(seed, subjects, withdrawing, claims, [.. first]);
    }

    // The parameters on which anything that is measured for the claim depends.
    private static bool[] DependsOn(Claim claim, Dictionary<ClaimRun, StructuralDependence> known)
    {
        bool[] all = new bool[ParameterCatalog.All.Count];
        foreach (Measure measure in claim.Measures.Where(one => !one.Run.DefaultOnly))
        {
            if (!known.TryGetValue(measure.Run, out StructuralDependence? dependence))
            {
                dependence = new StructuralDependence(measure.Run);
                known.Add(measure.Run, dependence);
            }

            // The doses of a protocol follow the withdrawal score.
            bool[] one = dependence.ParametersOf(measure.Metric.Quantity ?? Quantity.Withdrawal);
            for (int i = 0; i < all.Length; i++)
            {
                all[i] |= one[i];
            }
        }

        return all;
    }

    private sealed class Counter(Claim claim, Observation plain, int subjects)
    {
        private readonly Observation? sham = claim.Sham.IsEmpty ? null : plain.Replacing(claim.Sham);
        private readonly Tally direction = new(), directionWithdrawing = new(), all = new(), allWithdrawing = new(), shamDirection = new();
        private readonly long[] having = new long[claim.Counted.Length], of = new long[claim.Counted.Length];
        private readonly List<(double X, double Y)> pairs = [];
        private int seen;

        public Claim Claim => claim;

        public Verdict Last { get; private set; }

        /// <summary>The side of each subject.</summary>
        public Side[] Sides { get; } = new Side[subjects];

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

                Sides[seen++] = Last switch
                {
                    Verdict.Holds => Side.Holds,
                    Verdict.Fails => Side.Fails,
                    Verdict.NotAssessable or Verdict.NotPlausible or Verdict.NotComputed => Side.LeftOut,
                };
                if (sham is not null)
                {
                    sham.Follow(observation);
                    shamDirection.Add(claim.JudgeDirection(sham));
                }
            }

            if (claim.Plausibility(observation) != Verdict.Holds) return;
            for (int i = 0; i < having.Length; i++)
            {
                if (claim.Counted[i].Applies(observation) is not { } applies) continue;
                of[i]++;
                if (applies) having[i]++;
            }

            if (claim.Population is { } population && pairs.Count < population.Subjects)
            {
                pairs.Add((observation[population.Pair.X], observation[population.Pair.Y]));
            }
        }

        public ClaimRobustness Result(ImmutableArray<DiscriminatingParameter> parameters) => new()
        {
            Claim = claim,
            Direction = direction,
            DirectionWithdrawing = directionWithdrawing,
            All = all,
            AllWithdrawing = allWithdrawing,
            Sham = sham is null ? null : shamDirection,
            DiscriminatingParameters = parameters,
            Counted = [.. claim.Counted.Select((one, i) => new CountedShare(one.Text, having[i], of[i]))],
            Correlation = claim.Population is null ? double.NaN : RankCorrelation(pairs),
            CorrelationSubjects = pairs.Count,
        };
    }

    /// <summary>Spearman's rank correlation; ties share their mean rank. NaN for fewer than three pairs.</summary>
    internal static double RankCorrelation(IReadOnlyList<(double X, double Y)> pairs) =>
        Ranks.Spearman([.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)]);
}
