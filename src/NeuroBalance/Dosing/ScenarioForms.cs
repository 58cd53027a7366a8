using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>Scenario files by their members: what is read, written and described in the JSON schema is declared here once.</summary>
internal static class ScenarioForms
{
    internal static readonly TextForm ShortName = new("slug", "^[a-z0-9-]{1,100}$");

    internal static readonly WordForm<Sex> SexWord = new("sex", [("male", Sex.Male), ("female", Sex.Female)]);

    internal static readonly MemberForm<ScenarioSubject> Subject = new(
        "subject",
        "Weight alone sets the body weight; sex, age and height together set the distribution volume of ethanol (Watson et al. 1980).",
        new(
            new Field<ScenarioSubject, double>(
                "weight", DoseForms.Weight,
                subject => Stated.Of(subject.WeightKilograms), (subject, weight) => subject with { WeightKilograms = weight }),
            new Field<ScenarioSubject, Sex>("sex", SexWord,
                subject => Stated.Of(subject.Sex), (subject, sex) => subject with { Sex = sex }),
            new Field<ScenarioSubject, double>(
                "age", new NumberForm("a bare number of years"),
                subject => Stated.Of(subject.AgeYears), (subject, age) => subject with { AgeYears = age }),
            new Field<ScenarioSubject, double>(
                "height", DoseForms.Height,
                subject => Stated.Of(subject.HeightCentimetres), (subject, height) => subject with { HeightCentimetres = height })),
        new ScenarioSubject(),
        schema => schema["dependentRequired"] = new JsonObject
        {
            ["sex"] = new JsonArray("age", "height"),
            ["age"] = new JsonArray("sex", "height"),
            ["height"] = new JsonArray("sex", "age"),
        });

