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
    public static Provenance Of(RunPlan plan, IEnumerable<string> words, string output)
    {
        ProvenanceFiles files = new();
        ScenarioEdit edit = plan.Edited.Edits[0];
        string[] command = ["run", Word(files, plan.Edited), .. ModelWords(files, plan.Edited), .. Words(edit), .. words];
        return ToolOrigin.Of(Provenance.FactsOf([plan.Scenario], edit.Words, plan.Options), command, files, output);
    }

    /// <summary>Of a table or figure of a comparison.</summary>
    /// <param name="variants">The runs, as typed.</param>
    /// <param name="edited">Their scenarios.</param>
    /// <param name="shared">What is changed in all of them.</param>
    /// <param name="accuracy">How they were simulated.</param>
    /// <param name="words">The further words of the command.</param>
    /// <param name="output">The option that names the file.</param>
    public static Provenance Of(IReadOnlyList<Variant> variants, IReadOnlyList<EditedScenario> edited, ScenarioEdit shared,
        Accuracy accuracy, IEnumerable<string> words, string output)
    {
        ProvenanceFiles files = new();
        string[] runs = [.. variants.Select((variant, at) => variant.With(Word(files, edited[at])))];
        string[] command = ["compare", .. runs, .. ModelWords(files, edited[0]), .. Words(shared), .. accuracy.Words, .. words];
        return ToolOrigin.Of(Provenance.FactsOf([.. edited.Select(one => one.Scenario)],
            [.. shared.Words, .. variants.SelectMany(one => one.Edit.Words)], accuracy.Options), command, files, output);
    }

    /// <summary>Of traces of moments of a run, which noise is drawn for.</summary>
    /// <param name="edited">What was run.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="words">The further words of the command.</param>
    /// <param name="output">The option that names the file.</param>
    public static Provenance OfTraces(EditedScenario edited, ulong seed, IEnumerable<string> words, string output)
    {
        ProvenanceFiles files = new();
        ScenarioEdit edit = edited.Edits[0];
        string[] command = ["eeg", Word(files, edited), .. Words(edit), .. words];
        return ToolOrigin.Of(Provenance.FactsOf([edited.Scenario], edit.Words, new SimulationOptions(), seed), command, files, output);
    }

    // A file that was given is carried along as it was: what was changed in it stands on the command line.
    private static string Word(ProvenanceFiles files, EditedScenario edited)
    {
        if (edited.Source.BuiltIn is { } name) return name;
        string text = Encoding.UTF8.GetString(edited.Source.Utf8).TrimStart('\uFEFF');
        if (edited is { Model: null, Scenario.Model: { } named }) text = PlanText.Naming(text, CarriedModel.Word(named, files));
        return files.Add(edited.Scenario.Name, ".json", text);
    }

    // The model that the command line stated, which all of its runs have.
    private static IEnumerable<string> ModelWords(ProvenanceFiles files, EditedScenario edited) =>
        edited.Model is { } stated ? Provenance.Option("--model", CarriedModel.Word(stated, files)) : [];

    private static IEnumerable<string> Words(ScenarioEdit edit)
    {
        string[] words = [.. edit.Words];
        int settings = words.Length - edit.Events;
        return words.SelectMany((word, at) => Provenance.Option(at < settings ? "--set" : "--give", word));
    }
}
