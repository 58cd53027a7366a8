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

    /// <summary>How the agreement came about.</summary>
    public required Basis Basis { get; init; }

    /// <summary>What the basis is about, such as "EmaxE"; may be empty.</summary>
    public string BasisNote { get; init; } = "";

    /// <summary>What is known about the claim outside the model, and what the model leaves out. Shown beside the verdict.</summary>
    public required string EvidenceNote { get; init; }

    /// <summary>The parameters that must make it fail; empty when it is not judged.</summary>
    public ImmutableArray<ParameterOverride> Control { get; init; } = [];

    /// <summary>The negative control in words.</summary>
    public string ControlText { get; init; } = "";

    /// <summary>The conditions; empty for a claim that is printed and not judged.</summary>
    public ImmutableArray<Criterion> Criteria { get; internal init; } = [];

    /// <summary>The statement about the whole sweep, if there is one.</summary>
    public PopulationCriterion? Population { get; internal init; }

    /// <summary>The runs on which it is judged.</summary>
    public ImmutableArray<ClaimRun> Runs { get; internal init; } = [];

    /// <summary>Whether the claim has criteria.</summary>
    public bool IsJudged => !Criteria.IsEmpty;

    /// <summary>Whether none of its criteria of direction can fail by construction.</summary>
    public bool IsByForm => IsJudged && Criteria.Where(one => one.Tag == CriterionTag.Direction).All(one => one.IsByForm);

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

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>The verdict on what the sentence says: the criteria of direction alone.</summary>
    internal Verdict JudgeDirection(Observation observation) => Judge(observation, CriterionTag.Direction);

    /// <summary>The verdict on all criteria.</summary>
    internal Verdict JudgeAll(Observation observation) => Judge(observation, CriterionTag.Direction, CriterionTag.Level);

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

    // First whether the subject can be judged at all, then criterion by criterion; one that fails decides.
    private Verdict Judge(Observation observation, params ReadOnlySpan<CriterionTag> tags)
    {
        Verdict worst = Plausibility(observation);
        if (worst != Verdict.Holds) return worst;
        foreach (Criterion criterion in Criteria)
        {
            if (!tags.Contains(criterion.Tag)) continue;
            Verdict one = criterion.Judge(observation);
            if (one == Verdict.Fails) return one;
            if (one != Verdict.Holds) worst = one;
        }

        return worst;
    }
}
