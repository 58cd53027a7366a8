using NeuroBalance.Models;

namespace NeuroBalance;

// What was drunk and given.
public sealed partial class RunSummary
{
    private void Doses()
    {
        List<GivenDose> drinks = [.. _run.Doses.Where(dose => dose.Kind is OccurrenceKind.Drink or OccurrenceKind.DrinkRateStart)];
        if (drinks.Count > 0)
        {
            int skipped = drinks.Count(dose => dose.Skipped);
            IEnumerable<GivenDose> atOnce = drinks.Where(dose => dose is { Skipped: false, Kind: OccurrenceKind.Drink });
            string grams = drinks.All(dose => dose.Kind == OccurrenceKind.Drink)
                ? $", {Text(atOnce.Sum(dose => dose.Amount), "0.#")} g of ethanol" : "";
            Add("Drinks", $"{drinks.Count - skipped} taken{grams}" + (skipped > 0 ? $"; {skipped} skipped at a high blood level" : ""));
            if (_stop is { Time: var last } stop)
            {
                Add(char.ToUpperInvariant(stop.Label[0]) + stop.Label[1..],
                    Text(last) + " h" + (_run.EndTime > 96 ? $" ({OnDay(last)})" : ""));
            }
        }

        for (int protocol = 0; protocol < _run.Timeline.Protocols.Length; protocol++)
        {
            Protocol rule = _run.Timeline.Protocols[protocol].Protocol;
            GivenDose[] given = [.. _run.Doses.Where(dose => dose.Protocol == protocol && !dose.Skipped)];
            Add("Protocol " + rule.Name, given.Length == 0 ? "no dose needed"
                : $"{given.Length} doses, {Text(given.Sum(dose => dose.Amount), "0.##")} mg in all, the first {When(given[0].Time)}, "
                    + $"the last {When(given[^1].Time)}");
        }

        foreach ((OccurrenceKind kind, string name, string unit) in OtherDoses)
        {
            GivenDose[] given = [.. _run.Doses.Where(dose => dose.Kind == kind && dose.Protocol < 0 && !dose.Skipped)];
            if (given.Length > 0)
            {
                Add(name, $"{given.Length} given, {Text(given.Sum(dose => dose.Amount), "0.##")} {unit} in all");
            }
        }

        AddedDose[] added = [.. _run.Scenario.Model?.Runs.Doses ?? []];
        foreach (AddedDose row in added)
        {
            GivenDose[] given = [.. _run.Doses.Where(dose => dose.Drug == row.Words)];
            if (given.Length == 0) continue;
            Add(char.ToUpperInvariant(row.Words[0]) + row.Words[1..],
                $"{given.Length} given, {Text(given.Sum(dose => dose.Amount), "0.##")} {row.Unit} in all");
        }

        foreach ((OccurrenceKind kind, string name, string unit) in InfusedDrugs)
        {
            Infused(name, unit, change => change.Kind == kind);
        }
        for (int slot = 0; slot < added.Length; slot++)
        {
            Infused(added[slot].Words, added[slot].Unit, change => change.Kind == OccurrenceKind.SetDoseRate && change.Slot == slot);
        }
    }

    // A timeline has totals: the rate from a moment on, whichever infusions make it up.
    private void Infused(string name, string unit, Func<Occurrence, bool> isRate)
    {
        Occurrence[] changes = [.. _run.Timeline.Occurrences.Where(one => isRate(one) && one.Time < _run.EndTime)];
        double amount = 0, hours = 0, weight = _run.Parameters.Values.Subject.BodyWeight;
        for (int i = 0; i < changes.Length; i++)
        {
            double rate = changes[i].For(weight), length = (i + 1 < changes.Length ? changes[i + 1].Time : _run.EndTime) - changes[i].Time;
            amount += rate * length;
            if (rate > 0) hours += length;
        }

        if (hours == 0) return;
        Add($"{char.ToUpperInvariant(name[0])}{name[1..]} infused",
            $"{Text(amount, "0.##")} {unit} over {Text(hours, "0.##")} h, begun {When(changes[0].Time)}");
    }

    private static readonly (OccurrenceKind Kind, string Name, string Unit)[] InfusedDrugs =
    [
        (OccurrenceKind.SetEthanolIntravenousRate, "ethanol", "g"),
        (OccurrenceKind.SetKetamineRate, "ketamine", "mg"),
        (OccurrenceKind.SetBenzodiazepineRate, "benzodiazepine", "mg"),
    ];

    private static readonly (OccurrenceKind Kind, string Name, string Unit)[] OtherDoses =
    [
        (OccurrenceKind.EthanolBolus, "Ethanol i.v.", "g"),
        (OccurrenceKind.KetamineBolus, "Ketamine boluses", "mg"),
        (OccurrenceKind.BenzodiazepineBolus, "Benzodiazepine i.v.", "mg"),
        (OccurrenceKind.BenzodiazepineOral, "Benzodiazepine by mouth", "mg"),
    ];
}
