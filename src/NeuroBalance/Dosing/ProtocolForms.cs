using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The scenario's own protocols, an object of them by name: each is assessed at fixed intervals, or triggered.</summary>
internal sealed class ProtocolsForm : ValueForm<ImmutableArray<Protocol>>
{
    private const string LevelAllowed = "a bare number in the unit of the watched quantity";

    private static readonly Field<Protocol> Drug = new Field<Protocol, Drug>(
        "drug", DrugTable.Word, protocol => protocol.Drug, (protocol, drug) => protocol with { Drug = drug }, required: true);

    private static readonly Field<Protocol> Route = new Field<Protocol, DoseRoute>(
        "route", DrugTable.Route, protocol => protocol.Route, (protocol, route) => protocol with { Route = route }, required: true);

    internal static readonly MemberForm<Protocol> Assessed = new(
        "assessedProtocol", "Assessed at fixed intervals: the last row whose level has been reached gives the dose.", new(
            new Field<Protocol, string>(
                "watch", new TextForm(),
                protocol => new(protocol.Watch is not null, protocol.Watch!), (protocol, watch) => protocol with { Watch = watch },
                    required: true),
            new Field<Protocol, Duration>("every", DoseForms.Length,
                protocol => Stated.Of(protocol.Every), (protocol, every) => protocol with { Every = every }, required: true),
            Drug,
            Route,
            new Field<Protocol, ImmutableArray<Protocol.Row>>(
                "table", (protocol, sound) => new TableForm(DoseForms.Amount(sound("drug") ? protocol.Drug : null)),
                protocol => protocol.Table, (protocol, table) => protocol with { Table = table }, required: true),
            new Field<Protocol, double>(
                "stopBelow", new NumberForm(LevelAllowed),
                protocol => Stated.Of(protocol.StopBelow), (protocol, level) => protocol with { StopBelow = level }),
            new Field<Protocol, Duration>(
                "stopAfter", DoseForms.Length,
                protocol => Stated.Of(protocol.StopAfter), (protocol, length) => protocol with { StopAfter = length }),
            new Field<Protocol, bool>(
                "restartDuringKetamine", new TruthForm(), protocol => new(!protocol.RestartDuringKetamine, false),
                (protocol, restart) => protocol with { RestartDuringKetamine = restart })),
        Empty("", triggered: false),
        schema => schema["dependentRequired"] = new JsonObject
        {
            ["stopBelow"] = new JsonArray("stopAfter"),
            ["stopAfter"] = new JsonArray("stopBelow"),
        });

    internal static readonly MemberForm<Protocol> Triggered = new(
        "triggeredProtocol", "Gives a dose when a quantity crosses a level, and none for the refractory time after it.", new(
            new Field<Protocol, Protocol.Trigger>(
                "when", new TriggerForm(), protocol => Stated.Of(protocol.When), (protocol, when) => protocol with { When = when },
                required: true),
            new Field<Protocol, Duration>(
                "refractory", DoseForms.LengthOrNothing,
                protocol => Stated.Of(protocol.Refractory), (protocol, length) => protocol with { Refractory = length }),
            Drug,
            Route,
            new Field<Protocol, DoseAmount>(
                "dose", (protocol, sound) => DoseForms.Amount(sound("drug") ? protocol.Drug : null), protocol => Stated.Of(protocol.Dose),
                (protocol, dose) => protocol with { Dose = dose }, required: true)),
        Empty("", triggered: true));

    internal override string Allowed => "an object in braces";

    internal static MemberForm<Protocol> Of(Protocol protocol) => protocol.When is null ? Assessed : Triggered;

    internal override JsonObject Describe(JsonObject definitions) => new()
    {
        ["type"] = "object",
        ["description"] = "The scenario's own protocols by name.",
        ["propertyNames"] = ScenarioForms.ShortName.Reference(definitions),
        ["additionalProperties"] = new JsonObject
        {
            ["oneOf"] = new JsonArray(Assessed.Reference(definitions), Triggered.Reference(definitions)),
        },
    };

    internal override bool TryRead(JsonTree tree, FaultList faults, out ImmutableArray<Protocol> value)
    {
        bool isObject = tree.Kind == JsonTokenType.StartObject;
        if (!isObject) faults.Add(tree.Path, tree.Quoted, "not an object", Allowed);
        value = [.. tree.Properties.Select(one => Read(one.Key, one.Value, faults))];
        return isObject;
    }

