using System.Globalization;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A drug of the model.</summary>
public enum Drug
{
    /// <summary>Ethanol, dosed in grams.</summary>
    Ethanol,

    /// <summary>Ketamine, dosed in milligrams.</summary>
    Ketamine,

    /// <summary>The benzodiazepine (lorazepam), dosed in milligrams.</summary>
    Benzodiazepine,
}

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

    /// <summary>The part that does not depend on body weight, in the drug's own unit (g or mg); 0 for an amount per kilogram.</summary>
    public double Absolute => Unit switch
    {
        DoseUnit.Gram or DoseUnit.Milligram => Value,
        DoseUnit.Drink => Value * GramsPerDrink,
        DoseUnit.Unit => Value * GramsPerUnit,
        DoseUnit.GramPerKilogram or DoseUnit.MilligramPerKilogram => 0,
        _ => throw new InvalidOperationException($"'{Unit}' is not a unit of an amount."),
    };

    /// <summary>The part per kilogram of body weight, in the drug's own unit (g/kg or mg/kg); 0 for an absolute amount.</summary>
    public double PerKilogram => Unit is DoseUnit.GramPerKilogram or DoseUnit.MilligramPerKilogram ? Value : 0;

    /// <summary>The text of a scenario file, such as <c>0.3 mg/kg</c> or <c>2 drinks</c>.</summary>
    public override string ToString() =>
        Value.ToString(CultureInfo.InvariantCulture) + " " + UnitText.Of(Unit, plural: Value != 1);
}

/// <summary>A constant rate of a drug as the user wrote it: an amount per hour.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Unit">The unit of the amount given in an hour; drinks and units are not rates.</param>
public readonly record struct DoseRate(double Value, DoseUnit Unit)
{
    /// <summary>The amount given in one hour.</summary>
    public DoseAmount PerHour => new(Value, Unit);

    /// <summary>The text of a scenario file, such as <c>0.2 mg/kg/h</c>.</summary>
    public override string ToString() =>
        Value.ToString(CultureInfo.InvariantCulture) + " " + UnitText.Of(Unit, plural: false) + "/h";
}
