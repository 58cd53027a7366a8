using System.Collections.Immutable;
using NeuroBalance.Claims;
using NeuroBalance.Claims.Paragraph;

namespace NeuroBalance;

/// <summary>All claims: the review paragraph sentence by sentence, an extension and a counter-claim.</summary>
/// <remarks>The paragraph is of Goldfine et al. 2023, Front Psychiatry 14:1141836, doi:10.3389/fpsyt.2023.1141836.</remarks>
public sealed class ClaimCatalog
{
    private ClaimCatalog()
    {
        Courses = new ClaimRuns();
        All =
        [
            AcuteGaba.Define(Courses),
            AcuteNmda.Define(Courses),
            ChronicGaba.Define(Courses),
            ChronicNmda.Define(Courses),
            NewBalance.Define(Courses),
            CessationGlutamate.Define(Courses),
            WithdrawalSyndrome.Define(Courses),
            RepeatedWithdrawal.Define(Courses),
            CravingGlutamate.Define(Courses),
            Mimics.Define(Courses),
            LessCraving.Define(Courses),
            Opioid.Define(Courses),
            DopamineRelease.Define(Courses),
            Depression.Define(Courses),
            MaladaptiveMemory.Define(Courses),
            Reversed.Define(Courses),
            AdjunctBalance.Define(Courses),
            AdjunctSedation.Define(Courses),
            AdjunctCost.Define(Courses),
            Neuroplasticity.Define(Courses),
            GlutamateHomeostasis.Define(Courses),
        ];
        PeakWithdrawal = Courses.Dependence.Measure(MetricKind.Peak, Observed.Withdrawal, Courses.Dependence.LastDrink);
    }

    /// <summary>The claims of this version.</summary>
    public static ClaimCatalog Default { get; } = new();

    /// <summary>The claims, in the order of the table.</summary>
    public ImmutableArray<Claim> All { get; }

    /// <summary>The courses that they look at.</summary>
    public IReadOnlyList<ClaimRun> Runs => Courses.All;

    /// <summary>The claim of that name; absent when there is none.</summary>
    public Claim? Find(string id) => All.FirstOrDefault(claim => claim.Id == id);

    internal ClaimRuns Courses { get; }

    /// <summary>The peak of the withdrawal score in <c>dependence</c>, which tells those who withdraw.</summary>
    internal Measure PeakWithdrawal { get; }

    /// <summary>The score from which the protocol treats.</summary>
    internal const double TreatedScore = 8;

    /// <summary>Whether a subject withdraws: one of the review's patients.</summary>
    internal bool Withdraws(Observation observation) =>
        ClaimRuns.Plausibility(Courses.Dependence, observation) == Verdict.Holds && observation[PeakWithdrawal] >= TreatedScore;
}
