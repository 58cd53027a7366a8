using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>An intravenous dose at once.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Amount">Amount of each dose.</param>
/// <param name="At">Time of the first dose.</param>
public sealed record Bolus(Drug Drug, DoseAmount Amount, Moment At) : ScenarioEvent(At)
{
    internal static readonly EventForm<Bolus> Declared = new(
        "bolus", "Intravenous, at once.", new Bolus(default, default, default), repeats: true,
        new Field<Bolus, Drug>("drug", DrugTable.Word, bolus => bolus.Drug, (bolus, drug) => bolus with { Drug = drug }, required: true),
        new Field<Bolus, DoseAmount>(
            "amount", (bolus, sound) => DoseForms.Amount(sound("drug") ? bolus.Drug : null),
            bolus => bolus.Amount, (bolus, amount) => bolus with { Amount = amount },
            required: true),
        EventForm<Bolus>.At);

    internal override EventForm Form => Declared;

    internal override void Unroll(TimelineCompiler timeline, double time, int source) =>
        timeline.AddDose(DrugTable.Of(Drug).Bolus, Amount, time, source);
}
