using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The units of scenario files with their sizes: the one table that reading, writing, arithmetic, messages and the schema
/// share.</summary>
internal static class UnitTable
{
    /// <summary>Units of time, counted in hours.</summary>
    internal static readonly UnitRow<TimeUnit>[] Times =
    [
        new("s", TimeUnit.Second, DividedBy: 3600), new("min", TimeUnit.Minute, DividedBy: 60), new("h", TimeUnit.Hour),
            new("d", TimeUnit.Day, 24),
        new("week", TimeUnit.Week, 168), new("weeks", TimeUnit.Week, 168),
    ];

    /// <summary>Units of a blood alcohol level, counted in g/L. A per cent of blood alcohol is a gram in 100 mL.</summary>
    internal static readonly UnitRow<LevelUnit>[] Levels =
    [
        new("g/L", LevelUnit.GramPerLitre), new("mM", LevelUnit.Millimolar, DividedBy: BloodLevel.MillimolarPerGramPerLitre),
        new("mg/dL", LevelUnit.MilligramPerDecilitre, DividedBy: 100), new("g/dL", LevelUnit.GramPerDecilitre, 10),
            new("%", LevelUnit.Percent, 10),
    ];

    /// <summary>Units of body weight, counted in kg.</summary>
    internal static readonly UnitRow<string>[] Weights = [new("kg", "kg"), new("lb", "lb", 0.45359237)];

    /// <summary>Units of body height, counted in cm.</summary>
    internal static readonly UnitRow<string>[] Lengths = [new("cm", "cm"), new("m", "m", 100), new("in", "in", 2.54)];

    /// <summary>Units of ethanol that is infused, counted in g or g/kg.</summary>
    internal static readonly UnitRow<DoseUnit>[] Grams = [new("g", DoseUnit.Gram), new("g/kg", DoseUnit.GramPerKilogram)];

    /// <summary>Units of the other drugs, counted in mg or mg/kg.</summary>
    internal static readonly UnitRow<DoseUnit>[] Milligrams =
    [
        new("mg", DoseUnit.Milligram), new("mg/kg", DoseUnit.MilligramPerKilogram),
        new("ug", DoseUnit.Microgram, DividedBy: 1000), new("ug/kg", DoseUnit.MicrogramPerKilogram, DividedBy: 1000),
    ];

    /// <summary>Units of a drink, counted in g or g/kg.</summary>
    internal static readonly UnitRow<DoseUnit>[] Drinks =
    [
        .. Grams, new("drink", DoseUnit.Drink, DoseAmount.GramsPerDrink), new("drinks", DoseUnit.Drink, DoseAmount.GramsPerDrink),
        new("unit", DoseUnit.Unit, DoseAmount.GramsPerUnit), new("units", DoseUnit.Unit, DoseAmount.GramsPerUnit),
    ];

    /// <summary>Units of an amount when the drug is not known.</summary>
    internal static readonly UnitRow<DoseUnit>[] AnyAmount = [.. Milligrams, .. Grams];

    private static readonly UnitRow<DoseUnit>[] EveryDose = [.. Drinks, .. Milligrams];

    /// <summary>The units of a rate that gives an amount in each hour or minute.</summary>
    internal static UnitRow<(DoseUnit Amount, TimeUnit Per)>[] Rates(UnitRow<DoseUnit>[] amounts) =>
    [
        .. amounts.Select(one => new UnitRow<(DoseUnit, TimeUnit)>(one.Spelling + "/h", (one.Meaning, TimeUnit.Hour))),
        .. amounts.Select(one => new UnitRow<(DoseUnit, TimeUnit)>(one.Spelling + "/min", (one.Meaning, TimeUnit.Minute))),
    ];

    /// <summary>How often a unit of time fits into an hour; exact for seconds to hours.</summary>
    internal static double PerHour(TimeUnit unit) => Of(unit).DividedBy / Of(unit).Times;

    internal static UnitRow<TimeUnit> Of(TimeUnit unit) => Row(Times, unit);

    internal static UnitRow<LevelUnit> Of(LevelUnit unit) => Row(Levels, unit);

    internal static UnitRow<DoseUnit> Of(DoseUnit unit) => Row(EveryDose, unit);

    /// <summary>Whether an amount in this unit is one per kilogram of body weight.</summary>
    internal static bool IsPerKilogram(DoseUnit unit) => Of(unit).Spelling.EndsWith("/kg", StringComparison.Ordinal);

    /// <summary>A number with a unit as it is written: the plural, where there is one, for all but 1.</summary>
    internal static string Written<T>(double value, UnitRow<T>[] units, T unit)
    {
        UnitRow<T>[] spellings = Array.FindAll(units, one => EqualityComparer<T>.Default.Equals(one.Meaning, unit));
        return JsonMembers.Number(value) + " " + (value == 1 ? spellings[0] : spellings[^1]).Spelling;
    }

    internal static string Written(double value, DoseUnit unit) => Written(value, EveryDose, unit);

    private static UnitRow<T> Row<T>(UnitRow<T>[] rows, T unit)
    {
        int at = Array.FindIndex(rows, one => EqualityComparer<T>.Default.Equals(one.Meaning, unit));
        return at >= 0 ? rows[at] : throw new InvalidOperationException($"'{unit}' is not in the table of units.");
    }
}
