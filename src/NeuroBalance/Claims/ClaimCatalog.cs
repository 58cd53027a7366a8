using System.Collections.Immutable;
using NeuroBalance.Claims;
using NeuroBalance.Claims.Paragraph;

namespace NeuroBalance;

/// <summary>All claims: the review paragraph sentence by sentence, extensions and a counter-claim.</summary>
/// <remarks>The paragraph is of Goldfine et al. 2023, Front Psychiatry 14:1141836, doi:10.3389/fpsyt.2023.1141836.</remarks>
public sealed class ClaimCatalog
{
    /// <summary>The score from which the protocol treats.</summary>
    internal const double TreatedScore = 8;

    /// <summary>The claims in the order of the paragraph. A claim is one file, and its line here.</summary>
    internal static readonly ImmutableArray<Func<ClaimRuns, Claim>> Definitions =
    [
        AcuteGaba.Define,
        AcuteNmda.Define,
        AcuteTolerance.Define,
        ChronicGaba.Define,
        ChronicNmda.Define,
        NewBalance.Define,
        CessationGlutamate.Define,
        WithdrawalSyndrome.Define,
        RepeatedWithdrawal.Define,
        Seizure.Define,
        CravingGlutamate.Define,
        Mimics.Define,
        LessCraving.Define,
        Opioid.Define,
        DopamineRelease.Define,
        Depression.Define,
        MaladaptiveMemory.Define,
        Reversed.Define,
        AdjunctBalance.Define,
        AdjunctSedation.Define,
        AdjunctCost.Define,
        Neuroplasticity.Define,
        GlutamateHomeostasis.Define,
    ];

    private readonly ClaimRuns runs = new();

    internal ClaimCatalog(params ReadOnlySpan<Func<ClaimRuns, Claim>> definitions)
    {
        List<Claim> claims = [];
        foreach (Func<ClaimRuns, Claim> define in definitions)
        {
            claims.Add(define(runs));
        }
        All = [.. claims];
        ClaimRun dependence = runs["dependence"];
        PeakWithdrawal = dependence.Measure(MetricKind.Peak, Quantity.Withdrawal, dependence.LastDrink);
    }

    /// <summary>The claims of this version.</summary>
    public static ClaimCatalog Default { get; } = new([.. Definitions]);

    /// <summary>The claims, in the order of the paragraph.</summary>
    public ImmutableArray<Claim> All { get; }

    /// <summary>The runs that they look at; one that needs another stands after it.</summary>
    public IReadOnlyList<ClaimRun> Runs => runs.All;

    /// <summary>The claim of that name.</summary>
    /// <param name="id">Its short name, such as <c>acute-gaba</c>.</param>
    /// <returns>The claim; null when there is none of that name.</returns>
    public Claim? Find(string id) => All.FirstOrDefault(claim => claim.Id == id);

    /// <summary>The run of that name.</summary>
    /// <param name="name">The name of a built-in scenario, or of a variation that a claim has defined.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ArgumentException">No claim looks at a run of that name.</exception>
    public ClaimRun Run(string name) =>
        Runs.FirstOrDefault(run => run.Name == name)
        ?? throw new ArgumentException($"No claim looks at a run named '{name}'.", nameof(name));

    /// <summary>How many measures all runs have together.</summary>
    internal int MeasureCount => runs.NextMeasure;

    /// <summary>The peak of the withdrawal score in <c>dependence</c>, which decides who counts as withdrawing.</summary>
    internal Measure PeakWithdrawal { get; }
}
