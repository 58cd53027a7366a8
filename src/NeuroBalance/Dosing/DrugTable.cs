using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>A drug as doses name it.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Word">Its name in a file.</param>
/// <param name="Amounts">The units of its amounts; the first is the one that it is counted in.</param>
/// <param name="Bolus">An intravenous dose at once.</param>
/// <param name="Rate">A change of its intravenous rate.</param>
/// <param name="Oral">A dose by mouth that is no drink; absent when the model has none.</param>
internal sealed record DrugRow(Drug Drug, string Word, UnitRow<DoseUnit>[] Amounts, OccurrenceKind Bolus, OccurrenceKind Rate,
    OccurrenceKind? Oral)
{
    /// <summary>A dose at once by a route; ethanol by mouth is a drink.</summary>
    internal OccurrenceKind Kind(DoseRoute route) => route switch
    {
        DoseRoute.Bolus => Bolus,
        DoseRoute.Oral => Oral ?? OccurrenceKind.Drink,
    };

    /// <summary>The units of its rates.</summary>
    internal UnitRow<(DoseUnit Amount, TimeUnit Per)>[] Rates { get; } = UnitTable.Rates(Amounts);
}

/// <summary>The drugs of the model, a row each: in what units and by which routes they are given.</summary>
internal static class DrugTable
{
    internal static readonly DrugRow[] All =
    [
        new(Drug.Ethanol, "ethanol", UnitTable.Grams, OccurrenceKind.EthanolBolus, OccurrenceKind.SetEthanolIntravenousRate, null),
        new(Drug.Ketamine, "ketamine", UnitTable.Milligrams, OccurrenceKind.KetamineBolus, OccurrenceKind.SetKetamineRate, null),
        new(Drug.Benzodiazepine, "benzodiazepine", UnitTable.Milligrams, OccurrenceKind.BenzodiazepineBolus,
            OccurrenceKind.SetBenzodiazepineRate,
            OccurrenceKind.BenzodiazepineOral),
    ];

    internal static readonly WordForm<Drug> Word = new("drug", [.. All.Select(row => (row.Word, row.Drug))]);

    internal static readonly WordForm<DoseRoute> Route = new("route", [("bolus", DoseRoute.Bolus), ("oral", DoseRoute.Oral)]);

    internal static DrugRow Of(Drug drug) =>
        Array.Find(All, row => row.Drug == drug) ?? throw new InvalidOperationException($"'{drug}' is not in the table of drugs.");
}
