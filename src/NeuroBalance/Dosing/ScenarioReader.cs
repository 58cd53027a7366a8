using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>What reading a scenario file gave: the scenario when it is sound, else every fault that it has.</summary>
/// <param name="Scenario">The scenario; absent when there is any fault.</param>
/// <param name="Faults">Everything that makes the file unusable.</param>
/// <param name="Warnings">What is usable but unlikely to be meant.</param>
internal sealed record ScenarioResult(Scenario? Scenario, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Warnings)
{
    /// <summary>The scenario.</summary>
    /// <exception cref="ScenarioException">The file has faults; the exception lists all of them.</exception>
    public Scenario GetOrThrow() => Scenario ?? throw new ScenarioException(Faults);
}

/// <summary>Reads a scenario file. Strict: unknown and repeated keys, missing units and numbers that are not finite are faults, and all
/// faults are reported together.</summary>
internal static class ScenarioReader
{
    /// <summary>Larger than any scenario that a person writes; keeps a wrong file from filling the memory.</summary>
    internal const long LargestFile = 64L << 20;

    /// <summary>Reads a scenario from the bytes of a file (UTF-8, with or without a byte order mark).</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="models">The models that it can name; shipped ones alone when absent.</param>
    /// <param name="change">Gives the scenario to be checked; as it stands when absent.</param>
    /// <remarks>An hourly output is what a file has that states none; options may still replace it, and a sweep does not look at
    /// it.</remarks>
    internal static ScenarioResult Parse(ReadOnlySpan<byte> utf8, ModelFiles? models = null, Func<Scenario, Scenario>? change = null)
    {
        FaultList faults = new();
        return JsonTreeReader.Read(utf8, faults) is { } tree
            ? Parse(tree, faults, models, change ?? AsItStands, CountsOutput)
            : new ScenarioResult(null, faults.Faults, faults.Warnings);
    }

    /// <summary>Reads a scenario whose file is edited first and which is changed before it is checked, so that what the change replaces
    /// is not judged.</summary>
    /// <param name="utf8">The bytes of a file (UTF-8, with or without a byte order mark).</param>
    /// <param name="models">The models that it can name.</param>
    /// <param name="edit">Gives the tree to be read; what is wrong with the edit is reported. Called only when the text is JSON.</param>
    /// <param name="change">Gives the scenario to be checked.</param>
    /// <returns>The changed scenario, or its faults.</returns>
    internal static ScenarioResult Parse(ReadOnlySpan<byte> utf8, ModelFiles models, Func<JsonTree, FaultList, JsonTree> edit,
        Func<Scenario, Scenario> change)
    {
        FaultList faults = new();
        return JsonTreeReader.Read(utf8, faults) is { } tree
            ? Parse(edit(tree, faults), faults, models, change, static _ => true)
            : new ScenarioResult(null, faults.Faults, faults.Warnings);
    }

    /// <summary>Reads a scenario from the text of a file.</summary>
    internal static ScenarioResult Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a scenario from the tree of a file.</summary>
    internal static ScenarioResult Parse(JsonTree tree, ModelFiles? models = null, Func<Scenario, Scenario>? change = null) =>
        Parse(tree, new FaultList(), models, change ?? AsItStands, CountsOutput);

    private static Scenario AsItStands(Scenario scenario) => scenario;

    private static bool CountsOutput(Scenario scenario) => scenario.Output != OutputPlan.Hourly;

    private static ScenarioResult Parse(JsonTree tree, FaultList faults, ModelFiles? models, Func<Scenario, Scenario> change,
        Func<Scenario, bool> countsOutput)
    {
        Scenario read = ModelRules.Resolve(ScenarioForms.Read(tree, faults), tree, models ?? new ModelFiles(null), faults);
        Scenario scenario = change(read);
        ScenarioRules.Check(scenario, faults, countsOutput(scenario));
        return new ScenarioResult(faults.Faults.Count == 0 ? scenario : null, faults.Faults, faults.Warnings);
    }
}