    internal static readonly MemberForm<OutputPlan> Output = new(
        "output", "The times at which the run reports.", new(
            new Field<OutputPlan, Duration>("every", DoseForms.Length,
                plan => Stated.Of(plan.Every), (plan, every) => plan with { Every = every }),
            new Field<OutputPlan, ImmutableArray<Moment>>(
                "times", new ListForm<Moment>(DoseForms.At, least: 1),
                plan => new(!plan.Times.IsEmpty, plan.Times), (plan, times) => plan with { Times = times }),
            new Field<OutputPlan, Moment>("from", DoseForms.At, plan => Stated.Of(plan.From), (plan, from) => plan with { From = from }),
            new Field<OutputPlan, Moment>("to", DoseForms.At, plan => Stated.Of(plan.To), (plan, to) => plan with { To = to })),
        new OutputPlan(),
        schema => schema["oneOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray("every") }, new JsonObject { ["required"] = new JsonArray("times") }));

    internal static readonly ReadoutsForm Readouts = new();

    private static readonly ObjectForm<Scenario> Root = new(
        new Field<Scenario, string>("$schema", new TextForm(), _ => default, (scenario, _) => scenario),
        new Field<Scenario, string>("name", ShortName, scenario => scenario.Name, (scenario, name) => scenario with { Name = name },
            required: true),
        new Field<Scenario, string>(
            "title", new TextForm(),
            scenario => new(scenario.Title.Length > 0, scenario.Title), (scenario, title) => scenario with { Title = title }),
        new Field<Scenario, string>(
            "description", new TextForm(), scenario => new(scenario.Description.Length > 0, scenario.Description),
            (scenario, description) => scenario with { Description = description }),
        new Field<Scenario, Duration>(
            "duration", DoseForms.Length, scenario => scenario.Duration, (scenario, duration) => scenario with { Duration = duration },
            required: true),
        new Field<Scenario, ScenarioSubject>(
            "subject", Subject,
            scenario => new(scenario.Subject != new ScenarioSubject(), scenario.Subject), (scenario, subject) =>
                scenario with { Subject = subject }),
        new Field<Scenario, AdaptationStructure>(
            "structure", AdaptationStructures.Form,
            scenario => new(scenario.Structure != AdaptationStructure.Own, scenario.Structure), (scenario, structure) =>
                scenario with { Structure = structure }),
        new Field<Scenario, string>(
            "model", new TextForm(),
            scenario => new(scenario.Model is not null, ModelFiles.NameIn(scenario)), (scenario, name) =>
                scenario with { ModelName = name }),
        new Field<Scenario, ImmutableArray<NamedExpression>>(
            ReadoutRules.Key, Readouts, scenario => new(!scenario.Readouts.IsEmpty, scenario.Readouts), (scenario, readouts) =>
                scenario with { Readouts = readouts }),
        new Field<Scenario, ImmutableArray<NamedValue>>(
            "parameters", new NamedValuesForm("Parameters that differ from their default, in the units of the table of parameters."),
            scenario => new(!scenario.Parameters.IsEmpty, scenario.Parameters), (scenario, values) =>
                scenario with { Parameters = values }),
        new Field<Scenario, ImmutableArray<NamedValue>>(
            "initial", new NamedValuesForm("States that do not start naive."),
            scenario => new(!scenario.Initial.IsEmpty, scenario.Initial), (scenario, values) => scenario with { Initial = values }),
        new Field<Scenario, ImmutableArray<ScenarioEvent>>(
            "events", new ListForm<ScenarioEvent>(new AnyEventForm(), onLines: true),
            scenario => new(!scenario.Events.IsEmpty, scenario.Events), (scenario, events) => scenario with { Events = events }),
        new Field<Scenario, ImmutableArray<Protocol>>(
            "protocols", new ProtocolsForm(),
            scenario => new(!scenario.Protocols.IsEmpty, scenario.Protocols), (scenario, protocols) =>
                scenario with { Protocols = protocols }),
        new Field<Scenario, OutputPlan>("output", Output,
            scenario => scenario.Output, (scenario, output) => scenario with { Output = output }));

    /// <summary>The keys of a scenario.</summary>
    internal static readonly IReadOnlyList<string> Keys = [.. Root.Fields.Select(field => field.Key)];

    /// <summary>Reads a scenario. What is faulty is reported, and something harmless stands in for it, so that the rest can still be
    /// judged.</summary>
    internal static Scenario Read(JsonTree tree, FaultList faults)
    {
        if (tree.Kind != JsonTokenType.StartObject)
        {
            faults.Add("$", tree.Quoted, "not an object", "one JSON object with the keys " + string.Join(", ", Keys.Skip(1)));
        }

        return Root.Read(new Scenario { Name = "", Duration = Duration.FromHours(1) }, tree, Keys, faults);
    }

    /// <summary>The file of a scenario: every quantity in the unit in which it was stated, one event on a line, line feeds.</summary>
    internal static string Write(Scenario scenario)
    {
        JsonMembers root = new();
        Root.Write(scenario, root);
        return JsonMembers.OnLines('{', root.All, '}', "") + "\n";
    }

    /// <summary>The JSON schema (draft 2020-12) of scenario files.</summary>
    internal static string Schema()
    {
        JsonObject definitions = [];
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "NeuroBalance scenario",
        };
        const string Description = "Who, how long, which doses, which outputs. Every quantity with a dimension is a text with its unit.";
        foreach ((string key, JsonNode? value) in Root.Schema(Description, definitions))
        {
            schema[key] = value?.DeepClone();
        }
        schema["$defs"] = definitions;
        JsonSerializerOptions options = new()
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return schema.ToJsonString(options) + "\n";
    }

    private sealed class AnyEventForm : ValueForm<ScenarioEvent>
    {
        internal override string Name => "event";

        internal override string Allowed => "an event in braces";

        internal override JsonObject Describe(JsonObject definitions)
        {
            JsonArray types = [];
            foreach (EventForm type in EventTable.All)
            {
                definitions[type.Word] = type.Schema(definitions);
                types.Add((JsonNode)new JsonObject { ["$ref"] = "#/$defs/" + type.Word });
            }

            return new JsonObject { ["oneOf"] = types };
        }

        internal override bool TryRead(JsonTree tree, FaultList faults, out ScenarioEvent value)
        {
            value = EventTable.Read(tree, faults);
            return true;
        }

        internal override string Write(ScenarioEvent value) => value.Form.Write(value);
    }

    private sealed class NamedValuesForm(string description) : ValueForm<ImmutableArray<NamedValue>>
    {
        private static readonly NumberForm Number = new("a bare number in the unit of the table of parameters or states");

        internal override string Allowed => "an object in braces";

        internal override JsonObject Describe(JsonObject definitions) =>
            new() { ["type"] = "object", ["description"] = description, ["additionalProperties"] = Number.Describe(definitions) };

        internal override bool TryRead(JsonTree tree, FaultList faults, out ImmutableArray<NamedValue> value)
        {
            bool isObject = tree.Kind == JsonTokenType.StartObject;
            if (!isObject) faults.Add(tree.Path, tree.Quoted, "not an object", Allowed);
            value = [.. tree.Properties.Select(one =>
                new NamedValue(one.Key, Number.TryRead(one.Value, faults, out double number) ? number : 0))];
            return isObject;
        }

        internal override string Write(ImmutableArray<NamedValue> value)
        {
            JsonMembers members = new();
            foreach (NamedValue one in value)
            {
                members.Raw(one.Name, JsonMembers.Number(one.Value));
            }
            return members.OnOneLine();
        }
    }
}
