using System.Collections.Immutable;

namespace NeuroBalance;

/// <summary>What one claim came to for the default subject, and whether its negative controls failed as they must.</summary>
public sealed record ClaimResult
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The verdict; not assessable for a claim that is printed and not judged.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Criterion by criterion; empty when the subject cannot be judged.</summary>
    public required ImmutableArray<OfCriterion> Criteria { get; init; }

    /// <summary>The sizes of what the sentence is about.</summary>
    public ImmutableArray<OfEffect> Effects { get; init; } = [];

    /// <summary>Numbers beside the verdict.</summary>
    public required ImmutableArray<OfNumber> Printed { get; init; }

    /// <summary>The negative controls; empty when the claim is not judged.</summary>
    public ImmutableArray<OfControl> Controls { get; init; } = [];

    /// <summary>Whether what the sentence says holds with its levels, be it hardly noticeable.</summary>
    public bool Holds => Verdict is Verdict.Holds or Verdict.Negligible;

    /// <summary>Whether every negative control broke the claim, as it must.</summary>
    public bool ControlsBreak => Controls.All(one => one.Breaks);

    /// <summary>What one criterion came to for the default subject.</summary>
    /// <param name="Criterion">The criterion.</param>
    /// <param name="Verdict">Whether it holds.</param>
    /// <param name="Numbers">The numbers, to be read against the bounds in its text.</param>
    public sealed record OfCriterion(Criterion Criterion, Verdict Verdict, string Numbers);

    /// <summary>The size of an effect for the default subject.</summary>
    /// <param name="Effect">What is compared.</param>
    /// <param name="Share">The size; 0.05 is 5 %. NaN when it does not exist.</param>
    public sealed record OfEffect(Effect Effect, double Share)
    {
        /// <summary>Whether the effect is at least 5 %.</summary>
        public bool IsNoticeable => Share >= Effect.Smallest;
    }

    /// <summary>A number that is printed beside the verdict without being judged.</summary>
    /// <param name="Label">What it is.</param>
    /// <param name="Text">The number with its unit.</param>
    public sealed record OfNumber(string Label, string Text);

    /// <summary>What a claim came to under one of its negative controls.</summary>
    /// <param name="Control">The control.</param>
    /// <param name="Verdict">The verdict under it.</param>
    /// <param name="Criteria">The criteria under it.</param>
    public sealed record OfControl(NegativeControl Control, Verdict Verdict, ImmutableArray<OfCriterion> Criteria)
    {
        /// <summary>Whether it broke the claim, as it must.</summary>
        public bool Breaks => Verdict is Verdict.Fails or Verdict.LevelMissed;

        /// <summary>Whether it broke levels alone, so that what the sentence says would survive it.</summary>
        public bool BreaksLevelsAlone => Verdict == Verdict.LevelMissed;

        /// <summary>The criteria that it broke.</summary>
        public IEnumerable<OfCriterion> Broken => Criteria.Where(one => one.Verdict is Verdict.Fails or Verdict.LevelMissed);
    }
}
