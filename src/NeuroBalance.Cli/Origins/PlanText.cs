using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroBalance.Cli.Origins;

/// <summary>A plan that stands alone: the scenarios that it names as files are in it, a list of rows lies beside it.</summary>
/// <param name="Files">The plan and its list, by name.</param>
internal sealed record PlanText(IReadOnlyList<KeyValuePair<string, string>> Files)
{
    /// <summary>What the plan is called.</summary>
    public const string PlanName = Provenance.Again + "-plan.json";

    private const string ListName = Provenance.Again + "-list.csv";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a sound plan.</summary>
    /// <param name="file">Its file.</param>
    public static PlanText Of(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        JsonNode plan = JsonNode.Parse(File.ReadAllText(file))!;
        Inline(plan, folder);
        foreach (JsonNode? arm in plan["arms"]?.AsArray() ?? [])
        {
            Inline(arm!, folder);
        }

        ProvenanceFiles models = new();
        Carry(plan, folder, models);
        List<KeyValuePair<string, string>> files = [.. models.All];
        if (plan["design"]?["file"] is { } list)
        {
            string path = Path.Combine(folder, list.GetValue<string>());
            plan["design"]!["file"] = ListName;
            files.Add(new(ListName, File.ReadAllText(path)));
        }

        files.Insert(0, new(PlanName, plan.ToJsonString(Written) + "\n"));
        return new PlanText(files);
    }

    private static void Inline(JsonNode owner, string folder)
    {
        if (owner["scenario"] is not JsonValue stated || stated.GetValueKind() != JsonValueKind.String) return;
        string name = stated.GetValue<string>();
        if (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return;
        string file = Path.Combine(folder, name);
        JsonNode scenario = JsonNode.Parse(File.ReadAllText(file))!;
        // What the scenario names lies beside it, and from now on it is part of the plan.
        if (ModelOf(scenario) is { } model) scenario["model"] = Path.Combine(Path.GetDirectoryName(file)!, model);
        owner["scenario"] = scenario;
    }

    /// <summary>The text of a scenario's file with another name of its model.</summary>
    public static string Naming(string scenario, string model)
    {
        JsonNode named = JsonNode.Parse(scenario)!;
        named["model"] = model;
        return named.ToJsonString(Written) + "\n";
    }

    // Names the models as the files by which they are carried along.
    private static void Carry(JsonNode plan, string folder, ProvenanceFiles files)
    {
        if (ModelOf(plan) is { } one) plan["model"] = Word(one);
        JsonArray several = plan["model"] as JsonArray ?? [];
        for (int i = 0; i < several.Count; i++)
        {
            several[i] = Word(several[i]!.GetValue<string>());
        }

        foreach (JsonNode? owner in (plan["arms"]?.AsArray() ?? []).Prepend(plan))
        {
            if (owner!["scenario"] is JsonObject scenario && ModelOf(scenario) is { } named) scenario["model"] = Word(named);
        }

        string Word(string name) => EquationSet.TryNamed(name, out _) ? name
            : CarriedModel.Word(Model.Load(Path.Combine(folder, name)), files);
    }

    private static string? ModelOf(JsonNode owner) =>
        owner["model"] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            && !EquationSet.TryNamed(value.GetValue<string>(), out _) ? value.GetValue<string>() : null;
}
