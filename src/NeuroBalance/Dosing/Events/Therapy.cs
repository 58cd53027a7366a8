using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A period of therapy.</summary>
/// <param name="At">Its start.</param>
/// <param name="For">Its length.</param>
public sealed record Therapy(Moment At, Duration For) : ScenarioEvent(At)
{
    internal static readonly EventForm<Therapy> Declared = new(
        "therapy", "A period of therapy.", new Therapy(default, Duration.FromHours(1)), repeats: false,
        EventForm<Therapy>.At,
        new Field<Therapy, Duration>("for", DoseForms.Length, therapy => therapy.For, (therapy, length) => therapy with { For = length },
            required: true));

    internal override EventForm Form => Declared;

    internal override Duration? Length => For;

    internal override void Unroll(TimelineCompiler timeline, double time, int source) => timeline.AddTherapy(time, For, source);
}
