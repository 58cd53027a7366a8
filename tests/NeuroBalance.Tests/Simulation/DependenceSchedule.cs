using System.Collections.Immutable;
using NeuroBalance.Dosing;

namespace NeuroBalance.Tests.Simulation;

/// <summary>The reference scenario with the moments at which every solver writes down its state.</summary>
internal static class DependenceSchedule
{
    private static readonly double[] AfterLastDrink = [0, 12, 36, 168, 720];

    public static Scenario Scenario { get; } = Scenarios.Get("dependence");

    /// <summary>The drinks alone.</summary>
    public static Timeline Drinks { get; } = Timeline.Compile(Scenario);

    /// <summary>The times (h) of the checkpoints; at the first, the last drink, the state before it counts.</summary>
    public static double[] Checkpoints { get; } =
        [.. AfterLastDrink.Select(hours => Math.Min(Drinks.LastDrinkHours!.Value + hours, Drinks.EndHours))];

    /// <summary>
    /// The drinks, and at each checkpoint a drink of nothing, which makes our steps end there as those of every peer do.
    /// </summary>
    public static Timeline WithCheckpoints { get; } = new(
        Scenario,
        Drinks.Occurrences.AddRange(Checkpoints[1..^1].Select(time => new Occurrence(time, OccurrenceKind.Drink))),
        ImmutableArray<ProtocolRun>.Empty,
        Drinks.DrinkSlots);
}
