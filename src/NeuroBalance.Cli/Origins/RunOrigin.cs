using System.Text;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Runs;
using NeuroBalance.Plotting;

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
        return new Origin
        {
            Maker = VersionPage.Maker,
            Facts = RunFacts.Of([plan.Scenario.Name], edit.Words, plan.Options),
            Commands = [["run", Word(files, plan.Edited), .. Words(edit), .. words]],
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
        string[] runs = [.. variants.Select((variant, at) => variant.With(Word(files, edited[at])))];
        return new Origin
        {
            Maker = VersionPage.Maker,
            Facts = RunFacts.Of(edited.Select(one => one.Scenario.Name),
                [.. shared.Words, .. variants.SelectMany(one => one.Edit.Words)], accuracy.Options),
            Commands = [["compare", .. runs, .. Words(shared), .. accuracy.Words, .. words]],
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
            Maker = VersionPage.Maker,
            Facts = RunFacts.Of([edited.Scenario.Name], edit.Words, new SimulationOptions(), seed),
            Commands = [["eeg", Word(files, edited), .. Words(edit), .. words]],
            Files = files.All,
            Output = output,
        };
    }

    // A file that was given is carried along as it was: what was changed in it stands on the command line.
    private static string Word(ScenarioFiles files, EditedScenario edited) => edited.Source.BuiltIn
        ?? files.Word(edited.Scenario.Name, Encoding.UTF8.GetString(edited.Source.Utf8).TrimStart('\uFEFF'));

    private static IEnumerable<string> Words(ScenarioEdit edit)
    {
        string[] words = [.. edit.Words];
        int settings = words.Length - edit.Events;
        return words.SelectMany((word, at) => Origin.Option(at < settings ? "--set" : "--give", word));
    }
}
