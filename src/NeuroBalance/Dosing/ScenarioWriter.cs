using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>Writes a scenario as the file that <see cref="ScenarioReader"/> reads back to an equal scenario: every quantity in the unit in which it was stated, one event on a line.</summary>
public static class ScenarioWriter
{
    /// <summary>The text of the scenario's file, with line feeds and a final one.</summary>
    /// <exception cref="ScenarioException">The scenario breaks a rule, so that no file could hold it; the exception lists every fault.</exception>
    public static string ToJson(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ScenarioException.ThrowIfFaulty(ScenarioRules.Check(scenario));
        Members root = new();
        root.Text("name", scenario.Name);
        if (scenario.Title.Length > 0)
            root.Text("title", scenario.Title);
        if (scenario.Description.Length > 0)
            root.Text("description", scenario.Description);
        root.Text("duration", scenario.Duration.ToString());
        if (scenario.Subject != new ScenarioSubject())
            root.Raw("subject", Subject(scenario.Subject).OnOneLine());
        if (!scenario.Parameters.IsEmpty)
            root.Raw("parameters", Values(scenario.Parameters).OnOneLine());
        if (!scenario.Initial.IsEmpty)
            root.Raw("initial", Values(scenario.Initial).OnOneLine());
        if (!scenario.Events.IsEmpty)
            root.Raw("events", OnLines('[', scenario.Events.Select(entry => Event(entry).OnOneLine()), ']', "  "));
        if (!scenario.Protocols.IsEmpty)
            root.Raw("protocols", OnLines('{', scenario.Protocols.Select(one => Quoted(one.Name) + ": " + Protocol(one).OnOneLine()), '}', "  "));
        root.Raw("output", Output(scenario.Output).OnOneLine());
        return OnLines('{', root.All, '}', "") + "\n";
    }

    private static Members Subject(ScenarioSubject subject)
    {
        Members members = new();
        if (subject.WeightKilograms is { } weight)
            members.Text("weight", Number(weight) + " kg");
        if (subject.Sex is { } sex)
            members.Text("sex", UnitText.Of(sex));
        if (subject.AgeYears is { } age)
            members.Raw("age", Number(age));
        if (subject.HeightCentimetres is { } height)
            members.Text("height", Number(height) + " cm");
        return members;
    }

    private static Members Values(IEnumerable<NamedValue> values)
    {
        Members members = new();
        foreach (NamedValue value in values)
            members.Raw(value.Name, Number(value.Value));
        return members;
    }

    private static Members Event(ScenarioEvent entry)
    {
        Members members = new();
        members.Text("type", entry.TypeName);
        switch (entry)
        {
            case Drink drink:
                members.Text("amount", drink.Amount.ToString());
                members.Text("at", drink.At.ToString());
                members.Optional("for", drink.For);
                members.Optional("skipAbove", drink.SkipAbove);
                break;
            case Bolus bolus:
                members.Text("drug", UnitText.Of(bolus.Drug));
                members.Text("amount", bolus.Amount.ToString());
                members.Text("at", bolus.At.ToString());
                break;
            case Infusion infusion:
                members.Text("drug", UnitText.Of(infusion.Drug));
                members.Optional("rate", infusion.Rate);
                members.Optional("amount", infusion.Amount);
                members.Text("at", infusion.At.ToString());
                members.Text("for", infusion.For.ToString());
                break;
            case Oral oral:
                members.Text("drug", UnitText.Of(oral.Drug));
                members.Text("amount", oral.Amount.ToString());
                members.Text("at", oral.At.ToString());
                break;
            case Therapy session:
                members.Text("at", session.At.ToString());
                members.Text("for", session.For.ToString());
                break;
            case Clamp clamp:
                members.Text("level", clamp.Level.ToString());
                members.Text("at", clamp.At.ToString());
                members.Text("for", clamp.For.ToString());
                break;
            case ProtocolStart start:
                members.Text("name", start.Name);
                members.Text("at", start.At.ToString());
                members.Optional("until", start.Until);
                break;
            default:
                members.Text("at", entry.At.ToString());
                break;
        }

        AddRepetition(members, "every", "count", entry.Repetition.Every, entry.Repetition.Count);
        AddRepetition(members, "repeatEvery", "repeatCount", entry.Repetition.RepeatEvery, entry.Repetition.RepeatCount);
        return members;
    }

    private static void AddRepetition(Members members, string everyKey, string countKey, Duration? every, int count)
    {
        if (every is null)
            return;
        members.Optional(everyKey, every);
        members.Raw(countKey, count.ToString(CultureInfo.InvariantCulture));
    }

    private static Members Protocol(Protocol protocol)
    {
        Members members = new();
        if (protocol.When is { } trigger)
        {
            members.Text("when", trigger.ToString());
            members.Optional("refractory", protocol.Refractory);
        }
        else
        {
            members.Text("watch", protocol.Watch!);
            members.Optional("every", protocol.Every);
        }

        members.Text("drug", UnitText.Of(protocol.Drug));
        members.Text("route", UnitText.Of(protocol.Route));
        members.Optional("dose", protocol.Dose);
        if (protocol.When is not null)
            return members;
        members.Raw("table", "[" + string.Join(", ", protocol.Table.Select(row => $"[{Number(row.Level)}, {Quoted(row.Dose.ToString())}]")) + "]");
        if (protocol.StopBelow is { } level)
            members.Raw("stopBelow", Number(level));
        members.Optional("stopAfter", protocol.StopAfter);
        if (!protocol.RestartDuringKetamine)
            members.Raw("restartDuringKetamine", "false");
        return members;
    }

    private static Members Output(OutputPlan plan)
    {
        Members members = new();
        members.Optional("every", plan.Every);
        if (!plan.Times.IsEmpty)
            members.Raw("times", "[" + string.Join(", ", plan.Times.Select(time => Quoted(time.ToString()))) + "]");
        members.Optional("from", plan.From);
        members.Optional("to", plan.To);
        return members;
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => '"' + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"';

    private static string OnLines(char open, IEnumerable<string> entries, char close, string indent)
    {
        StringBuilder text = new();
        text.Append(open).Append('\n').Append(indent).Append("  ");
        text.AppendJoin(",\n" + indent + "  ", entries);
        return text.Append('\n').Append(indent).Append(close).ToString();
    }

    /// <summary>The members of one object, in the order in which they are written.</summary>
    private sealed class Members
    {
        internal List<string> All { get; } = [];

        internal void Raw(string key, string json) => All.Add(Quoted(key) + ": " + json);

        internal void Text(string key, string text) => Raw(key, Quoted(text));

        internal void Optional<T>(string key, T? value)
            where T : struct
        {
            if (value is { } stated)
                Text(key, stated.ToString()!);
        }

        internal string OnOneLine() => All.Count == 0 ? "{}" : "{ " + string.Join(", ", All) + " }";
    }
}
