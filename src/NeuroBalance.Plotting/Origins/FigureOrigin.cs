using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>
/// The provenance of a figure that is made from code: the scenarios of its runs, and the command of the tool that draws it again where
/// there is one.
/// </summary>
internal static class FigureOrigin
{
    private const string Output = "--plot";

    /// <summary>Of the figure of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="panels">The names of the panels that were asked for; none for all.</param>
    /// <param name="labels">Words in the place of the figure's own.</param>
    public static Provenance Of(Trajectory run, IReadOnlyList<string> panels, FigureLabels labels)
    {
        ProvenanceFiles files = new();
        string[] command = ["run", files.Word(run.Scenario), .. Accuracy(run.Options), .. Panels(panels), .. labels.Words];
        return Of([run], files, IsWhole(run) ? command : null);
    }

    /// <summary>Of the figure of a comparison.</summary>
    /// <param name="comparison">The runs.</param>
    /// <param name="panels">The names of the panels that were asked for; none for all.</param>
    /// <param name="labels">Words in the place of the figure's own.</param>
    public static Provenance Of(Comparison comparison, IReadOnlyList<string> panels, FigureLabels labels)
    {
        ProvenanceFiles files = new();
        SimulationOptions options = comparison.Runs[0].Options;
        string[] runs = [.. comparison.Labels.Zip(comparison.Runs, (label, run) => $"{label}: {files.Word(run.Scenario)}")];
        string[] command = ["compare", .. runs, .. Accuracy(options), .. Panels(panels), .. labels.Words];
        // The command reads a label up to its colon, and simulates all runs alike.
        bool isTold = comparison.Labels.All(label => !label.Contains(':', StringComparison.Ordinal) && label.Trim() == label)
            && comparison.Runs.All(run => IsWhole(run) && Alike(run.Options, options));
        return Of(comparison.Runs, files, isTold ? command : null);
    }

    /// <summary>Of the figure of traces.</summary>
    /// <param name="recording">The traces.</param>
    public static Provenance Of(EegRecording recording)
    {
        string seconds = recording.Seconds.ToString(CultureInfo.InvariantCulture),
            seed = recording.Seed.ToString(CultureInfo.InvariantCulture);
        if (recording.Run is not { } run)
        {
            return Told(
            [
                new("subject", recording.Subject),
                new("tones (GABA-A, NMDA)", string.Join("; ", recording.Traces.Select(trace => string.Create(
                    CultureInfo.InvariantCulture, $"{trace.Name}: {trace.GabaTone}, {trace.NmdaTone}")))),
                new("seconds", seconds),
                new("seed", seed),
            ]);
        }

        ProvenanceFiles files = new();
        string[] command = ["eeg", files.Word(run.Scenario), .. recording.Traces.SelectMany(trace => Provenance.Option("--at", trace.Name)),
            .. Provenance.Option("--seconds", seconds), .. Provenance.Option("--seed", seed)];
        return Of([run], files, IsWhole(run) && Alike(run.Options, new SimulationOptions()) ? command : null, recording.Seed);
    }

    /// <summary>Of the figure of a sweep, whose plan only its author has.</summary>
    /// <param name="sweep">What it was computed from.</param>
    public static Provenance Of(SweepManifest sweep) => Told(FactsOf(sweep));

    /// <summary>Of the figure of an analysis.</summary>
    /// <param name="output">The output, as its author names it.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="sweep">The sweep of the outputs; null where they come from elsewhere.</param>
    public static Provenance OfDrivers(string output, IReadOnlyList<string> factors, SweepManifest? sweep) =>
        Told([new("output", output), .. sweep is null ? [new("factors", string.Join(", ", factors))] : FactsOf(sweep)]);

    /// <summary>Of the figure of a claim, which the tool draws with all others of its report.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="runs">The runs that it shows.</param>
    public static Provenance Of(Claim claim, IReadOnlyList<Trajectory> runs)
    {
        Provenance shown = Of(runs, new ProvenanceFiles(), null);
        return shown with { Facts = [new("claim", claim.Id), .. shown.Facts] };
    }

    private static Provenance Told(IReadOnlyList<KeyValuePair<string, string>> facts) => new() { Facts = facts };

    private static KeyValuePair<string, string>[] FactsOf(SweepManifest sweep) =>
    [
        new("plan", sweep.Entry("plan") ?? ""),
        new("plan hash", sweep.Hash),
        new("members", sweep.Members.ToString(CultureInfo.InvariantCulture)),
        new("changes", string.Join(", ", sweep.Columns.Axes)),
        new("seed", sweep.Entry("seed") ?? ""),
        new("relative tolerance", sweep.Entry("relativeTolerance") ?? ""),
        new("absolute tolerance", sweep.Entry("absoluteTolerance") ?? ""),
    ];

    private static Provenance Of(IReadOnlyList<Trajectory> runs, ProvenanceFiles files, string[]? command, ulong? seed = null)
    {
        IEnumerable<string> changes = runs.SelectMany(run => run.Scenario.Parameters).Distinct()
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}={one.Value}"));
        IEnumerable<string> held = runs.SelectMany(run => run.Options.HeldStates).Distinct().Select(state => $"{state.Name} held");
        return new Provenance
        {
            Facts =
            [
                .. Provenance.FactsOf([.. runs.Select(run => run.Scenario)], [.. changes, .. held], runs[0].Options, seed),
                .. runs.Where(run => run.ContinuedFrom is not null).Select(run => KeyValuePair.Create($"{run.Scenario.Name} continued from",
                    string.Create(CultureInfo.InvariantCulture, $"{run.ContinuedFrom} h"))).DistinctBy(fact => fact.Key),
            ],
            Commands = command is null ? [] : [command],
            Output = command is null ? "" : Output,
            Files = files.All,
        };
    }

    // A run that the tool does again from its scenario and tolerances alone. A text of somebody's own is named among the facts.
    private static bool IsWhole(Trajectory run) => run.Status == SolveStatus.Success && run.ContinuedFrom is null
        && run.Options.HeldStates.IsEmpty && run.Scenario.Model is null;

    private static bool Alike(SimulationOptions one, SimulationOptions other) =>
        one.RelativeTolerance == other.RelativeTolerance && one.AbsoluteTolerance == other.AbsoluteTolerance;

    private static IEnumerable<string> Accuracy(SimulationOptions options)
    {
        SimulationOptions usual = new();
        if (options.RelativeTolerance != usual.RelativeTolerance) yield return Number("--rtol", options.RelativeTolerance);
        if (options.AbsoluteTolerance != usual.AbsoluteTolerance) yield return Number("--atol", options.AbsoluteTolerance);

        static string Number(string option, double value) => string.Create(CultureInfo.InvariantCulture, $"{option}={value}");
    }

    private static IEnumerable<string> Panels(IReadOnlyList<string> panels) =>
        panels.Count == 0 ? [] : ["--panels=" + string.Join(',', panels)];
}
