using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The values of scenario files that have a unit, and the times: how each is read, written, judged and described.</summary>
internal static class DoseForms
{
    internal static readonly QuantityForm<Duration, TimeUnit> Length = new(
        "time", "A length of time: s, min, h, d or week.", UnitTable.Times, (value, unit) => new Duration(value, unit.Meaning), "0.9 h",
        (path, value, faults) => ScenarioRules.CheckLength(path, value, faults));

    internal static readonly QuantityForm<Duration, TimeUnit> LengthOrNothing = new(
        "time", "A length of time: s, min, h, d or week.", UnitTable.Times, (value, unit) => new Duration(value, unit.Meaning), "0.9 h",
        (path, value, faults) => ScenarioRules.CheckLength(path, value, faults, mayBeZero: true));

    internal static readonly MomentForm At = new();

    internal static readonly QuantityForm<BloodLevel, LevelUnit> Level = new(
        "level", "Blood alcohol in g/L, mM, mg/dL, g/dL or % (g/dL).",
        UnitTable.Levels, (value, unit) => new BloodLevel(value, unit.Meaning), "3 g/L",
        (path, level, faults) => ScenarioRules.CheckNumber(
            path, level.Value, $"\"{level}\"", faults, NumberRange.AtLeast(0), "0 or more, " + QuantityText.List(UnitTable.Levels)));

    internal static readonly QuantityForm<double, string> Weight = new(
        null, "Body weight.", UnitTable.Weights, (value, unit) => unit.Count(value), "70 kg",
            write: value => JsonMembers.Number(value) + " kg");

    internal static readonly QuantityForm<double, string> Height = new(
        null, "Body height.", UnitTable.Lengths, (value, unit) => unit.Count(value), "173 cm",
            write: value => JsonMembers.Number(value) + " cm");

    internal static readonly QuantityForm<DoseAmount, DoseUnit> Drink = Amounts("drinkAmount", "g, g/kg, drink (14 g) or unit (8 g).",
        UnitTable.Drinks, "14 g");

    private static readonly QuantityForm<DoseAmount, DoseUnit> OfAnyDrug =
        Amounts("amount", "g or g/kg for ethanol; mg, mg/kg, ug or ug/kg for the other drugs.", UnitTable.AnyAmount, "0.3 mg/kg");

    private static readonly QuantityForm<DoseRate, (DoseUnit Amount, TimeUnit Per)> RateOfAnyDrug =
        Rates("rate", "An amount by h or min: g or g/kg for ethanol; mg, mg/kg, ug or ug/kg for the other drugs.", UnitTable.AnyAmount);

    private static readonly QuantityForm<DoseAmount, DoseUnit> InGrams = Amounts(null, "", UnitTable.Grams, ""),
        InMilligrams = Amounts(null, "", UnitTable.Milligrams, "");

    private static readonly Dictionary<Drug, QuantityForm<DoseAmount, DoseUnit>> AmountOf =
        DrugTable.All.ToDictionary(row => row.Drug, row => Amounts(null, "", row.Amounts, ""));

    private static readonly Dictionary<Drug, QuantityForm<DoseRate, (DoseUnit Amount, TimeUnit Per)>> RateOf =
        DrugTable.All.ToDictionary(row => row.Drug, row => Rates(null, "", row.Amounts));

    /// <summary>An amount of a drug; of any when the drug is not known.</summary>
    internal static ValueForm<DoseAmount> Amount(Drug? drug) => drug is { } known ? AmountOf[known] : OfAnyDrug;

    /// <summary>An amount of a drug that a text counts in g or mg.</summary>
    internal static ValueForm<DoseAmount> AmountIn(string unit) => unit == "g" ? InGrams : InMilligrams;

    /// <summary>A rate of a drug; of any when the drug is not known.</summary>
    internal static ValueForm<DoseRate> Rate(Drug? drug) => drug is { } known ? RateOf[known] : RateOfAnyDrug;

    private static QuantityForm<DoseAmount, DoseUnit> Amounts(string? name, string description, UnitRow<DoseUnit>[] units,
        string example) => new(
        name, description, units, (value, unit) => new DoseAmount(value, unit.Meaning), example,
        (path, amount, faults) => CheckDose(path, amount.Value, $"\"{amount}\"", amount.Unit, units, QuantityText.List(units), faults));

    private static QuantityForm<DoseRate, (DoseUnit Amount, TimeUnit Per)> Rates(string? name, string description,
        UnitRow<DoseUnit>[] amounts)
    {
        UnitRow<(DoseUnit Amount, TimeUnit Per)>[] units = UnitTable.Rates(amounts);
        return new(
            name, description, units, (value, unit) => new DoseRate(value, unit.Meaning.Amount, unit.Meaning.Per), "0.2 mg/kg/h",
            (path, rate, faults) => CheckDose(path, rate.Value, $"\"{rate}\"", rate.Unit, amounts, QuantityText.List(units), faults));
    }

    // An amount that is negative, not finite, or in a unit that the drug is not counted in.
    private static void CheckDose(string path, double value, string shown, DoseUnit unit, UnitRow<DoseUnit>[] units, string list,
        FaultList faults)
    {
        string allowed = "0 or more, " + list;
        if (ScenarioRules.CheckNumber(path, value, shown, faults, NumberRange.AtLeast(0), allowed)
            && !units.Any(one => one.Meaning == unit))
        {
            faults.Add(path, shown, $"the unit '{UnitTable.Of(unit).Spelling}' does not fit here", allowed);
        }
    }
}
