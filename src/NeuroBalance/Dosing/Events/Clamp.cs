using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A period during which the blood alcohol level is held.</summary>
/// <param name="Level">The level.</param>
/// <param name="At">Its start.</param>
/// <param name="For">Its length.</param>
public sealed record Clamp(BloodLevel Level, Moment At, Duration For) : ScenarioEvent(At)
{
    internal static readonly EventForm<Clamp> Declared = new(
        "clamp", "Holds the blood level; clamps may not overlap.", new Clamp(default, default, Duration.FromHours(1)), repeats: false,
        new Field<Clamp, BloodLevel>("level", DoseForms.Level, clamp => clamp.Level, (clamp, level) => clamp with { Level = level },
            required: true),
        EventForm<Clamp>.At,
        new Field<Clamp, Duration>("for", DoseForms.Length, clamp => clamp.For, (clamp, length) => clamp with { For = length },
            required: true));

    internal override EventForm Form => Declared;

    internal override Duration? Length => For;

    internal override void Check(EventCheck check) => check.Hold(For);

    internal override void Unroll(TimelineCompiler timeline, double time, int source)
    {
        timeline.Add(new Occurrence(time, OccurrenceKind.ClampStart, Level.GramsPerLitre, Source: source));
        timeline.Add(new Occurrence(Clock.Snap(time + For.Hours), OccurrenceKind.ClampEnd, Source: source));
    }
}
