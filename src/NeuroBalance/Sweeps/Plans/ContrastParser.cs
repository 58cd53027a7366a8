using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads which arms of a plan are compared in which metric.</summary>
/// <param name="faults">Takes what is wrong.</param>
/// <param name="arms">The arms of the plan, one for each structure or model where there are several.</param>
/// <param name="metrics">Its metrics.</param>
internal sealed class ContrastParser(FaultList faults, ImmutableArray<SweepArm> arms, ImmutableArray<Metric> metrics)
{
    /// <summary>The key of a plan.</summary>
    internal const string Key = "contrasts";

    /// <summary>The keys of a contrast.</summary>
    internal static readonly string[] Keys = ["metric", "arm", "reference", "better"];

    /// <summary>The words for the better direction.</summary>
    internal static readonly (string Word, Better Meaning)[] Directions = [("lower", Better.Lower), ("higher", Better.Higher)];

    private const string Example = "{\"metric\": \"lorazepam\", \"arm\": \"ketamine\", \"reference\": \"placebo\", \"better\": \"lower\"}";

    // Where metrics or arms have faults of their own, who knows which names there would be.
    private readonly bool knowsNames = !faults.Faults.Any(fault => fault.Path.StartsWith("$.metrics", StringComparison.Ordinal)
        || fault.Path.StartsWith("$.arms", StringComparison.Ordinal) || fault.Path.StartsWith("$.structure", StringComparison.Ordinal)
        || fault.Path.StartsWith("$.model", StringComparison.Ordinal));

    /// <summary>The contrasts in order; one that names arms of every structure or model stands for one in each.</summary>
    /// <param name="root">The plan.</param>
    internal ImmutableArray<Contrast> Parse(ObjectReader root)
    {
        List<Contrast> found = [];
        foreach (JsonTree item in root.Items(Key))
        {
            if (item.Kind != JsonTokenType.StartObject)
            {
                faults.Add(item.Path, item.Quoted, "not an object", "a contrast such as " + Example);
                continue;
            }

            foreach (Contrast contrast in One(item))
            {
                // The better side is none of its name: one contrast has one.
                bool twice = found.Exists(other => other.ToString() == contrast.ToString());
                if (twice) faults.Add(item.Path, "", $"the contrast is there twice ({contrast})", "each contrast once");
                else found.Add(contrast);
            }
        }

        return [.. found];
    }

    private IEnumerable<Contrast> One(JsonTree item)
    {
        ObjectReader entry = new(item, Keys, faults);
        string? metric = Named(entry, item, "metric", [.. metrics.Select(one => one.Name)], "a metric");
        string[] names = [.. arms.Select(one => one.Name), .. arms.Select(one => one.Base).OfType<string>().Distinct()];
        string? arm = Named(entry, item, "arm", names, "an arm"), reference = Named(entry, item, "reference", names, "an arm");
        Better? better = entry.Choice("better", Directions, required: true);
        if (arm is not null && arm == reference)
        {
            faults.Add(item.Path + ".reference", $"\"{reference}\"", "the arm itself", "another arm");
            return [];
        }
        if (metric is null || arm is null || reference is null || better is null) return [];
        SweepArm[] ones = Meant(arm), others = Meant(reference);
        if (ones.Length == others.Length)
        {
            return ones.Zip(others, (one, other) => new Contrast(metric, one.Name, other.Name, better.Value));
        }
        faults.Add(item.Path, "", $"'{(ones.Length > 1 ? arm : reference)}' is an arm of every structure or model, and the other is one arm",
            "two arms, or two that are there in every one");
        return [];
    }

    // An arm by its name, or those that it has become in the structures or models of the plan.
    private SweepArm[] Meant(string name) =>
        arms.FirstOrDefault(arm => arm.Name == name) is { } exact ? [exact] : [.. arms.Where(arm => arm.Base == name)];

    private string? Named(ObjectReader entry, JsonTree item, string key, string[] known, string what)
    {
        if (entry.Text(key, required: true) is not { } name) return null;
        if (known.Contains(name) && name.Length > 0) return name;
        if (!knowsNames) return null;
        if (known.All(one => one.Length == 0))
        {
            faults.Add($"{item.Path}.{key}", $"\"{name}\"", "the plan has no arms", "a plan with two arms at least");
            return null;
        }
        faults.Add($"{item.Path}.{key}", $"\"{name}\"", $"there is no such {key}", what + " of the plan: "
            + string.Join(", ", known.Where(one => one.Length > 0).Take(20)), NearestName.Find(name, known));
        return null;
    }
}
