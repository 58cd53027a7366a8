using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroBalance.Plotting;

namespace NeuroBalance.Cli.Origins;

/// <summary>A plan that stands alone: the scenarios that it names as files are in it, a list of rows lies beside it.</summary>
/// <param name="Files">The plan and its list, by name.</param>
internal sealed record PlanText(IReadOnlyList<KeyValuePair<string, string>> Files)
{
    /// <summary>What the plan is called.</summary>
    public const string PlanName = Origin.Again + "-plan.json";

    private const string ListName = Origin.Again + "-list.csv";

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

        List<KeyValuePair<string, string>> files = [];
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
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            owner["scenario"] = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)));
        }
    }
}
