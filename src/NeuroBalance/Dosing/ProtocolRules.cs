using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of a scenario's own protocols.</summary>
internal static class ProtocolRules
{
    internal static string PathOf(Protocol protocol) => JsonTree.Member("$.protocols", protocol.Name);

    internal static void Check(Scenario scenario, FaultList faults)
    {
        HashSet<string> names = [];
        foreach (Protocol protocol in scenario.Protocols)
        {
            string path = PathOf(protocol);
            ScenarioRules.CheckName(path, protocol.Name, faults);
            if (BuiltInProtocols.Find(protocol.Name) is not null)
            {
                faults.Add(path, $"\"{protocol.Name}\"", "the name belongs to a built-in protocol", "another name");
            }
            else if (!names.Add(protocol.Name))
            {
                faults.Add(path, $"\"{protocol.Name}\"", "two protocols have this name", "each name once");
            }

            Check(protocol, path, scenario.Quantities, faults);
        }
    }

    private static void Check(Protocol protocol, string path, QuantityRows quantities, FaultList faults)
    {
        if (!faults.Trusts(path)) return;
        DrugRow drug = DrugTable.Of(protocol.Drug);
        if (protocol.Route == DoseRoute.Oral && drug.Oral is null && faults.Trusts(path, "route", "drug"))
        {
            faults.Add($"{path}.route", "\"oral\"", $"{drug.Word} has no oral form in the model", "\"bolus\", or the drug benzodiazepine");
        }

        if (protocol.Watch is null == protocol.When is null && faults.Trusts(path, "watch", "when"))
        {
            faults.Add(
                path, "", "neither or both of 'watch' and 'when' are stated", "'watch' with 'every' and 'table', or 'when' with 'dose'");
        }
        else if (protocol.When is { } trigger)
        {
            CheckTriggered(protocol, trigger, path, quantities, faults);
        }
        else
        {
            CheckAssessed(protocol, path, quantities, faults);
        }
    }

    private static void CheckTriggered(Protocol protocol, Protocol.Trigger trigger, string path, QuantityRows quantities,
        FaultList faults)
    {
        CheckQuantity($"{path}.when", trigger.Quantity, quantities, faults);
        ScenarioRules.CheckNumber($"{path}.when", trigger.Level, $"\"{trigger}\"", faults, NumberRange.Finite, "a finite level");
        ProtocolsForm.Triggered.Check(path, protocol, faults);
        if (protocol.Dose is null && faults.Trusts($"{path}.dose"))
        {
            faults.Add($"{path}.dose", "", "the dose is missing", DoseForms.Amount(protocol.Drug).Allowed);
        }

        if (protocol.Every is not null || !protocol.Table.IsEmpty || protocol.StopBelow is not null || protocol.StopAfter is not null)
        {
            faults.Add(path, "", "a triggered protocol is not assessed", "'when', 'refractory', 'drug', 'route' and 'dose' alone");
        }
    }

    private static void CheckAssessed(Protocol protocol, string path, QuantityRows quantities, FaultList faults)
    {
        if (protocol.Watch is not null) CheckQuantity($"{path}.watch", protocol.Watch, quantities, faults);
        if (protocol.Every is null && faults.Trusts($"{path}.every"))
        {
            faults.Add($"{path}.every", "", "the distance between assessments is missing", DoseForms.Length.Allowed);
        }

        ProtocolsForm.Assessed.Check(path, protocol, faults);
        if (protocol.Table.IsEmpty && faults.Trusts($"{path}.table"))
        {
            faults.Add($"{path}.table", "", "the table has no row", "at least one row such as [8, \"1.5 mg\"]");
        }

        for (int row = 0; row < protocol.Table.Length; row++)
        {
            CheckRow(protocol, row, $"{path}.table[{row}]", faults);
        }
        if (protocol.StopBelow is null != protocol.StopAfter is null && faults.Trusts(path, "stopBelow", "stopAfter"))
        {
            faults.Add(path, "", "only one of 'stopBelow' and 'stopAfter' is stated", "both or none");
        }

        if (protocol.StopBelow is { } level)
        {
            ScenarioRules.CheckNumber($"{path}.stopBelow", level, ScenarioRules.Text(level), faults, NumberRange.Finite, "a finite level");
        }

        if (protocol.Dose is not null || protocol.Refractory is not null)
        {
            faults.Add(path, "", "'dose' and 'refractory' belong to a triggered protocol", "'table' for a protocol with 'watch'");
        }
    }

    private static void CheckRow(Protocol protocol, int row, string path, FaultList faults)
    {
        double level = protocol.Table[row].Level;
        if (!faults.Trusts(path)) return;
        bool sound = ScenarioRules.CheckNumber($"{path}[0]", level, ScenarioRules.Text(level), faults,
            NumberRange.Finite, "a finite level");
        if (sound && row > 0 && faults.Trusts($"{path[..path.LastIndexOf('[')]}[{row - 1}][0]") && level <= protocol.Table[row - 1].Level)
        {
            faults.Add($"{path}[0]", ScenarioRules.Text(level), "the levels do not rise",
                $"above {ScenarioRules.Text(protocol.Table[row - 1].Level)}");
        }

        DoseForms.Amount(protocol.Drug).Check($"{path}[1]", protocol.Table[row].Dose, faults);
    }

    private static void CheckQuantity(string path, string name, QuantityRows quantities, FaultList faults)
    {
        if (ModelRules.IsKnown(faults) && faults.Trusts(path) && quantities.Find(name) is null)
        {
            faults.Add(path, $"\"{name}\"", "not a state or read-out", "a name of the result table, such as Withdrawal",
                quantities.Nearest(name));
        }
    }
}
