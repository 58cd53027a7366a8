using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the scenario of a plan and its arms.</summary>
/// <param name="faults">Takes what is wrong.</param>
/// <param name="files">The files that the plan names.</param>
/// <param name="equations">The equations of all arms, in the place of those of their scenarios; null where each has its own.</param>
internal sealed class ArmParser(FaultList faults, PlanFiles files, PlanEquations? equations)
{
    private const string Example = "the name of a scenario, a scenario file (.json), or a scenario in braces";

    internal ImmutableArray<SweepArm> Parse(ObjectReader root, bool perKilogram)
    {
        Scenario? common = root.Find("scenario") is { } tree ? Read(tree) : null;
        if (root.Find("arms") is null)
        {
            if (root.Find("scenario") is null && faults.Trusts("$.scenario"))
            {
                faults.Add("$.scenario", "", "'scenario' is missing", Example + "; or arms, each with its own");
            }
            return common is null ? [] : [new SweepArm("", Scaled(common, perKilogram))];
        }

        List<SweepArm> arms = [];
        IReadOnlyList<JsonTree> items = root.Items("arms");
        if (items.Count == 0) faults.Add("$.arms", "", "there is no arm", "at least one arm, or no 'arms' at all");
        foreach (JsonTree item in items)
        {
            if (item.Kind != JsonTokenType.StartObject)
            {
                faults.Add(item.Path, item.Quoted, "not an object", "an arm such as {\"name\": \"with\", \"scenario\": \"adjunct-with\"}");
                continue;
            }

            ObjectReader arm = new(item, ["name", "scenario", "set"], faults);
            string name = arm.Text("name", required: true) ?? "";
            if (faults.Trusts(item.Path + ".name")) NameRules.Check(item.Path + ".name", name, arms.Select(other => other.Name), faults);
            Scenario? own = arm.Find("scenario") is { } stated ? Read(stated) : common;
            if (own is null)
            {
                if (arm.Find("scenario") is null && root.Find("scenario") is null)
                {
                    faults.Add(item.Path + ".scenario", "", "'scenario' is missing", Example + ", here or for the whole plan");
                }
                continue;
            }

            if (arm.Object("set") is { Kind: JsonTokenType.StartObject } changes) own = Changed(own, changes) ?? own;
            arms.Add(new SweepArm(name, Scaled(own, perKilogram)));
        }

        return [.. arms];
    }

    private Scenario With(Scenario scenario) => equations?.In(scenario) ?? scenario;

    private static Scenario Scaled(Scenario scenario, bool perKilogram) => perKilogram ? scenario.WithDrinksPerKilogram() : scenario;

    // What an arm changes in the scenario: values by their path, as an axis does.
    private Scenario? Changed(Scenario scenario, JsonTree changes)
    {
        ScenarioTree tree = new(scenario);
        List<(string, JsonTree)> values = [];
        Scenario changed = scenario;
        foreach ((string key, JsonTree value) in changes.Properties)
        {
            if (scenario.Rows.Find(key) is not null)
            {
                if (JsonValues.Number(value, "a bare number in the unit of the parameter table", faults) is { } number)
                {
                    ParameterCheck check = ParameterSet.Check(scenario.Rows, key, number);
                    ValueRules.Add(value.Path, check, faults);
                    changed =
                        changed with { Parameters = [.. changed.Parameters.Where(old => old.Name != key), new NamedValue(key, number)] };
                }

                continue;
            }

            if (tree.Has(key, out (string Message, string Allowed, string? Nearest) fault)) values.Add((key, value));
            else faults.Add(value.Path, key, fault.Message, fault.Allowed, fault.Nearest);
        }

        if (values.Count == 0) return changed;
        ScenarioResult result = new ScenarioTree(changed).With([.. values]);
        foreach (Fault fault in result.Faults)
        {
            faults.Add(changes.Path, "", $"in the changed scenario, {fault}");
        }
        return result.Scenario;
    }

    private Scenario? Read(JsonTree value)
    {
        if (value.Kind == JsonTokenType.StartObject)
        {
            ScenarioResult own = ScenarioReader.Parse(ScenarioTree.Rebased(value, "$"), files.Models, With);
            return Taken(value.Path, own.Scenario, own.Faults, own.Warnings);
        }

        if (JsonValues.Text(value, faults) is not { } name) return null;
        if (Scenarios.TryGet(name, out Scenario? known)) return With(known);
        if (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(value.Path, value.Quoted, "there is no scenario of this name", Example,
                NearestName.Find(name, Scenarios.Names) is { } near ? $"\"{near}\"" : null);
            return null;
        }

        if (files.Read(name, out string problem) is not { } bytes)
        {
            faults.Add(value.Path, value.Quoted, problem, "a scenario file, found from the folder of the plan");
            return null;
        }

        ScenarioResult read = ScenarioReader.Parse(bytes, files.Models.Beside(name), With);
        return Taken(value.Path + ": " + name, read.Scenario, read.Faults, read.Warnings);
    }

    private Scenario? Taken(string path, Scenario? scenario, IReadOnlyList<Fault> found, IReadOnlyList<Fault> warnings)
    {
        foreach (Fault fault in found)
        {
            faults.Add(fault with { Path = path + fault.Path[1..] });
        }
        foreach (Fault warning in warnings)
        {
            faults.Warn(path + warning.Path[1..], warning.Value, warning.Message, warning.Allowed);
        }
        return found.Count == 0 ? scenario : null;
    }
}
