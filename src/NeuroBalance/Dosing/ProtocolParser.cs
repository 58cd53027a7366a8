using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>Turns one entry of a scenario's own protocols into a protocol.</summary>
internal sealed class ProtocolParser(FaultList faults)
{
    private static readonly (string Word, DoseRoute Route)[] Routes = [("bolus", DoseRoute.Bolus), ("oral", DoseRoute.Oral)];

    internal Protocol Parse(string name, JsonTree tree)
    {
        if (tree.Kind != JsonTokenType.StartObject)
            faults.Add(tree.Path, tree.Quoted, "not an object", "a protocol with 'watch' and 'table', or with 'when' and 'dose'");
        bool triggered = tree.Find("when") is not null;
        ObjectReader entry = new(tree, triggered ? ScenarioKeys.TriggeredProtocol : ScenarioKeys.AssessedProtocol, faults);
        Drug? drug = entry.Choice("drug", EventParser.Drugs, required: true);
        (string, DoseUnit)[] units = drug is { } known ? QuantityText.AmountUnits(known) : QuantityText.AllAmountUnits;
        Protocol protocol = new()
        {
            Name = name,
            Drug = drug ?? Drug.Benzodiazepine,
            Route = entry.Choice("route", Routes, required: true) ?? DoseRoute.Bolus,
        };
        return triggered ? WithTrigger(protocol, entry, units) : WithTable(protocol, entry, tree.Path, units);
    }

    private Protocol WithTrigger(Protocol protocol, ObjectReader entry, (string, DoseUnit)[] units) => protocol with
    {
        When = ParseTrigger(entry.Find("when")!),
        Refractory = entry.Duration("refractory"),
        Dose = entry.Quantity("dose", units, required: true) is { } dose ? new DoseAmount(dose.Value, dose.Unit) : new DoseAmount(0, units[0].Item2),
    };

    private Protocol WithTable(Protocol protocol, ObjectReader entry, string path, (string, DoseUnit)[] units)
    {
        if (entry.Find("table") is null && faults.Trusts($"{path}.table"))
            faults.Add($"{path}.table", "", "'table' is missing", "rows such as [8, \"1.5 mg\"]");
        return protocol with
        {
            Watch = entry.Text("watch", required: true) ?? "",
            Every = entry.RequiredDuration("every"),
            Table = [.. entry.Items("table").Select(row => ParseRow(row, units))],
            StopBelow = entry.Number("stopBelow", "a bare number in the unit of the watched quantity"),
            StopAfter = entry.Duration("stopAfter"),
            RestartDuringKetamine = entry.Truth("restartDuringKetamine") ?? true,
        };
    }

    private ProtocolRow ParseRow(JsonTree row, (string, DoseUnit)[] units)
    {
        if (row.Kind != JsonTokenType.StartArray || row.Items.Count != 2)
        {
            faults.Add(row.Path, row.Quoted, "not a row of the table", "a level and a dose, such as [8, \"1.5 mg\"]");
            return default;
        }

        double level = JsonValues.Number(row.Items[0], "a bare number in the unit of the watched quantity", faults) ?? 0;
        return JsonValues.Quantity(row.Items[1], units, faults) is { } dose
            ? new ProtocolRow(level, new DoseAmount(dose.Value, dose.Unit))
            : new ProtocolRow(level, new DoseAmount(0, units[0].Item2));
    }

    private ProtocolTrigger ParseTrigger(JsonTree value)
    {
        const string Allowed = "a quantity, > or <, and a level, such as \"Withdrawal > 15\"";
        string text = JsonValues.Text(value, faults) ?? "";
        if (value.Kind != JsonTokenType.String)
            return default;
        string[] parts = text.Split(['>', '<']);
        string message = "not a condition";
        if (parts.Length == 2 && QuantityText.TryReadNumber(parts[1].Trim(), out double level, out message))
            return new ProtocolTrigger(parts[0].Trim(), text.Contains('>') ? TriggerRelation.Above : TriggerRelation.Below, level);
        faults.Add(value.Path, value.Quoted, message, Allowed);
        return default;
    }
}
