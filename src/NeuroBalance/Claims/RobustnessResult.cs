using System.Collections.Immutable;
using NeuroBalance.Statistics;

namespace NeuroBalance;

/// <summary>How often a claim holds over virtual subjects.</summary>
public sealed record ClaimRobustness
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>What the sentence says, with its adverbs (D and T), over all subjects.</summary>
    public required Tally Sentence { get; init; }

    /// <summary>What the sentence says, over those who withdraw.</summary>
    public required Tally SentenceWithdrawing { get; init; }

    /// <summary>All criteria, over all subjects.</summary>
    public required Tally All { get; init; }

    /// <summary>All criteria, over those who withdraw.</summary>
    public required Tally AllWithdrawing { get; init; }

    /// <summary>What the sentence says, with every effect at least 5 %; null for a claim without effects.</summary>
    public Tally? Noticeable { get; init; }

    /// <summary>What the sentence says, with the sham arm in the place of the treated one; null for a claim without.</summary>
    public Tally? Sham { get; init; }

    /// <summary>Its directions and each of its adverbs apart; empty for a claim without adverbs.</summary>
    public ImmutableArray<PartShare> Parts { get; init; } = [];

    /// <summary>
    /// The parameters that discriminate most between the subjects for which it holds and the others; empty when none stands out from
    /// chance.
    /// </summary>
    public ImmutableArray<Discriminator> DiscriminatingParameters { get; init; } = [];

    /// <summary>Properties that were counted.</summary>
    public ImmutableArray<CountedShare> Counted { get; init; } = [];

    /// <summary>The rank correlation of its statement about the whole sweep; NaN when there is none.</summary>
    public double Correlation { get; init; } = double.NaN;

    /// <summary>Over how many subjects the correlation is.</summary>
    public int CorrelationSubjects { get; init; }

    /// <summary>Whether the statement about the whole sweep holds; null when there is none.</summary>
    public bool? PopulationHolds => Claim.Population is { } population ? Correlation > population.Above : null;

    /// <summary>How often some criteria of a claim hold together.</summary>
    /// <param name="Text">Which.</param>
    /// <param name="Share">Over all subjects who can be judged.</param>
    /// <param name="Sham">The same with the sham arm in the place of the treated one; null without.</param>
    public sealed record PartShare(string Text, Tally Share, Tally? Sham);

    /// <summary>How many subjects have a property.</summary>
    /// <param name="Text">The property.</param>
    /// <param name="Having">How many have it.</param>
    /// <param name="Of">Of how many to whom it applies.</param>
    public sealed record CountedShare(string Text, long Having, long Of);

    /// <summary>A parameter whose values differ between the subjects for which a claim holds and those for which it fails.</summary>
    /// <param name="Parameter">The parameter.</param>
    /// <param name="Distance">The Kolmogorov-Smirnov distance between the two groups, 0 to 1.</param>
    /// <param name="HoldsWithMore">Whether the claim holds rather with larger values.</param>
    /// <param name="PValue">The probability of such a distance by chance, times the number of tests (Bonferroni), at most 1.</param>
    public sealed record Discriminator(ParameterInfo Parameter, double Distance, bool HoldsWithMore, double PValue);

    /// <summary>How often a claim, or a part of it, held among subjects.</summary>
    public sealed class Tally
    {
        /// <summary>Subjects for which it held.</summary>
        public long Holds { get; private set; }

        /// <summary>Subjects who could be judged and for whom it did not hold.</summary>
        public long Fails { get; private set; }

        /// <summary>Subjects who could not be judged.</summary>
        public long NotAssessable { get; private set; }

        /// <summary>Subjects that would not survive a scenario.</summary>
        public long NotPlausible { get; private set; }

        /// <summary>Subjects for which a scenario could not be integrated to its end.</summary>
        public long NotComputed { get; private set; }

        /// <summary>Subjects who were judged.</summary>
        public long Decided => Holds + Fails;

        /// <summary>The share of the judged subjects for which it held; NaN without any.</summary>
        public double Share => Decided == 0 ? double.NaN : (double)Holds / Decided;

        /// <summary>
        /// Wilson's 95 % interval of the share: what would be found with other subjects from the same ranges. NaN without any.
        /// </summary>
        public Interval Interval => WilsonInterval.Of(Holds, Decided);

        internal void Add(Verdict verdict)
        {
            switch (verdict)
            {
                case Verdict.Holds or Verdict.Negligible: Holds++; break;
                case Verdict.LevelMissed or Verdict.NotShown or Verdict.Fails: Fails++; break;
                case Verdict.NotAssessable: NotAssessable++; break;
                case Verdict.NotPlausible: NotPlausible++; break;
                case Verdict.NotComputed: NotComputed++; break;
            }
        }
    }
}

/// <summary>How often all claims hold over virtual subjects.</summary>
/// <param name="Structure">How receptors adapt in them.</param>
/// <param name="Seed">The seed of the subjects.</param>
/// <param name="Subjects">How many.</param>
/// <param name="Withdrawing">How many of them withdraw (peak of 8 points or more in <c>dependence</c>).</param>
/// <param name="Claims">The judged claims and the counter-claim, in their order.</param>
/// <param name="First">The first subjects one by one, as lines of a table, for a re-run to be compared with.</param>
public sealed record RobustnessResult(
    AdaptationStructure Structure,
    ulong Seed,
    long Subjects,
    long Withdrawing,
    ImmutableArray<ClaimRobustness> Claims,
    ImmutableArray<string> First)
{
    /// <summary>The claims that are judged, without the counter-claim that is only printed.</summary>
    public IEnumerable<ClaimRobustness> Judged => Claims.Where(one => one.Claim.IsJudged);

    /// <summary>What was found for a claim.</summary>
    /// <param name="claim">A claim of <see cref="ClaimCatalog.Default"/>.</param>
    /// <returns>How often it holds.</returns>
    /// <exception cref="ArgumentException">The study has no such claim.</exception>
    public ClaimRobustness Of(Claim claim) =>
        Claims.FirstOrDefault(one => one.Claim == claim)
        ?? throw new ArgumentException($"The study has no claim {claim}.", nameof(claim));
}
