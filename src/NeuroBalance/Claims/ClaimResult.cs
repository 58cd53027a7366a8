using System.Collections.Immutable;

namespace NeuroBalance;

/// <summary>What one criterion came to for the default subject.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Numbers">The numbers, to be read against the bounds in its text.</param>
public sealed record CriterionResult(Criterion Criterion, Verdict Verdict, string Numbers);

/// <summary>A number that is printed beside the verdict without being judged.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The number with its unit.</param>
public sealed record PrintedResult(string Label, string Text);

/// <summary>What one claim came to for the default subject, and whether its negative control failed as it must.</summary>
public sealed record ClaimResult
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The verdict on the criteria of direction: the sentence.</summary>
    public required Verdict Direction { get; init; }

    /// <summary>The verdict on all criteria.</summary>
    public required Verdict All { get; init; }

    /// <summary>Criterion by criterion.</summary>
    public required ImmutableArray<CriterionResult> Criteria { get; init; }

    /// <summary>Numbers beside the verdict.</summary>
    public required ImmutableArray<PrintedResult> Printed { get; init; }

    /// <summary>The criteria under the negative control; empty when the claim is not judged.</summary>
    public ImmutableArray<CriterionResult> Control { get; init; } = [];

    /// <summary>The verdict under the negative control.</summary>
    public Verdict ControlVerdict { get; init; } = Verdict.NotAssessable;

    /// <summary>Whether the negative control failed, as it must; true for a claim that is not judged.</summary>
    public bool ControlFails => !Claim.IsJudged || ControlVerdict == Verdict.Fails;

    /// <summary>Whether the negative control broke levels alone, so that what the sentence says would survive it.</summary>
    public bool ControlBreaksLevelsAlone =>
        Claim.IsJudged && ControlFails && BrokenByControl.All(one => one.Criterion.Tag == CriterionTag.Level);

    /// <summary>The criteria that the negative control broke.</summary>
    public IEnumerable<CriterionResult> BrokenByControl => Control.Where(one => one.Verdict == Verdict.Fails);
}
