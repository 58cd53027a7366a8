using System.Collections.Immutable;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>What one criterion came to for the default subject.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Numbers">The numbers, to be read against the bounds in its text.</param>
public sealed record CriterionResult(Criterion Criterion, Verdict Verdict, string Numbers);

/// <summary>What one claim came to for the default subject, and whether its negative control failed as it must.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Direction">The verdict on the criteria of direction: the sentence.</param>
/// <param name="All">The verdict on all criteria.</param>
/// <param name="Criteria">Criterion by criterion.</param>
/// <param name="Printed">Numbers beside the verdict: label and text.</param>
/// <param name="Control">The criteria under the negative control; empty when the claim is not judged.</param>
/// <param name="ControlVerdict">The verdict under the negative control.</param>
public sealed record ClaimResult(
    Claim Claim,
    Verdict Direction,
    Verdict All,
    ImmutableArray<CriterionResult> Criteria,
    ImmutableArray<(string Label, string Text)> Printed,
    ImmutableArray<CriterionResult> Control,
    Verdict ControlVerdict)
{
    /// <summary>Whether the negative control failed, as it must; true for a claim that is not judged.</summary>
    public bool ControlFails => !Claim.IsJudged || ControlVerdict == Verdict.Fails;

    /// <summary>Whether the negative control broke levels alone, so that what the sentence says would survive it.</summary>
    public bool ControlBreaksLevelsAlone => Claim.IsJudged && ControlFails && BrokenByControl.All(one => one.Criterion.Tag == CriterionTag.Level);

    /// <summary>The criteria that the negative control broke.</summary>
    public IEnumerable<CriterionResult> BrokenByControl => Control.Where(one => one.Verdict == Verdict.Fails);
}