    internal override string Write(ImmutableArray<Protocol> value) =>
        JsonMembers.OnLines('{', value.Select(one => JsonMembers.Quoted(one.Name) + ": " + Of(one).Write(one)), '}', "  ");

    private static Protocol Read(string name, JsonTree tree, FaultList faults)
    {
        bool triggered = tree.Find("when") is not null;
        if (tree.Kind != JsonTokenType.StartObject)
        {
            faults.Add(tree.Path, tree.Quoted, "not an object", "a protocol with 'watch' and 'table', or with 'when' and 'dose'");
        }
        else if ((triggered ? Triggered : Assessed).TryRead(tree, faults, out Protocol? read)) return read with { Name = name };
        return Empty(name, triggered);
    }

    // What is missing has been reported; what stands in for it keeps the other rules quiet.
    private static Protocol Empty(string name, bool triggered) =>
        triggered ? new Protocol { Name = name, When = default(Protocol.Trigger) }
            : new Protocol { Name = name, Watch = "", Every = Duration.FromHours(1) };

    private sealed class TableForm(ValueForm<DoseAmount> dose) : ValueForm<ImmutableArray<Protocol.Row>>
    {
        internal override string Allowed => "rows such as [8, \"1.5 mg\"]";

        internal override JsonObject Describe(JsonObject definitions) => new()
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = new JsonObject
            {
                ["type"] = "array",
                ["prefixItems"] = new JsonArray(new NumberForm(LevelAllowed).Describe(definitions), dose.Reference(definitions)),
                ["minItems"] = 2,
                ["maxItems"] = 2,
            },
        };

        internal override bool TryRead(JsonTree tree, FaultList faults, out ImmutableArray<Protocol.Row> value)
        {
            bool isList = tree.Kind == JsonTokenType.StartArray;
            if (!isList) faults.Add(tree.Path, tree.Quoted, "not a list", "a list in brackets");
            value = [.. tree.Items.Select(row => Row(row, faults))];
            return isList;
        }

        internal override string Write(ImmutableArray<Protocol.Row> value) =>
            "[" + string.Join(", ", value.Select(row => $"[{JsonMembers.Number(row.Level)}, {dose.Write(row.Dose)}]")) + "]";

        private Protocol.Row Row(JsonTree row, FaultList faults)
        {
            if (row.Kind != JsonTokenType.StartArray || row.Items.Count != 2)
            {
                faults.Add(row.Path, row.Quoted, "not a row of the table", "a level and a dose, such as [8, \"1.5 mg\"]");
                return default;
            }

            double level = JsonValues.Number(row.Items[0], LevelAllowed, faults) ?? 0;
            return new Protocol.Row(level, dose.TryRead(row.Items[1], faults, out DoseAmount amount) ? amount : default);
        }
    }

    private sealed class TriggerForm : ValueForm<Protocol.Trigger>
    {
        internal override string Allowed => "a quantity, > or <, and a level, such as \"Withdrawal > 15\"";

        internal override JsonObject Describe(JsonObject definitions) => new()
        {
            ["type"] = "string",
            ["pattern"] = @"^\s*[A-Za-z0-9]+\s*[<>]\s*[-+]?[0-9.]+([eE][+-]?[0-9]+)?\s*$",
            ["examples"] = new JsonArray("Withdrawal > 15"),
        };

        internal override bool TryRead(JsonTree tree, FaultList faults, out Protocol.Trigger value)
        {
            value = default;
            if (JsonValues.Text(tree, faults) is not { } text) return false;
            string[] parts = text.Split(['>', '<']);
            TextProblem problem = new("not a condition", Allowed);
            if (parts.Length == 2 && NumberText.TryRead(parts[1].Trim(), out double level, out problem))
            {
                Protocol.Relation relation = text.Contains('>') ? Protocol.Relation.Above : Protocol.Relation.Below;
                value = new Protocol.Trigger(parts[0].Trim(), relation, level);
                return true;
            }

            faults.Add(tree.Path, tree.Quoted, problem.Message, Allowed);
            return false;
        }

        internal override string Write(Protocol.Trigger value) => JsonMembers.Quoted(value.ToString());
    }
}
