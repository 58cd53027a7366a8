using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>Turns one entry of the list of events into an event.</summary>
internal sealed class EventParser(FaultList faults)
{
    internal static readonly (string Word, Drug Drug)[] Drugs =
        [("ethanol", Drug.Ethanol), ("ketamine", Drug.Ketamine), ("benzodiazepine", Drug.Benzodiazepine)];

    internal ScenarioEvent Parse(JsonTree tree)
    {
        if (tree.Kind != JsonTokenType.StartObject)
        {
            faults.Add(tree.Path, tree.Quoted, "not an object", "an event such as {\"type\": \"drink\", \"amount\": \"14 g\", \"at\": \"8 h\"}");
            return new Retrieval(default);
        }

        if (TypeOf(tree) is not { } type)
            return new Retrieval(default);
        ObjectReader entry = new(tree, ScenarioKeys.Events[type], faults);
        Moment at = entry.Moment("at", required: true) ?? default;
        ScenarioEvent parsed = type switch
        {
            "drink" => ParseDrink(entry, at),
            "bolus" => ParseBolus(entry, at),
            "infusion" => ParseInfusion(entry, at),
            "oral" => new Oral(ParseDrug(entry, out bool known), ParseAmount(entry, "amount", known ? QuantityText.AmountUnits(Drug.Benzodiazepine) : null), at),
            "retrieval" => new Retrieval(at),
            "therapy" => new Therapy(at, entry.RequiredDuration("for")),
            "clamp" => new Clamp(ParseLevel(entry, "level", required: true) ?? default, at, entry.RequiredDuration("for")),
            "protocol" => new ProtocolStart(entry.Text("name", required: true) ?? "", at) { Until = entry.Moment("until") },
            _ => throw new InvalidOperationException($"'{type}' has no parser."),
        };
        return ScenarioKeys.Events[type].Contains("count") ? parsed with { Repetition = ParseRepetition(entry, tree.Path) } : parsed;
    }

    private string? TypeOf(JsonTree tree)
    {
        string[] known = [.. ScenarioKeys.Events.Keys];
        string path = JsonTree.Member(tree.Path, "type");
        string allowed = string.Join(", ", known);
        if (tree.Find("type") is not { } type)
        {
            faults.Add(path, "", "'type' is missing", allowed);
            return null;
        }

        if (type.Kind == JsonTokenType.String && Array.IndexOf(known, type.Text) >= 0)
            return type.Text;
        faults.Add(path, type.Quoted, "there is no such type of event", allowed, type.Kind == JsonTokenType.String ? NearestName.Find(type.Text, known) : null);
        return null;
    }

    private static Drink ParseDrink(ObjectReader entry, Moment at) =>
        new(ParseAmount(entry, "amount", QuantityText.DrinkAmounts), at) { For = entry.Duration("for"), SkipAbove = ParseLevel(entry, "skipAbove") };

    private static Bolus ParseBolus(ObjectReader entry, Moment at)
    {
        Drug drug = ParseDrug(entry, out bool known);
        return new Bolus(drug, ParseAmount(entry, "amount", known ? QuantityText.AmountUnits(drug) : null), at);
    }

    private Infusion ParseInfusion(ObjectReader entry, Moment at)
    {
        Drug drug = ParseDrug(entry, out bool known);
        Duration length = entry.RequiredDuration("for");
        return new Infusion(drug, at, length)
        {
            Rate = entry.Find("rate") is { } rate ? ParseRate(rate, known ? QuantityText.RateUnits(drug) : QuantityText.AllRateUnits) : null,
            Amount = entry.Find("amount") is not null ? ParseAmount(entry, "amount", known ? QuantityText.AmountUnits(drug) : null) : null,
        };
    }

    /// <summary>The drug; ketamine stands in for a faulty one.</summary>
    private static Drug ParseDrug(ObjectReader entry, out bool known)
    {
        Drug? drug = entry.Choice("drug", Drugs, required: true);
        known = drug is not null;
        return drug ?? Drug.Ketamine;
    }

    private DoseRate ParseRate(JsonTree value, (string Spelling, DoseUnit Unit)[] units) =>
        JsonValues.Quantity(value, units, faults) is { } rate ? new DoseRate(rate.Value, rate.Unit) : new DoseRate(0, units[0].Unit);

    private static DoseAmount ParseAmount(ObjectReader entry, string key, (string Spelling, DoseUnit Unit)[]? units)
    {
        units ??= QuantityText.AllAmountUnits;
        return entry.Quantity(key, units, required: true) is { } amount ? new DoseAmount(amount.Value, amount.Unit) : new DoseAmount(0, units[0].Unit);
    }

    private static BloodLevel? ParseLevel(ObjectReader entry, string key, bool required = false) =>
        entry.Quantity(key, QuantityText.Levels, required) is { } level ? new BloodLevel(level.Value, level.Unit) : null;

    private Repetition ParseRepetition(ObjectReader entry, string path)
    {
        Duration? every = entry.Duration("every");
        Duration? repeatEvery = entry.Duration("repeatEvery");
        int count = ParseCount(entry, path, "every", "count");
        int repeatCount = ParseCount(entry, path, "repeatEvery", "repeatCount");
        return new Repetition(every, count, repeatEvery, repeatCount);
    }

    private int ParseCount(ObjectReader entry, string path, string distance, string count)
    {
        if (entry.Find(distance) is not null && entry.Find(count) is null && faults.Trusts($"{path}.{count}"))
            faults.Add($"{path}.{count}", "", $"'{distance}' is stated, but '{count}' is missing", $"a whole number from 1 to {ScenarioRules.MostOccurrences}");
        return entry.WholeNumber(count) ?? 1;
    }
}
