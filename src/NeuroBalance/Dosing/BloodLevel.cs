using System.Globalization;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A unit of a concentration of ethanol in blood.</summary>
public enum LevelUnit
{
    /// <summary>Grams per litre, written <c>g/L</c>.</summary>
    GramPerLitre,

    /// <summary>Millimoles per litre, written <c>mM</c>; 21.7 mM are 1 g/L.</summary>
    Millimolar,
}

/// <summary>A concentration of ethanol in blood as the user wrote it.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct BloodLevel(double Value, LevelUnit Unit)
{
    /// <summary>Millimoles per litre in one gram of ethanol per litre (the model's own constant).</summary>
    public const double MillimolarPerGramPerLitre = 21.7;

    /// <summary>The concentration in g/L.</summary>
    public double GramsPerLitre => Unit switch
    {
        LevelUnit.GramPerLitre => Value,
        LevelUnit.Millimolar => Value / MillimolarPerGramPerLitre,
        _ => throw new InvalidOperationException($"'{Unit}' is not a unit of a concentration."),
    };

    /// <summary>The text of a scenario file, such as <c>3 g/L</c>.</summary>
    public override string ToString() =>
        Value.ToString(CultureInfo.InvariantCulture) + " " + UnitText.Of(Unit);
}
