using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A dose of a drug that the text of the scenario's model adds: at once, or at a constant rate over <see cref="For"/>.</summary>
/// <param name="Drug">The drug, as the text's table of doses names it.</param>
/// <param name="Amount">Amount of each dose.</param>
/// <param name="At">Time of the first dose.</param>
public sealed record Dose(string Drug, DoseAmount Amount, Moment At) : ScenarioEvent(At)
{
    internal static readonly EventForm<Dose> Declared = new(
        "dose", "A drug that the text of the model adds, at once or over a time, by a route of its table of doses; overlapping doses add.",
        new Dose("", default, default), repeats: true,
        new Field<Dose, string>("drug", new TextForm(), dose => dose.Drug, (dose, drug) => dose with { Drug = drug }, required: true),
        new Field<Dose, string>("route", new TextForm(),
            dose => new(dose.Route is not null, dose.Route ?? ""), (dose, route) => dose with { Route = route }),
        new Field<Dose, DoseAmount>("amount", DoseForms.Amount(null), dose => dose.Amount, (dose, amount) => dose with { Amount = amount },
            required: true),
        EventForm<Dose>.At,
        new Field<Dose, Duration>("for", DoseForms.Length, dose => Stated.Of(dose.For), (dose, length) => dose with { For = length }));

    /// <summary>The route, where the text has several of the drug; may be left out where it has one.</summary>
    public string? Route { get; init; }

    /// <summary>The time over which each dose is given evenly; absent when it is given at once.</summary>
    public Duration? For { get; init; }

    internal override EventForm Form => Declared;

    internal override Duration? Length => For;

    internal override void Check(EventCheck check)
    {
        FaultList faults = check.Faults;
        if (!ModelRules.IsKnown(faults)) return;
        string path = $"{check.Path}.drug";
        AddedDose[] doses = [.. check.Scenario.Model?.Runs.Doses ?? []];
        AddedDose[] ofDrug = Array.FindAll(doses, one => one.Drug == Drug);
        string[] drugs = [.. doses.Select(one => one.Drug).Distinct()];
        if (ofDrug.Length == 0 && faults.Trusts(path))
        {
            faults.Add(path, JsonMembers.Quoted(EscapedText.Shortened(Drug)), drugs.Length > 0 ? "the model has no doses of it"
                : "the scenario names no model with a drug of its own",
                drugs.Length > 0 ? string.Join(", ", drugs)
                    : "\"model\": a text with a table of doses; other drugs have events of their own",
                NearestName.Find(Drug, drugs));
        }
        if (ofDrug.Length == 0) return;
        CheckRoute(ofDrug, $"{check.Path}.route", faults);
        DoseForms.AmountIn(ofDrug[0].Unit).Check($"{check.Path}.amount", Amount, faults);
    }

    internal override void Unroll(TimelineCompiler timeline, double time, int source) => timeline.AddDose(this, time, source);

    private void CheckRoute(AddedDose[] ofDrug, string path, FaultList faults)
    {
        string[] routes = [.. ofDrug.Select(one => one.Route)];
        if (!faults.Trusts(path)) return;
        if (Route is null && routes.Length > 1)
        {
            faults.Add(path, "", $"'route' is missing: the model gives {Drug} by several", string.Join(", ", routes));
        }
        else if (Route is { } stated && !routes.Contains(stated))
        {
            faults.Add(path, JsonMembers.Quoted(EscapedText.Shortened(stated)), $"the model does not give {Drug} so",
                string.Join(", ", routes), NearestName.Find(stated, routes));
        }
    }
}
