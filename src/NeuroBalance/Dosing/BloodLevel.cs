using NeuroBalance.Dosing;

namespace NeuroBalance;

/// <summary>A unit of a concentration of ethanol in blood.</summary>
public enum LevelUnit
{
    /// <summary>Grams per litre, written <c>g/L</c>.</summary>
    GramPerLitre,

    /// <summary>Millimoles per litre, written <c>mM</c>; 21.7 mM are 1 g/L.</summary>
    Millimolar,

    /// <summary>Milligrams per decilitre, written <c>mg/dL</c>; 100 mg/dL are 1 g/L.</summary>
    MilligramPerDecilitre,

    /// <summary>Grams per decilitre, written <c>g/dL</c>.</summary>
    GramPerDecilitre,

    /// <summary>Per cent of blood alcohol as in traffic law, a gram in 100 mL, written <c>%</c>.</summary>
    Percent,
}

/// <summary>A concentration of ethanol in blood as the user wrote it.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct BloodLevel(double Value, LevelUnit Unit)
{
    /// <summary>Millimoles per litre in one gram of ethanol per litre (the model's own constant).</summary>
    public const double MillimolarPerGramPerLitre = 21.7;

    /// <summary>The concentration in g/L.</summary>
    public double GramsPerLitre => UnitTable.Of(Unit).Count(Value);

    /// <summary>The text of a scenario file, such as <c>3 g/L</c>.</summary>
    public override string ToString() => UnitTable.Written(Value, UnitTable.Levels, Unit);
}
