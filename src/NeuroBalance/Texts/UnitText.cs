

using NeuroBalance.Models;

namespace NeuroBalance.Texts;

/// <summary>The spelling of every unit in a scenario file: the one table that reader, writer and messages share.</summary>
internal static class UnitText
{
    internal static string Of(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => "s",
        TimeUnit.Minute => "min",
        TimeUnit.Hour => "h",
        TimeUnit.Day => "d",
        _ => throw new InvalidOperationException($"'{unit}' is not a unit of time."),
    };

    internal static string Of(DoseUnit unit, bool plural = false) => unit switch
    {
        DoseUnit.Gram => "g",
        DoseUnit.GramPerKilogram => "g/kg",
        DoseUnit.Milligram => "mg",
        DoseUnit.MilligramPerKilogram => "mg/kg",
        DoseUnit.Drink => plural ? "drinks" : "drink",
        DoseUnit.Unit => plural ? "units" : "unit",
        _ => throw new InvalidOperationException($"'{unit}' is not a unit of an amount."),
    };

    internal static string Of(LevelUnit unit) => unit switch
    {
        LevelUnit.GramPerLitre => "g/L",
        LevelUnit.Millimolar => "mM",
        _ => throw new InvalidOperationException($"'{unit}' is not a unit of a concentration."),
    };

    internal static string Of(Drug drug) => drug switch
    {
        Drug.Ethanol => "ethanol",
        Drug.Ketamine => "ketamine",
        Drug.Benzodiazepine => "benzodiazepine",
        _ => throw new InvalidOperationException($"'{drug}' is not a drug."),
    };

    internal static string Of(DoseRoute route) => route switch
    {
        DoseRoute.Bolus => "bolus",
        DoseRoute.Oral => "oral",
        _ => throw new InvalidOperationException($"'{route}' is not a route."),
    };

    internal static string Of(TriggerRelation relation) => relation switch
    {
        TriggerRelation.Above => ">",
        TriggerRelation.Below => "<",
        _ => throw new InvalidOperationException($"'{relation}' is not a relation."),
    };

    internal static string Of(Sex sex) => sex switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
        _ => throw new InvalidOperationException($"'{sex}' is not a sex of the regression."),
    };
}
