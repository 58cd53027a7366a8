using System.Globalization;
using System.Text;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Origins;

/// <summary>The provenance of what runs of scenarios write.</summary>
internal static class RunOrigin
{
    /// <summary>Of a table or figure of one run.</summary>
    /// <param name="plan">What was run.</param>
    /// <param name="words">The further words of the command.</param>
    /// <param name="output">The option that names the file.</param>
    public static Origin Of(RunPlan plan, IEnumerable<string> words, string output)
    {
        ScenarioFiles files = new();
        ScenarioEdit edit = plan.Edited.Edits[0];
        string[] changes = [.. edit.Words];
        return new Origin
        {
            Facts = Facts([plan.Scenario], changes, plan.Options),
            Commands = [["run", files.Word(plan.Edited), .. files.ModelWords([plan.Edited]), .. Words(edit), .. words]],
            Files = files.All,
            Output = output,
        };
    }

    /// <summary>Of a table or figure of a comparison.</summary>
    /// <param name="variants">The runs, as typed.</param>
    /// <param name="edited">Their scenarios.</param>
    /// <param name="shared">What is changed in all of them.</param>
    /// <param name="accuracy">How they were simulated.</param>
    /// <param name="words">The further words of the command.</param>
    /// <param name="output">The option that names the file.</param>
    public static Origin Of(IReadOnlyList<Variant> variants, IReadOnlyList<EditedScenario> edited, ScenarioEdit shared, Accuracy accuracy,
        IEnumerable<string> words, string output)
    {
        ScenarioFiles files = new();
        string[] runs = [.. variants.Select((variant, at) => variant.With(files.Word(edited[at])))];
        return new Origin
        {
            Facts = Facts([.. edited.Select(one => one.Scenario)], [.. shared.Words, .. variants.SelectMany(one => one.Edit.Words)],
                accuracy.Options),
            Commands = [["compare", .. runs, .. files.ModelWords(edited), .. Words(shared), .. accuracy.Words, .. words]],
            Files = files.All,
            Output = output,
        };
    }

    /// <summary>Of traces of moments of a run, which noise is drawn for.</summary>
    /// <param name="edited">What was run.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="words">The further words of the command.</param>
    /// <param name="output">The option that names the file.</param>
    public static Origin OfTraces(EditedScenario edited, ulong seed, IEnumerable<string> words, string output)
    {
        ScenarioFiles files = new();
        ScenarioEdit edit = edited.Edits[0];
        return new Origin
        {
            Facts = Facts([edited.Scenario], [.. edit.Words], new SimulationOptions(), seed.ToString(CultureInfo.InvariantCulture)),
            Commands = [["eeg", files.Word(edited), .. Words(edit), .. words]],
            Files = files.All,
            Output = output,
        };
    }

    private static IEnumerable<string> Words(ScenarioEdit edit)
    {
        string[] words = [.. edit.Words];
        int settings = words.Length - edit.Events;
        return words.SelectMany((word, at) => Origin.Option(at < settings ? "--set" : "--give", word));
    }

    private static KeyValuePair<string, string>[] Facts(Scenario[] scenarios, string[] changes, SimulationOptions options,
        string seed = "none: nothing is drawn at random") =>
    [
        new(scenarios.Length > 1 ? "scenarios" : "scenario", string.Join(", ", scenarios.Select(one => one.Name).Distinct())),
        .. CarriedModel.Facts(scenarios),
        new("changes", changes.Length > 0 ? string.Join(", ", changes) : "none"),
        new("seed", seed),
        new("relative tolerance", options.RelativeTolerance.ToString(CultureInfo.InvariantCulture)),
        new("absolute tolerance", options.AbsoluteTolerance.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The scenario files that a provenance carries along: those that are not part of the tool.</summary>
    private sealed class ScenarioFiles
    {
        private readonly List<KeyValuePair<string, string>> files = [];

        public IReadOnlyList<KeyValuePair<string, string>> All => files;

        /// <summary>The words by which a command is told the model that its command line stated.</summary>
        public IEnumerable<string> ModelWords(IReadOnlyList<EditedScenario> runs) => runs[0].Model is { } stated
            ? Origin.Option("--model", CarriedModel.Word(stated, files)) : [];

        /// <summary>The word by which a command is told a scenario.</summary>
        public string Word(EditedScenario edited)
        {
            if (edited.Source.BuiltIn is { } name) return name;
            string text = Encoding.UTF8.GetString(edited.Source.Utf8).TrimStart('\uFEFF');
            if (edited is { Model: null, Scenario.Model: { } named }) text = PlanText.Naming(text, CarriedModel.Word(named, files));
            if (files.Find(file => file.Value == text) is { Key: { } known }) return known;
            string stem = $"{Origin.Again}-{edited.Scenario.Name}", file = stem;
            for (int number = 2; files.Exists(one => one.Key == file + ".json"); number++)
            {
                file = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
            }
            files.Add(new(file + ".json", text));
            return file + ".json";
        }
    }
}
