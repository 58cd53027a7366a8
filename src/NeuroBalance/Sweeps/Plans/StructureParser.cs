using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the structures of adaptation of a plan: one for all arms, or several, of which each makes an arm of every arm.</summary>
internal sealed class StructureParser(FaultList faults)
{
    internal ImmutableArray<SweepArm> Parse(ObjectReader root, ImmutableArray<SweepArm> arms)
    {
        if (root.Find("structure") is not { } tree) return arms;
        bool isList = tree.Kind == JsonTokenType.StartArray;
        List<AdaptationStructure> structures = [];
        foreach (JsonTree item in isList ? tree.Items : [tree])
        {
            if (!AdaptationStructures.Form.TryRead(item, faults, out AdaptationStructure structure)) continue;
            if (structures.Contains(structure)) faults.Add(item.Path, item.Quoted, "the structure is there twice", "each structure once");
            else structures.Add(structure);
        }

        if (isList && tree.Items.Count == 0)
        {
            faults.Add(tree.Path, "[]", "there is no structure", string.Join(", ", AdaptationStructures.Words));
        }
        return [.. arms.SelectMany(arm => structures.Select(structure =>
            new SweepArm(isList ? NameOf(arm, structure) : arm.Name, arm.Scenario.WithStructure(structure))))];
    }

    private static string NameOf(SweepArm arm, AdaptationStructure structure)
    {
        string word = AdaptationStructures.Word(structure);
        return arm.Name.Length == 0 ? word : $"{arm.Name}-{word}";
    }
}
