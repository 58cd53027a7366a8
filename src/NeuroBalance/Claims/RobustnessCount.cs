using System.Collections.Immutable;
using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;

namespace NeuroBalance.Claims;

/// <summary>Counts the records of virtual subjects.</summary>
internal sealed class RobustnessCount
{
    private readonly Counter[] counters;
    private readonly Counter[] judged;

    public RobustnessCount(ClaimCatalog catalog, long subjects)
    {
        (int judgedSoFar, int shams, int properties, int pairs) = (0, 0, 0, 0);
        List<Counter> all = [];
        foreach (Claim claim in catalog.All)
        {
            all.Add(new Counter(claim, new Places(judgedSoFar, shams, properties, pairs), (int)subjects));
            if (claim.IsJudged) judgedSoFar++;
            if (!claim.Sham.IsEmpty) shams++;
            if (claim.Population is not null) pairs += 2;
            properties += claim.Counted.Length;
        }

        counters = [.. all];
        judged = [.. all.Where(one => one.Claim.IsJudged)];
    }

    /// <summary>How many were counted.</summary>
    public long Subjects { get; private set; }

    /// <summary>How many of them withdraw.</summary>
    public long Withdrawing { get; private set; }

    public void Add(SubjectRecord record)
    {
        Subjects++;
        if (record.Withdraws) Withdrawing++;
        foreach (Counter counter in counters)
        {
            counter.Add(record);
        }
    }

    /// <summary>What was counted, with the parameters that discriminate.</summary>
    public ImmutableArray<ClaimRobustness> Results(
        VirtualSubjects people,
        AdaptationStructure structure,
        CancellationToken cancellationToken)
    {
        Dictionary<ClaimRun, StructuralDependence> known = [];
        ImmutableArray<ClaimRobustness.Discriminator>[] found = DiscriminationSearch.Find(
            [.. judged.Select(one => one.Sides)],
            [.. judged.Select(one => DependsOn(one.Claim, structure, known))],
            (member, parameter) => people.Draw(member, parameter),
            cancellationToken);
        return [.. counters.Select(one => one.Result(Array.IndexOf(judged, one) is >= 0 and int index ? found[index] : []))];
    }

