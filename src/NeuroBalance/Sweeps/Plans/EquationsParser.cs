using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Equations that a plan states for its arms.</summary>
/// <param name="Set">The equations.</param>
/// <param name="Name">What the plan calls them.</param>
internal sealed record PlanEquations(EquationSet Set, string Name)
{
    /// <summary>The word that the name of an arm ends with.</summary>
    public string Word => string.Concat(Path.GetFileNameWithoutExtension(Name).ToLowerInvariant()
        .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>A scenario with these equations.</summary>
    public Scenario In(Scenario scenario) => scenario.With(Set, Name);
}

/// <summary>
/// Reads the structures or models of a plan: one for all arms, or several, of which each makes an arm of every arm.
/// </summary>
/// <param name="faults">Takes what is wrong.</param>
/// <param name="files">The files that the plan names.</param>
/// <param name="instead">What goes before all that the plan and its scenarios state; null where nothing does.</param>
internal sealed class EquationsParser(FaultList faults, PlanFiles files, PlanEquations? instead)
{
    /// <summary>Whether the model is not known, so that nobody can say which parameters there are.</summary>
    internal bool CannotBeRead { get; private set; }

    internal ImmutableArray<SweepArm> Parse(JsonTree plan, ObjectReader root, bool perKilogram)
    {
        if (root.Find("structure") is not null && root.Find("model") is { } both)
        {
            faults.Add(both.Path, "",
                "both 'model' and 'structure' are stated, and either says which equations are solved", "one of the two");
        }

        JsonTree? stated = instead is null ? root.Find("model") ?? root.Find("structure") : null;
        PlanEquations[] choices = instead is null ? [.. Choices(stated, isModel: root.Find("model") is not null)] : [instead];
        CannotBeRead = stated is not null && choices.Length == 0;
        if (choices.Length == 0) return new ArmParser(faults, files, equations: null).Parse(root, perKilogram);
        bool isList = stated is { Kind: JsonTokenType.StartArray };
        ImmutableArray<SweepArm>[] arms = [.. choices.Select((choice, at) => at == 0
            ? new ArmParser(faults, files, choice).Parse(root, perKilogram)
            : Again(plan, choice, perKilogram))];
        return [.. Enumerable.Range(0, arms.Min(one => one.Length)).SelectMany(arm => choices.Select((choice, at) =>
            isList ? Named(arms[at][arm], choice) : arms[at][arm]))];
    }

    private List<PlanEquations> Choices(JsonTree? stated, bool isModel)
    {
        List<PlanEquations> found = [];
        bool isList = stated is { Kind: JsonTokenType.StartArray };
        string kind = isModel ? "model" : "structure";
        foreach (JsonTree item in stated is null ? [] : isList ? stated.Items : [stated])
        {
            if ((isModel ? Model(item) : Structure(item)) is not { } one) continue;
            if (found.Exists(other => other.Set == one.Set || other.Word == one.Word))
            {
                faults.Add(item.Path, item.Quoted, $"the {kind} is there twice", $"each {kind} once");
            }
            else found.Add(one);
        }

        if (isList && stated!.Items.Count == 0)
        {
            faults.Add(stated.Path, "[]", $"there is no {kind}",
                string.Join(", ", isModel ? ShippedModels.Names : AdaptationStructures.Words));
        }
        return found;
    }

    private PlanEquations? Structure(JsonTree item) =>
        AdaptationStructures.Form.TryRead(item, faults, out AdaptationStructure structure)
            ? new PlanEquations(structure, AdaptationStructures.Word(structure)) : null;

    private PlanEquations? Model(JsonTree item)
    {
        if (JsonValues.Text(item, faults) is not { } name || files.Models.Find(name, item.Path, faults) is not { } set) return null;
        try
        {
            _ = set.Text?.Runs;
            return new PlanEquations(set, name);
        }
        catch (ModelException exception)
        {
            ModelFiles.Report(exception, item.Path, faults);
            return null;
        }
    }

    // The same arms with other equations: what is wrong with them for another reason has been said.
    private ImmutableArray<SweepArm> Again(JsonTree plan, PlanEquations choice, bool perKilogram)
    {
        FaultList own = new();
        ImmutableArray<SweepArm> arms =
            new ArmParser(own, files, choice).Parse(new ObjectReader(plan, SweepPlanReader.Keys, own), perKilogram);
        foreach (Fault fault in own.Faults.Except(faults.Faults))
        {
            faults.Add(fault);
        }
        return arms;
    }

    private static SweepArm Named(SweepArm arm, PlanEquations choice) =>
        arm.Name.Length == 0 ? arm with { Name = choice.Word } : arm with { Name = $"{arm.Name}-{choice.Word}", Base = arm.Name };
}
