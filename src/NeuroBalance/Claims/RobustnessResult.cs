using System.Collections.Immutable;

namespace NeuroBalance;

/// <summary>How often a claim holds over virtual subjects.</summary>
public sealed record ClaimRobustness
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The criteria of direction alone, over all subjects.</summary>
    public required Tally Direction { get; init; }

    /// <summary>The criteria of direction alone, over those who withdraw.</summary>
    public required Tally DirectionWithdrawing { get; init; }

    /// <summary>All criteria, over all subjects.</summary>
    public required Tally All { get; init; }

    /// <summary>All criteria, over those who withdraw.</summary>
    public required Tally AllWithdrawing { get; init; }

    /// <summary>The criteria of direction with the sham arm in the place of the treated one; null for a claim without.</summary>
    public Tally? Sham { get; init; }

    /// <summary>
    /// The parameters that discriminate most between the subjects for which it holds and the others; empty when none stands out from
    /// chance.
    /// </summary>
    public ImmutableArray<DiscriminatingParameter> DiscriminatingParameters { get; init; } = [];

    /// <summary>Properties that were counted.</summary>
    public ImmutableArray<CountedShare> Counted { get; init; } = [];

    /// <summary>The rank correlation of its statement about the whole sweep; NaN when there is none.</summary>
    public double Correlation { get; init; } = double.NaN;

    /// <summary>Over how many subjects the correlation is.</summary>
    public int CorrelationSubjects { get; init; }

    /// <summary>Whether the statement about the whole sweep holds; null when there is none.</summary>
    public bool? PopulationHolds => Claim.Population is { } population ? Correlation > population.Above : null;
}

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
public sealed record DiscriminatingParameter(ParameterInfo Parameter, double Distance, bool HoldsWithMore, double PValue);

/// <summary>One virtual subject's verdicts.</summary>
/// <param name="Member">Its number.</param>
/// <param name="PeakWithdrawal">The peak of its withdrawal score in <c>dependence</c>.</param>
/// <param name="Verdicts">The verdicts on the criteria of direction, in the order of the judged claims.</param>
public sealed record SubjectVerdicts(long Member, double PeakWithdrawal, ImmutableArray<Verdict> Verdicts);

/// <summary>How often all claims hold over virtual subjects.</summary>
/// <param name="Seed">The seed of the subjects.</param>
/// <param name="Subjects">How many.</param>
/// <param name="Withdrawing">How many of them withdraw (peak of 8 points or more in <c>dependence</c>).</param>
/// <param name="Claims">The judged claims and the counter-claim, in their order.</param>
/// <param name="First">The first subjects one by one, for a re-run to be compared with.</param>
public sealed record RobustnessResult(
    ulong Seed,
    long Subjects,
    long Withdrawing,
    ImmutableArray<ClaimRobustness> Claims,
    ImmutableArray<SubjectVerdicts> First)
{
    /// <summary>The claims that are judged, without the counter-claim that is only printed.</summary>
    public IEnumerable<ClaimRobustness> Judged => Claims.Where(one => one.Claim.IsJudged);
}
