using System.Collections.Frozen;
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

    /// <summary>The most subjects of <see cref="Count"/>.</summary>
    public const long MostSubjects = 10_000_000;

    /// <summary>Judges every claim for the default subject, and beside it every negative control.</summary>
    /// <param name="equations">A shipped structure, or a text that scenarios can be run with; the own structure when absent.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <returns>The results, in the order of the claims.</returns>
    /// <exception cref="ModelException">Scenarios cannot be run with the text; lists what stands in the way.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static ImmutableArray<ClaimResult> Judge(EquationSet equations = default, CohortOptions? options = null,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        DefaultStudy.Run(equations, options, progress, cancellationToken);

    /// <summary>
    /// Counts over virtual subjects, 0 to <paramref name="subjects"/> - 1, how often each claim holds, and finds the parameters that
    /// discriminate.
    /// </summary>
    /// <param name="subjects">How many, 1 to <see cref="MostSubjects"/>.</param>
    /// <param name="seed">Their seed; the same seed gives the same subjects.</param>
    /// <param name="structure">How their receptors adapt.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="journal">A file in which subjects are kept as they are judged; a study that finds it goes on after them.</param>
    /// <param name="shares">Files of <see cref="JudgeShare"/>, whose subjects need not be judged again.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <returns>How often each claim holds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No subjects, or more than <see cref="MostSubjects"/>.</exception>
    /// <exception cref="InvalidDataException">The journal holds another study: another seed, structure, tolerance or library.</exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static RobustnessResult Count(long subjects, ulong seed, AdaptationStructure structure = AdaptationStructure.Own,
        CohortOptions? options = null, string? journal = null, IReadOnlyList<string>? shares = null, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default) =>
        RobustnessStudy.Run(subjects, seed, structure, options, journal, shares, progress, cancellationToken);

    /// <summary>Judges the subjects of one of several machines, and keeps them in a file for <see cref="Count"/>.</summary>
    /// <param name="subjects">How many subjects there are in all shares, 1 to <see cref="MostSubjects"/>.</param>
    /// <param name="seed">Their seed; the same seed gives the same subjects.</param>
    /// <param name="share">Which of them are judged; two shares differ by one subject at most.</param>
    /// <param name="journal">The file; a share that finds it goes on after the subjects in it.</param>
    /// <param name="structure">How their receptors adapt.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the part of the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">No subjects, or more than <see cref="MostSubjects"/>.</exception>
    /// <exception cref="InvalidDataException">The journal holds another study or share.</exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static void JudgeShare(long subjects, ulong seed, SweepShard share, string journal,
        AdaptationStructure structure = AdaptationStructure.Own, CohortOptions? options = null, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        RobustnessStudy.RunShare(subjects, seed, share, journal, structure, options, progress, cancellationToken);
    }

    /// <summary>The verdicts that this version is known to give with default parameters.</summary>
    /// <param name="structure">How receptors adapt.</param>
    /// <returns>The verdict of each judged claim, by its name.</returns>
    public static FrozenDictionary<string, Verdict> BaselineOf(AdaptationStructure structure) => ClaimBaseline.Of(structure);

    /// <summary>The claims that held in the baseline and do not now: each is an error.</summary>
    /// <param name="structure">How receptors adapt in the run that gave the results.</param>
    /// <param name="results">The results of <see cref="Judge"/>.</param>
    /// <returns>The results among them that are lost.</returns>
    public static IEnumerable<ClaimResult> Lost(AdaptationStructure structure, IEnumerable<ClaimResult> results) =>
        ClaimBaseline.Lost(structure, results);

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
