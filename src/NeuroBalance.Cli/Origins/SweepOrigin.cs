using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Origins;

/// <summary>The provenance of a sweep, which lies in its folder, and of what is made from it.</summary>
internal static class SweepOrigin
{
    private const string Results = Provenance.Again + "-results";

    /// <summary>Of the files that an analysis writes into the folder of its sweep.</summary>
    /// <param name="verb">The command.</param>
    /// <param name="planFile">The plan's file.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="words">The further words of the command.</param>
    /// <param name="model">The model that the command line stated, if any.</param>
    public static Provenance Of(string verb, string planFile, SweepPlan plan, IEnumerable<string> words, ModelChoice? model)
    {
        PlanText text = PlanText.Of(planFile);
        ProvenanceFiles files = new(text.Files);
        string[] told = model is null ? [] : [.. Provenance.Option("--model", CarriedModel.Word(model, files))];
        SimulationOptions options =
            new() { RelativeTolerance = plan.RelativeTolerance, AbsoluteTolerance = plan.AbsoluteTolerance };
        return ToolOrigin.Of(
            [
                new("plan", plan.Name),
                .. Provenance.FactsOf(string.Join(", ", plan.Arms.Select(arm => arm.Scenario.Name).Distinct()),
                    plan.Arms.Select(arm => arm.Scenario.Model), [string.Join(", ", plan.Axes.Select(axis => axis.Key))], options,
                    plan.Seed),
            ],
            [verb, PlanText.PlanName, "--out", Results, .. told, .. words], files);
    }

    /// <summary>Of what a command makes from finished sweeps; null where their folders do not say how they were made.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="verb">The command.</param>
    /// <param name="words">The further words of the command.</param>
    /// <param name="output">The option that names the file.</param>
    public static Provenance? Then(IReadOnlyList<string> folders, string verb, IEnumerable<string> words, string output)
    {
        if (folders.FirstOrDefault(SweepResults.IsTable) is { } table)
        {
            return OriginFile.OfTable(table) is { } merged ? After(merged, verb, words, output) : null;
        }
        string? file = folders.SelectMany(SweepResults.ShardFolders).Select(folder => Path.Combine(folder, OriginText.InFolder))
            .FirstOrDefault(File.Exists);
        if (file is null) return null;
        return After(OriginText.Parse(File.ReadAllText(file)), verb, words, output);
    }

    // An analysis runs the sweep, too.
    private static Provenance After(Provenance sweep, string verb, IEnumerable<string> words, string output) => sweep with
    {
        Commands =
        [
            [
                "sweep", .. sweep.Commands[0].Skip(1).Take(3),
                .. Stated(sweep.Commands[0], "--model"), .. Stated(sweep.Commands[0], "--part-size"),
            ],
            [verb, Results, .. words],
        ],
        Output = output,
    };

    private static IEnumerable<string> Stated(IReadOnlyList<string> words, string option) =>
        words.SkipWhile(word => word != option).Take(2);
}
