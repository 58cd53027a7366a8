using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of the model that a scenario names.</summary>
internal static class ModelRules
{
    private const string Path = "$.model";

    // What cannot be judged at all without the model.
    private static readonly string[] Judged = ["$.parameters", "$.initial"];

    /// <summary>Whether the model is known, so that what it adds can be judged.</summary>
    internal static bool IsKnown(FaultList faults) => faults.Trusts(Judged[0]);

    /// <summary>Checks that the model of a scenario can be run; whether the rest can be judged by it.</summary>
    internal static bool Check(Scenario scenario, FaultList faults)
    {
        if (scenario.Model is not { } model) return true;
        if (scenario.Structure != AdaptationStructure.Own && faults.Trusts(Path)) faults.Add(Clash());
        try
        {
            _ = model.Runs;
            return true;
        }
        catch (ModelException exception)
        {
            ModelFiles.Report(exception, Path, faults);
            Distrust(faults);
            return false;
        }
    }

    /// <summary>The scenario with the model that its file names.</summary>
    /// <param name="scenario">The scenario, whose model is a name so far.</param>
    /// <param name="tree">Its file.</param>
    /// <param name="models">The models that can be named.</param>
    /// <param name="faults">Takes what is wrong.</param>
    internal static Scenario Resolve(Scenario scenario, JsonTree tree, ModelFiles models, FaultList faults)
    {
        if (scenario.ModelName is not { Length: > 0 } name) return scenario;
        if (tree.Find("structure") is not null) faults.Add(Clash());
        if (models.Find(name, Path, faults) is not { } found)
        {
            Distrust(faults);
            return scenario with { ModelName = "" };
        }

        return found.Text is null
            ? scenario with { ModelName = "", Structure = found.Structure }
            : scenario with { Model = found.Text };
    }

    private static void Distrust(FaultList faults)
    {
        foreach (string path in Judged)
        {
            faults.Distrust(path);
        }
    }

    private static Fault Clash() =>
        new(Path, "", "both 'model' and 'structure' are stated, and either says which equations are solved", "one of the two");
}
