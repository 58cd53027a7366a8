using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>What reading a scenario file gave: the scenario when it is sound, else every fault that it has.</summary>
/// <param name="Scenario">The scenario; absent when there is any fault.</param>
/// <param name="Faults">Everything that makes the file unusable.</param>
/// <param name="Warnings">What is usable but unlikely to be meant.</param>
public sealed record ScenarioResult(Scenario? Scenario, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Warnings)
{
    /// <summary>The scenario.</summary>
    /// <exception cref="ScenarioException">The file has faults; the exception lists all of them.</exception>
    public Scenario GetOrThrow() => Scenario ?? throw new ScenarioException(Faults);
}

/// <summary>Reads a scenario file. Strict: unknown and repeated keys, missing units and numbers that are not finite are faults, and all faults are reported together.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario from the bytes of a file (UTF-8, with or without a byte order mark).</summary>
    public static ScenarioResult Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, static scenario => scenario);

    /// <summary>Reads a scenario and changes it before it is checked, so that what the change replaces is not judged.</summary>
    /// <param name="utf8">The bytes of a file (UTF-8, with or without a byte order mark).</param>
    /// <param name="change">Gives the scenario to be checked; called only when the text is JSON.</param>
    /// <returns>The changed scenario, or its faults.</returns>
    public static ScenarioResult Parse(ReadOnlySpan<byte> utf8, Func<Scenario, Scenario> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        FaultList faults = new();
        if (JsonTreeReader.Read(utf8, faults) is not { } tree)
            return new ScenarioResult(null, faults.Faults, faults.Warnings);
        Scenario scenario = change(new ScenarioParser(faults).Parse(tree));
        ScenarioRules.Check(scenario, faults);
        return new ScenarioResult(faults.Faults.Count == 0 ? scenario : null, faults.Faults, faults.Warnings);
    }

    /// <summary>Reads a scenario from the text of a file.</summary>
    public static ScenarioResult Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(Encoding.UTF8.GetBytes(text));
    }
}

/// <summary>Turns a JSON tree into a scenario. Where a value is faulty it reports it and puts a harmless one in its place, so that the rest can still be judged.</summary>
internal sealed class ScenarioParser(FaultList faults)
{
    internal Scenario Parse(JsonTree tree)
    {
        if (tree.Kind != JsonTokenType.StartObject)
            faults.Add("$", tree.Quoted, "not an object", "one JSON object with the keys " + string.Join(", ", ScenarioKeys.Root[1..]));
        ObjectReader root = new(tree, ScenarioKeys.Root, faults);
        _ = root.Text("$schema");
        return new Scenario
        {
            Name = root.Text("name", required: true) ?? "",
            Title = root.Text("title") ?? "",
            Description = root.Text("description") ?? "",
            Duration = root.RequiredDuration("duration"),
            Subject = root.Object("subject") is { } subject ? ParseSubject(subject) : new ScenarioSubject(),
            Parameters = root.Object("parameters") is { } parameters ? ParseValues(parameters) : [],
            Initial = root.Object("initial") is { } initial ? ParseValues(initial) : [],
            Events = [.. root.Items("events").Select(new EventParser(faults).Parse)],
            Protocols = root.Object("protocols") is { } protocols ? [.. protocols.Properties.Select(one => new ProtocolParser(faults).Parse(one.Key, one.Value))] : [],
            Output = root.Object("output") is { } output ? ParseOutput(output) : OutputPlan.Hourly,
        };
    }

    private ScenarioSubject ParseSubject(JsonTree tree)
    {
        ObjectReader subject = new(tree, ScenarioKeys.Subject, faults);
        return new ScenarioSubject
        {
            WeightKilograms = subject.Quantity("weight", QuantityText.Weights)?.Value,
            Sex = subject.Choice<Sex>("sex", [("male", Sex.Male), ("female", Sex.Female)]),
            AgeYears = subject.Number("age", "a bare number of years"),
            HeightCentimetres = subject.Quantity("height", QuantityText.Lengths)?.Value,
        };
    }

    private ImmutableArray<NamedValue> ParseValues(JsonTree tree)
    {
        List<NamedValue> values = [];
        foreach ((string key, JsonTree value) in tree.Properties)
            values.Add(new NamedValue(key, JsonValues.Number(value, "a bare number in the unit of the table of parameters or states", faults) ?? 0));
        return [.. values];
    }

    private OutputPlan ParseOutput(JsonTree tree)
    {
        ObjectReader output = new(tree, ScenarioKeys.Output, faults);
        return new OutputPlan
        {
            Every = output.Duration("every"),
            Times = [.. output.Items("times").Select(time => JsonValues.Moment(time, faults) ?? default)],
            From = output.Moment("from"),
            To = output.Moment("to"),
        };
    }
}
