using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>The schemas of files with every name of this version and a sentence for each, so that editors can offer them.</summary>
internal static class SchemaWords
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema of scenario files, with the parameters and states.</summary>
    /// <param name="model">The text whose parameters and states they are; null for the built-in model.</param>
    public static string OfScenarios(Model? model)
    {
        IReadOnlyList<ParameterInfo> rows = ParameterCatalog.Of(model);
        JsonNode schema = JsonNode.Parse(Scenario.Schema)!;
        JsonNode members = schema["properties"]!;
        Name(members["parameters"]!.AsObject(), rows.Select(one => (one.Key, Sentence(one.Description, one.Unit))));
        Name(members["initial"]!.AsObject(),
            Quantity.Of(model).Where(one => one.IsState).Select(one => (one.Name, Sentence(one.Description, one.Unit))));
        return schema.ToJsonString(Written);
    }

    /// <summary>The schema of plan files, with the parameters, quantities and kinds of metrics.</summary>
    /// <param name="model">The text whose parameters and quantities they are; null for the built-in model.</param>
    public static string OfPlans(Model? model)
    {
        IReadOnlyList<ParameterInfo> rows = ParameterCatalog.Of(model);
        JsonNode schema = JsonNode.Parse(SweepPlan.Schema)!;
        JsonNode definitions = schema["$defs"]!;
        JsonNode metric = definitions["metric"]!["properties"]!;
        metric["kind"] = Choice(MetricKind.All.Select(one => (one.Word, one.Description)));
        foreach (string key in (string[])["of", "other"])
        {
            JsonObject known = Choice(Quantity.Of(model).Select(one => (one.Name, Sentence(one.Description, one.Unit))));
            metric[key] = new JsonObject
            {
                ["anyOf"] = new JsonArray(known, new JsonObject { ["type"] = "string", ["description"] = "A read-out of one's own." }),
            };
        }

        JsonObject parameters = Choice(rows.Select(one => (one.Key, Sentence(one.Description, one.Unit))));
        parameters["oneOf"]!.AsArray().Add((JsonNode)new JsonObject
        {
            ["pattern"] = @"^(duration|subject|initial|events|protocols)\b",
            ["description"] = "A path into the scenario, such as events[0].amount",
        });
        definitions["axis"]!["properties"]!["key"] = parameters;
        return schema.ToJsonString(Written);
    }

    private static void Name(JsonObject schema, IEnumerable<(string Name, string Sentence)> members)
    {
        JsonObject properties = [];
        foreach ((string name, string sentence) in members)
        {
            properties[name] = new JsonObject { ["type"] = "number", ["description"] = sentence };
        }

        schema["properties"] = properties;
        schema["additionalProperties"] = false;
    }

    private static JsonObject Choice(IEnumerable<(string Name, string Sentence)> members) => new()
    {
        ["type"] = "string",
        ["oneOf"] = new JsonArray([.. members.Select(one =>
            (JsonNode)new JsonObject { ["const"] = one.Name, ["description"] = one.Sentence })]),
    };

    private static string Sentence(string text, string unit) => unit == "1" ? text : $"{text} ({unit})";
}
