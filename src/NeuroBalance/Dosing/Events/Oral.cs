using System.Text.Json.Nodes;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A dose into the depot by mouth.</summary>
/// <param name="Drug">The drug; only the benzodiazepine has a depot.</param>
/// <param name="Amount">Amount of each dose.</param>
/// <param name="At">Time of the first dose.</param>
public sealed record Oral(Drug Drug, DoseAmount Amount, Moment At) : ScenarioEvent(At)
{
    internal static readonly EventForm<Oral> Declared = new(
        "oral", "Into the depot.", new Oral(default, default, default), repeats: true,
        new Field<Oral, Drug>("drug", new DrugOfADepot(), oral => oral.Drug, (oral, drug) => oral with { Drug = drug }, required: true),
        new Field<Oral, DoseAmount>(
            "amount", (oral, sound) => DoseForms.Amount(sound("drug") ? oral.Drug : null),
            oral => oral.Amount, (oral, amount) => oral with { Amount = amount },
            required: true),
        EventForm<Oral>.At);

    internal override EventForm Form => Declared;

    internal override void Unroll(TimelineCompiler timeline, double time, int source) =>
        timeline.AddDose(DrugTable.Of(Drug).Oral!.Value, Amount, time, source);

    private sealed class DrugOfADepot : ValueForm<Drug>
    {
        internal override string Allowed => DrugTable.Word.Allowed;

        internal override JsonObject Describe(JsonObject definitions) =>
            new() { ["enum"] = new JsonArray([.. DrugTable.All.Where(row => row.Oral is not null).Select(row => (JsonNode)row.Word)]) };

        internal override bool TryRead(JsonTree tree, FaultList faults, out Drug value) => DrugTable.Word.TryRead(tree, faults, out value);

        internal override string Write(Drug value) => DrugTable.Word.Write(value);

        internal override void Check(string path, Drug value, FaultList faults)
        {
            if (DrugTable.Of(value).Oral is null && faults.Trusts(path))
            {
                faults.Add(path, Write(value), "has no oral form in the model (ethanol by mouth is a drink)", "\"benzodiazepine\"");
            }
        }
    }
}
