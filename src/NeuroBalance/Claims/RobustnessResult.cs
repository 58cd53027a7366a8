using System.Collections.Immutable;

namespace NeuroBalance;

/// <summary>How often a claim holds over virtual subjects.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Direction">The criteria of direction alone, over all subjects.</param>
/// <param name="DirectionWithdrawing">The same over those who withdraw.</param>
/// <param name="All">All criteria, over all subjects.</param>
/// <param name="AllWithdrawing">The same over those who withdraw.</param>
/// <param name="Sham">The criteria of direction with the sham arm in the place of the treated one; null for a claim without.</param>
/// <param name="Flips">The parameters that flip it most; empty when none stands out from chance.</param>
/// <param name="Counted">Properties that were counted: the text, how many have it, and of how many.</param>
/// <param name="Correlation">The rank correlation of its statement about the whole sweep; NaN when there is none.</param>
/// <param name="CorrelationSubjects">Over how many subjects.</param>
public sealed record ClaimRobustness(
    Claim Claim,
    Tally Direction,
    Tally DirectionWithdrawing,
    Tally All,
    Tally AllWithdrawing,
    Tally? Sham,
    ImmutableArray<Flip> Flips,
    ImmutableArray<(string Text, long Have, long Of)> Counted,
    double Correlation,
    int CorrelationSubjects);

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
public sealed record RobustnessResult(ulong Seed, long Subjects, long Withdrawing, ImmutableArray<ClaimRobustness> Claims, ImmutableArray<SubjectVerdicts> First);
