using System.Text.Json.Nodes;
using NeuroBalance.Metrics;

namespace NeuroBalance.Sweeps;

/// <summary>The part of the plan's JSON schema that describes a metric, made from the kinds: each with the keys that it uses.</summary>
internal static class MetricSchema
{
    public static JsonObject Create()
    {
        JsonObject properties =
            new() { ["name"] = Typed("string"), ["kind"] = new JsonObject { ["enum"] = Words(MetricKind.All.Select(kind => kind.Word)) } };
        foreach (MetricKey key in MetricKey.All)
        {
            properties[key.Word] = Typed(key.Schema);
        }
        properties["expression"] = Typed("string");
        properties["unit"] = Typed("string");
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = Words(["name"]),
            ["oneOf"] = new JsonArray(
                new JsonObject { ["required"] = Words(["kind"]), ["properties"] = new JsonObject { ["unit"] = false } },
                new JsonObject { ["required"] = Words(["expression"]) }),
            ["additionalProperties"] = false,
            ["properties"] = properties,
            ["allOf"] = new JsonArray([.. MetricKind.All.Select(Rule)]),
        };
    }

    private static JsonObject Rule(MetricKind kind)
    {
        JsonObject forbidden = [];
        foreach (MetricKey key in MetricKey.All.Except(kind.Required).Except(kind.Optional))
        {
            forbidden[key.Word] = false;
        }
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["required"] = Words(["kind"]),
                ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Word } },
            },
            ["then"] = new JsonObject
            {
                ["description"] = kind.Description,
                ["required"] = Words(kind.Required.Select(key => key.Word)),
                ["properties"] = forbidden,
            },
        };
    }

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
