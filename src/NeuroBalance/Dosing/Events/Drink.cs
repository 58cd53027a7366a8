using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>Ethanol into the gut: at once, or at a constant rate over <see cref="For"/>.</summary>
/// <param name="Amount">Amount of ethanol of each drink.</param>
/// <param name="At">Time of the first drink.</param>
public sealed record Drink(DoseAmount Amount, Moment At) : ScenarioEvent(At)
{
    internal static readonly EventForm<Drink> Declared = new(
        "drink", "Ethanol into the gut, at once or over a time, with a meal or not; not taken at or above skipAbove.",
        new Drink(default, default), repeats: true,
        new Field<Drink, DoseAmount>("amount", DoseForms.Drink, drink => drink.Amount, (drink, amount) => drink with { Amount = amount },
            required: true),
        EventForm<Drink>.At,
        new Field<Drink, Duration>("for", DoseForms.Length, drink => Stated.Of(drink.For), (drink, length) => drink with { For = length }),
        new Field<Drink, bool>("withMeal", new TruthForm(),
            drink => new(drink.WithMeal, drink.WithMeal), (drink, withMeal) => drink with { WithMeal = withMeal }),
        new Field<Drink, BloodLevel>("skipAbove", DoseForms.Level,
            drink => Stated.Of(drink.SkipAbove), (drink, level) => drink with { SkipAbove = level }));

    /// <summary>The time over which each drink is taken; absent when it is taken at once.</summary>
    public Duration? For { get; init; }

    /// <summary>Whether each drink is taken with a meal: it is absorbed more slowly, and less of it arrives.</summary>
    public bool WithMeal { get; init; }

    /// <summary>The blood level at or above which a drink is not taken, judged at its start; absent when it is always taken.</summary>
    public BloodLevel? SkipAbove { get; init; }

    internal override EventForm Form => Declared;

    internal override Duration? Length => For;

    internal override void Unroll(TimelineCompiler timeline, double time, int source)
    {
        double skipAbove = SkipAbove?.GramsPerLitre ?? double.PositiveInfinity;
        if (For is { } length) timeline.AddDrink(time, length, Amount.Over(length), source, skipAbove, WithMeal);
        else timeline.AddDrink(time, Amount, source, skipAbove, WithMeal);
    }
}
