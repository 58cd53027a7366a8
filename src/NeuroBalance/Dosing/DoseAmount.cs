using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A unit of an amount of a drug.</summary>
public enum DoseUnit
{
    /// <summary>Gram, written <c>g</c>.</summary>
    Gram,

    /// <summary>Gram per kilogram of body weight, written <c>g/kg</c>.</summary>
    GramPerKilogram,

    /// <summary>Milligram, written <c>mg</c>.</summary>
    Milligram,

    /// <summary>Milligram per kilogram of body weight, written <c>mg/kg</c>.</summary>
    MilligramPerKilogram,

    /// <summary>Microgram, written <c>ug</c> or <c>µg</c>.</summary>
    Microgram,

    /// <summary>Microgram per kilogram of body weight, written <c>ug/kg</c> or <c>µg/kg</c>.</summary>
    MicrogramPerKilogram,

    /// <summary>A standard drink of 14 g ethanol, written <c>drink</c> or <c>drinks</c>.</summary>
    Drink,

    /// <summary>A British unit of 8 g ethanol, written <c>unit</c> or <c>units</c>.</summary>
    Unit,
}

/// <summary>An amount of a drug as the user wrote it: a number and its unit.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Unit">The unit; grams are for ethanol, milligrams for the other drugs.</param>
public readonly record struct DoseAmount(double Value, DoseUnit Unit)
{
    /// <summary>Grams of ethanol in a standard drink.</summary>
    public const double GramsPerDrink = 14;

    /// <summary>Grams of ethanol in a British unit.</summary>
    public const double GramsPerUnit = 8;

    /// <summary>The part that does not depend on body weight, in the unit that the drug is counted in (g or mg); 0 for an amount per
    /// kilogram.</summary>
    public double Absolute => UnitTable.IsPerKilogram(Unit) ? 0 : UnitTable.Of(Unit).Count(Value);

    /// <summary>The part per kilogram of body weight, in the unit that the drug is counted in (g/kg or mg/kg); 0 for an absolute
    /// amount.</summary>
    public double PerKilogram => UnitTable.IsPerKilogram(Unit) ? UnitTable.Of(Unit).Count(Value) : 0;

    /// <summary>The amount of each hour when this one is given over a length of time.</summary>
    // Divided by the length on the grid, so that rate times length gives the amount back.
    internal DoseAmount Over(Duration length) => this with { Value = Value / length.SnappedHours };

    /// <summary>The text of a scenario file, such as <c>0.3 mg/kg</c> or <c>2 drinks</c>.</summary>
    public override string ToString() => UnitTable.Written(Value, Unit);
}

/// <summary>A constant rate of a drug as the user wrote it: an amount in each hour or minute.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Unit">The unit of the amount; drinks and units are not rates.</param>
/// <param name="Per">The time in which the amount is given: hour or minute.</param>
public readonly record struct DoseRate(double Value, DoseUnit Unit, TimeUnit Per = TimeUnit.Hour)
{
    /// <summary>The amount given in one hour.</summary>
    public DoseAmount PerHour => new(Value * UnitTable.PerHour(Per), Unit);

    /// <summary>The text of a scenario file, such as <c>0.2 mg/kg/h</c>.</summary>
    public override string ToString() => JsonMembers.Number(Value) + " " + UnitTable.Of(Unit).Spelling + "/" + UnitTable.Of(Per).Spelling;
}
