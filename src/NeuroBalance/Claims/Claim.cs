using System.Collections.Immutable;
using NeuroBalance.Claims;

namespace NeuroBalance;

/// <summary>A sentence of the review as something that can be run: its words, its criteria, and what must make it fail.</summary>
public sealed class Claim
{
    /// <summary>Short name: a-z and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The quoted words, verbatim; empty for an extension or a counter-claim of our own.</summary>
    public required string Quote { get; init; }

    /// <summary>What the model is asked, in one plain line.</summary>
    public required string Question { get; init; }

    /// <summary>How the agreement came about, part by part; empty for a claim that is printed and not judged.</summary>
    public ImmutableArray<Badge> Badges { get; internal init; } = [];

    /// <summary>What is known about the claim outside the model, and what the model leaves out. Shown beside the verdict.</summary>
    public required string EvidenceNote { get; init; }

    /// <summary>What a subject must have to be judged at all, decided before any criterion; empty when every subject can be.</summary>
    public string AssessableWhen { get; internal init; } = "";

    /// <summary>Each must make it fail; empty when it is not judged.</summary>
    public ImmutableArray<NegativeControl> Controls { get; internal init; } = [];

    /// <summary>The conditions; empty for a claim that is printed and not judged.</summary>
    public ImmutableArray<Criterion> Criteria { get; internal init; } = [];

    /// <summary>The sizes of what the sentence is about.</summary>
    public ImmutableArray<Effect> Effects { get; internal init; } = [];

    /// <summary>The statement about the whole sweep, if there is one.</summary>
    public PopulationCriterion? Population { get; internal init; }

    /// <summary>The runs on which it is judged.</summary>
    public ImmutableArray<ClaimRun> Runs { get; internal init; } = [];

    /// <summary>Whether the claim has criteria.</summary>
    public bool IsJudged => !Criteria.IsEmpty;

    /// <summary>The weakest of its badges, by which it is counted; null for a claim that is not judged.</summary>
    public Basis? Basis => Badges.IsEmpty ? null : Badges.Min(badge => badge.Basis);

    /// <summary>Whether its sign could not have come out otherwise; such a claim is never called robust.</summary>
    public bool IsByForm => Basis == NeuroBalance.Basis.Form;

    /// <summary>Numbers printed beside the verdict.</summary>
    internal ImmutableArray<PrintedNumber> Printed { get; init; } = [];

    /// <summary>Properties counted over a sweep.</summary>
    internal ImmutableArray<CountedProperty> Counted { get; init; } = [];

    /// <summary>What is measured on its runs.</summary>
    internal ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>
    /// The sham arm, for a claim about a treatment: the measures of the treated run, and those that take their place, of a run in which
    /// nothing but the clock differs.
    /// </summary>
    internal ImmutableDictionary<Measure, Measure> Sham { get; init; } = ImmutableDictionary<Measure, Measure>.Empty;

    /// <summary>Whether a subject can be judged.</summary>
    internal Func<Observation, bool> IsAssessable { get; init; } = _ => true;

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>All that the criteria say of a subject.</summary>
    internal ClaimOutcome Judge(Observation observation)
    {
        Verdict plausibility = Plausibility(observation);
        if (plausibility != Verdict.Holds) return ClaimOutcome.NotJudged(plausibility);
        // Before any criterion is looked at: else a missing quantity would take just those out who do not meet one.
        return IsAssessable(observation) ? JudgeCriteria(observation) : ClaimOutcome.NotJudged(Verdict.NotAssessable);
    }

    /// <summary>All that the criteria say of a subject of whom is known that it can be judged.</summary>
    internal ClaimOutcome JudgeCriteria(Observation observation)
    {
        ClaimOutcome outcome = new();
        for (int i = 0; i < Criteria.Length; i++)
        {
            outcome = outcome.With(i, Criteria[i].Holds(observation));
        }
        return outcome with { IsNoticeable = Effects.All(effect => effect.IsNoticeable(observation)) };
    }

    /// <summary>Holds when every run was computed and plausible.</summary>
    internal Verdict Plausibility(Observation observation)
    {
        Verdict worst = Verdict.Holds;
        foreach (ClaimRun run in Runs)
        {
            Verdict one = observation.Plausibility(run);
            if (one == Verdict.NotComputed) return one;
            if (one != Verdict.Holds) worst = one;
        }

        return worst;
    }

    /// <summary>The verdict on all criteria and effects.</summary>
    internal Verdict VerdictOf(ClaimOutcome outcome)
    {
        Verdict sentence = SentenceOf(outcome);
        if (sentence != Verdict.Holds) return sentence;
        if (Misses(outcome, CriterionTag.Level)) return Verdict.LevelMissed;
        return outcome.IsNoticeable ? Verdict.Holds : Verdict.Negligible;
    }

    /// <summary>The verdict on what the sentence says: directions, and its adverbs.</summary>
    internal Verdict SentenceOf(ClaimOutcome outcome)
    {
        if (outcome.Outside is { } outside) return outside;
        if (Misses(outcome, CriterionTag.Direction)) return Verdict.Fails;
        return Misses(outcome, CriterionTag.Time) ? Verdict.NotShown : Verdict.Holds;
    }

    private bool Misses(ClaimOutcome outcome, CriterionTag tag)
    {
        for (int i = 0; i < Criteria.Length; i++)
        {
            if (Criteria[i].Tag == tag && outcome.Misses(i)) return true;
        }

        return false;
    }
}
