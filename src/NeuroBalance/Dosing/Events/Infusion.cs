using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>An intravenous infusion at a constant rate, stated as a rate or as an amount over its length; overlapping infusions
/// add.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="At">Start of the first infusion.</param>
/// <param name="For">Length of each infusion.</param>
public sealed record Infusion(Drug Drug, Moment At, Duration For) : ScenarioEvent(At)
{
    internal static readonly EventForm<Infusion> Declared = new(
        "infusion", "Intravenous at a constant rate; overlapping infusions add.", new Infusion(default, default, Duration.FromHours(1)),
        repeats: true,
        new Field<Infusion, Drug>("drug", DrugTable.Word, infusion => infusion.Drug, (infusion, drug) => infusion with { Drug = drug },
            required: true),
        new Field<Infusion, DoseRate>(
            "rate", (infusion, sound) => DoseForms.Rate(sound("drug") ? infusion.Drug : null), infusion => Stated.Of(infusion.Rate),
            (infusion, rate) => infusion with { Rate = rate }, required: false),
        new Field<Infusion, DoseAmount>(
            "amount", (infusion, sound) => DoseForms.Amount(sound("drug") ? infusion.Drug : null), infusion => Stated.Of(infusion.Amount),
            (infusion, amount) => infusion with { Amount = amount }, required: false),
        EventForm<Infusion>.At,
        new Field<Infusion, Duration>("for", DoseForms.Length,
            infusion => infusion.For, (infusion, length) => infusion with { For = length }, required: true))
    {
        OneOf = ["rate", "amount"],
    };

    /// <summary>The rate; exactly one of <see cref="Rate"/> and <see cref="Amount"/> is stated.</summary>
    public DoseRate? Rate { get; init; }

    /// <summary>The amount given over the length; exactly one of <see cref="Rate"/> and <see cref="Amount"/> is stated.</summary>
    public DoseAmount? Amount { get; init; }

    internal override EventForm Form => Declared;

    internal override Duration? Length => For;

    internal override void Check(EventCheck check)
    {
        if (Rate is null == Amount is null && check.Faults.Trusts(check.Path, "rate", "amount"))
        {
            check.Faults.Add(check.Path, "", "neither or both of 'rate' and 'amount' are stated", "one of them");
        }
    }

    internal override void Unroll(TimelineCompiler timeline, double time, int source) =>
        timeline.AddInfusion(Drug, time, For, Rate?.PerHour ?? Amount!.Value.Over(For), source);
}
