using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>Read-outs of a scenario or plan, an object of expressions by name.</summary>
internal sealed class ReadoutsForm : ValueForm<ImmutableArray<NamedExpression>>
{
    internal override string Allowed => "an object such as {\"Ratio\": \"NmdaTone / GabaTone\"}";

    internal override JsonObject Describe(JsonObject definitions) => new()
    {
        ["type"] = "object",
        ["description"] = "Read-outs of one's own by name, in the language of models: states, signals, read-outs and parameters by their "
            + "names, keys or symbols. They are quantities like any other.",
        ["propertyNames"] = new JsonObject { ["pattern"] = "^[A-Za-z_][A-Za-z0-9_]{0,63}$" },
        ["additionalProperties"] = new JsonObject { ["type"] = "string" },
        ["examples"] = new JsonArray(new JsonObject { ["Ratio"] = "NmdaTone / GabaTone" }),
    };

    internal override bool TryRead(JsonTree tree, FaultList faults, out ImmutableArray<NamedExpression> value)
    {
        bool isObject = tree.Kind == JsonTokenType.StartObject;
        if (!isObject) faults.Add(tree.Path, tree.Quoted, "not an object", Allowed);
        value = [.. tree.Properties.Select(one => new NamedExpression(one.Key, JsonValues.Text(one.Value, faults) ?? ""))];
        return isObject;
    }

    internal override string Write(ImmutableArray<NamedExpression> value) =>
        JsonMembers.OnLines('{', value.Select(one => JsonMembers.Quoted(one.Name) + ": " + JsonMembers.Quoted(one.Expression)), '}', "  ");
}
