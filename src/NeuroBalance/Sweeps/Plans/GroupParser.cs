using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the groups of axes that a sensitivity analysis takes as wholes: <c>"table"</c>, or names with the axes of each.</summary>
/// <param name="faults">Takes what is wrong.</param>
/// <param name="axes">The axes of the plan.</param>
/// <param name="design">Its design.</param>
internal sealed class GroupParser(FaultList faults, ImmutableArray<Axis> axes, DesignPlan design)
{
    private const string Allowed =
        "\"table\" (the groups of the parameter table), or names with axes such as {\"receptors\": [\"Nmda\", \"GabaA.EthanolEc50\"]}";

    /// <summary>The group of each axis; an axis that no group takes in is one by itself. Empty without groups.</summary>
    internal ImmutableArray<string> Parse(ObjectReader root)
    {
        if (root.Find("groups") is not { } tree) return [];
        if (design.Kind is not (DesignKind.Saltelli or DesignKind.Morris))
        {
            faults.Add(tree.Path, tree.Quoted, "this design does not exchange axes in groups", "a design of the type saltelli or morris");
            return [];
        }

        string[] groups = new string[axes.Length];
        if (tree.Kind == JsonTokenType.String && tree.Text == "table")
        {
            for (int i = 0; i < groups.Length; i++)
            {
                groups[i] = TableGroup(axes[i]) ?? axes[i].Key;
            }
        }
        else if (tree.Kind == JsonTokenType.StartObject)
        {
            foreach ((string name, JsonTree members) in tree.Properties)
            {
                Take(groups, name, members);
            }
            for (int i = 0; i < groups.Length; i++)
            {
                groups[i] ??= Alone(tree, axes[i].Key);
            }
        }
        else
        {
            faults.Add(tree.Path, tree.Quoted, "not groups of axes", Allowed);
            return [];
        }

        if (groups.Distinct().Count() < 2)
        {
            faults.Add(tree.Path, tree.Quoted, "all axes are in one group, so that there is nothing to compare", "two groups at least");
        }
        return [.. groups];
    }

    private void Take(string[] groups, string name, JsonTree members)
    {
        NameRules.Check(members.Path, name, groups.OfType<string>().Distinct().Where(other => other != name), faults);
        foreach (JsonTree word in members.Kind == JsonTokenType.StartArray ? members.Items : [members])
        {
            int[] meant = [.. Enumerable.Range(0, axes.Length)
                .Where(i => word.Kind == JsonTokenType.String && (axes[i].Key == word.Text || TableGroup(axes[i]) == word.Text))];
            if (meant.Length == 0)
            {
                string[] known = [.. axes.Select(axis => axis.Key), .. axes.Select(TableGroup).OfType<string>().Distinct()];
                faults.Add(word.Path, word.Quoted, "neither an axis nor a group of the parameter table with one",
                    "keys of axes, or groups such as Nmda", NearestName.Find(word.Text, known));
            }

            foreach (int i in meant)
            {
                if (groups[i] is { } other)
                {
                    faults.Add(word.Path, axes[i].Key, $"this axis is in the group '{other}' already", "each axis once");
                }
                groups[i] = name;
            }
        }
    }

    private string Alone(JsonTree tree, string key)
    {
        if (tree.Find(key) is { } named) faults.Add(named.Path, $"\"{key}\"", "an axis outside of this group has its name", "another name");
        return key;
    }

    private static string? TableGroup(Axis axis) =>
        axis.Parameter is null ? null : axis.Key[..axis.Key.IndexOf('.', StringComparison.Ordinal)];
}