    /// <summary>Spearman's rank correlation; ties share their mean rank. NaN for fewer than three pairs.</summary>
    internal static double RankCorrelation(IReadOnlyList<(double X, double Y)> pairs) =>
        Ranks.Spearman([.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)]);

    // The parameters on which anything that is measured for the claim depends.
    private static bool[] DependsOn(Claim claim, AdaptationStructure structure, Dictionary<ClaimRun, StructuralDependence> known)
    {
        bool[] all = new bool[ParameterCatalog.All.Count];
        foreach (Measure measure in claim.Measures.Where(one => !one.Run.DefaultOnly))
        {
            if (!known.TryGetValue(measure.Run, out StructuralDependence? dependence))
            {
                dependence = new StructuralDependence(measure.Run, structure);
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

    // Where a claim's entries begin in a record.
    private readonly record struct Places(int Outcome, int Sham, int Property, int Pair);

    private sealed class Counter(Claim claim, Places places, int subjects)
    {
        private readonly ClaimRobustness.Tally sentence = new(), sentenceWithdrawing = new(), all = new(), allWithdrawing = new(),
            noticeable = new();
        private readonly ClaimRobustness.Tally sham = new();
        private readonly Part[] parts = Part.Of(claim);
        private readonly long[] having = new long[claim.Counted.Length], of = new long[claim.Counted.Length];
        private readonly List<(double X, double Y)> pairs = [];
        private int seen;

        public Claim Claim => claim;

        /// <summary>The side of each subject.</summary>
        public Side[] Sides { get; } = new Side[claim.IsJudged ? subjects : 0];

        public void Add(SubjectRecord record)
        {
            if (claim.IsJudged) Judge(record);
            for (int i = 0; i < having.Length; i++)
            {
                if (record.Properties[places.Property + i] is not { } has) continue;
                of[i]++;
                if (has) having[i]++;
            }

            if (claim.Population is not { } population || pairs.Count == population.Subjects) return;
            (double x, double y) = (record.Pairs[places.Pair], record.Pairs[places.Pair + 1]);
            if (!double.IsNaN(x + y)) pairs.Add((x, y));
        }

        public ClaimRobustness Result(ImmutableArray<ClaimRobustness.Discriminator> parameters) => new()
        {
            Claim = claim,
            Sentence = sentence,
            SentenceWithdrawing = sentenceWithdrawing,
            All = all,
            AllWithdrawing = allWithdrawing,
            Noticeable = claim.Effects.IsEmpty ? null : noticeable,
            Sham = claim.Sham.IsEmpty ? null : sham,
            Parts = [.. parts.Select(part => part.Result)],
            DiscriminatingParameters = parameters,
            Counted = [.. claim.Counted.Select((one, i) => new ClaimRobustness.CountedShare(one.Text, having[i], of[i]))],
            Correlation = claim.Population is null ? double.NaN : RankCorrelation(pairs),
            CorrelationSubjects = pairs.Count,
        };

        private void Judge(SubjectRecord record)
        {
            ClaimOutcome outcome = record.Outcomes[places.Outcome];
            Verdict said = claim.SentenceOf(outcome), full = claim.VerdictOf(outcome);
            sentence.Add(said);
            all.Add(full);
            if (record.Withdraws)
            {
                sentenceWithdrawing.Add(said);
                allWithdrawing.Add(full);
            }

            noticeable.Add(said == Verdict.Holds && !outcome.IsNoticeable ? Verdict.Fails : said);
            Sides[seen++] = said switch
            {
                Verdict.Holds or Verdict.Negligible => Side.Holds,
                Verdict.LevelMissed or Verdict.NotShown or Verdict.Fails => Side.Fails,
                Verdict.NotAssessable or Verdict.NotPlausible or Verdict.NotComputed => Side.LeftOut,
            };
            ClaimOutcome? arm = claim.Sham.IsEmpty ? null : record.Shams[places.Sham];
            if (arm is { } chance) sham.Add(claim.SentenceOf(chance));
            foreach (Part part in parts)
            {
                part.Add(outcome, arm);
            }
        }
    }

    // Criteria of a claim that are counted together.
    private sealed class Part(string text, int[] criteria, bool hasSham)
    {
        private readonly ClaimRobustness.Tally plain = new(), sham = new();

        public ClaimRobustness.PartShare Result => new(text, plain, hasSham ? sham : null);

        // Its directions, its adverbs one by one and together; none for a claim whose sentence has no adverb.
        public static Part[] Of(Claim claim)
        {
            int[] times = Tagged(claim, CriterionTag.Time);
            if (times.Length == 0) return [];
            bool hasSham = !claim.Sham.IsEmpty;
            return
            [
                new Part("D, all directions", Tagged(claim, CriterionTag.Direction), hasSham),
                .. times.Select(place => new Part($"T, {claim.Criteria[place].Text}", [place], hasSham)),
                .. times.Length > 1 ? [new Part("T, all of them", times, hasSham)] : Array.Empty<Part>(),
            ];
        }

        public void Add(ClaimOutcome outcome, ClaimOutcome? arm)
        {
            plain.Add(VerdictOf(outcome));
            if (arm is { } chance) sham.Add(VerdictOf(chance));
        }

        private Verdict VerdictOf(ClaimOutcome outcome) =>
            outcome.Outside ?? (criteria.Any(outcome.Misses) ? Verdict.Fails : Verdict.Holds);

        private static int[] Tagged(Claim claim, CriterionTag tag) =>
            [.. Enumerable.Range(0, claim.Criteria.Length).Where(i => claim.Criteria[i].Tag == tag)];
    }
}
