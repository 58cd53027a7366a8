using System.Numerics;

namespace NeuroBalance;

/// <summary>Quantities written as they are spoken: <c>14.Grams()</c>, <c>0.9.Hours()</c>, <c>12.Hours().AfterLastDrink()</c>.</summary>
public static class Units
{
    /// <summary>A length of time in minutes.</summary>
    public static Duration Minutes<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), TimeUnit.Minute);

    /// <summary>A length of time in hours.</summary>
    public static Duration Hours<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), TimeUnit.Hour);

    /// <summary>A length of time in days of 24 hours.</summary>
    public static Duration Days<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), TimeUnit.Day);

    /// <summary>The point in time that lies this long after the last drink.</summary>
    public static Moment AfterLastDrink(this Duration time) => new(time, MomentAnchor.AfterLastDrink);

    /// <summary>The point in time that lies this long before the first drink.</summary>
    public static Moment BeforeFirstDrink(this Duration time) => new(time, MomentAnchor.BeforeFirstDrink);

    /// <summary>An amount in grams.</summary>
    public static DoseAmount Grams<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), DoseUnit.Gram);

    /// <summary>An amount in grams per kilogram of body weight.</summary>
    public static DoseAmount GramsPerKilogram<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), DoseUnit.GramPerKilogram);

    /// <summary>An amount in milligrams.</summary>
    public static DoseAmount Milligrams<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), DoseUnit.Milligram);

    /// <summary>An amount in milligrams per kilogram of body weight.</summary>
    public static DoseAmount MilligramsPerKilogram<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), DoseUnit.MilligramPerKilogram);

    /// <summary>An amount in standard drinks of 14 g ethanol.</summary>
    public static DoseAmount Drinks<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), DoseUnit.Drink);

    /// <summary>The rate that gives this amount in every hour.</summary>
    public static DoseRate PerHour(this DoseAmount amount) => new(amount.Value, amount.Unit);

    /// <summary>A blood level in grams of ethanol per litre.</summary>
    public static BloodLevel GramsPerLitre<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), LevelUnit.GramPerLitre);

    /// <summary>A blood level in millimoles of ethanol per litre.</summary>
    public static BloodLevel Millimolar<T>(this T value)
        where T : struct, INumber<T> => new(double.CreateChecked(value), LevelUnit.Millimolar);
}
