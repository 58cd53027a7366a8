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

    /// <summary>Numbers printed beside the verdict.</summary>
    public ImmutableArray<PrintedNumber> Printed { get; internal init; } = [];

    /// <summary>Properties counted over a sweep.</summary>
    public ImmutableArray<CountedProperty> Counted { get; internal init; } = [];

    /// <summary>The statement about the whole sweep, if there is one.</summary>
    public PopulationCriterion? Population { get; internal init; }

    /// <summary>The courses on which it is judged.</summary>
    public ImmutableArray<ClaimRun> Runs { get; internal init; } = [];

    /// <summary>What is measured on them.</summary>
    public ImmutableArray<Measure> Measures { get; internal init; } = [];

    /// <summary>The sham arm, for a claim about a treatment: the measures of the treated course and those that stand for them when nothing but the clock differs.</summary>
    internal ImmutableDictionary<Measure, Measure> Sham { get; init; } = ImmutableDictionary<Measure, Measure>.Empty;

    /// <summary>Whether the claim has criteria.</summary>
    public bool IsJudged => !Criteria.IsEmpty;

    /// <summary>Whether none of its criteria of direction can fail by construction.</summary>
    public bool IsByForm => IsJudged && Criteria.Where(one => one.Tag == CriterionTag.Direction).All(one => one.IsByForm);

    /// <summary>The verdict on what the sentence says: the criteria of direction alone.</summary>
    public Verdict JudgeDirection(Observation observation) => Judge(observation, one => one.Tag == CriterionTag.Direction);

    /// <summary>The verdict on all criteria.</summary>
    public Verdict JudgeAll(Observation observation) => Judge(observation, _ => true);

    private Verdict Judge(Observation observation, Func<Criterion, bool> which)
    {
        Verdict worst = Plausibility(observation);
        if (worst != Verdict.Holds) return worst;
        foreach (Criterion criterion in Criteria)
        {
            if (!which(criterion)) continue;
            Verdict one = criterion.Judge(observation);
            if (one == Verdict.Fails) return Verdict.Fails;
            if (one != Verdict.Holds) worst = one;
        }

        return worst;
    }

    /// <summary>Holds when every course was computed and plausible.</summary>
    internal Verdict Plausibility(Observation observation)
    {
        Verdict worst = Verdict.Holds;
        foreach (ClaimRun run in Runs)
        {
            Verdict one = ClaimRuns.Plausibility(run, observation);
            if (one == Verdict.NotComputed) return one;
            if (one != Verdict.Holds) worst = one;
        }

        return worst;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
