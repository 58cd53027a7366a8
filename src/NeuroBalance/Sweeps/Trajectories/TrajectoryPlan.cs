using System.Collections.Immutable;
using System.Globalization;
using NeuroBalance.Dosing;
using NeuroBalance.Simulation;

namespace NeuroBalance;

/// <summary>A course that a sweep follows in all of its members: a quantity at equal distances of time.</summary>
public sealed record TrajectoryPlan
{
    /// <summary>The most readings of one course.</summary>
    public const int MostReadings = 5_000;

    private const string EntryPrefix = "trajectory ", Separator = "; ";

    /// <summary>Its name, that of the quantity unless the plan says another.</summary>
    public required string Name { get; init; }

    /// <summary>What is read.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The first reading; where it counts from a drink, each member counts from its own.</summary>
    public required Moment From { get; init; }

    /// <summary>From one reading to the next, above 0.</summary>
    public required Duration Every { get; init; }

    /// <summary>How many readings, 1 to <see cref="MostReadings"/>.</summary>
    public required int Count { get; init; }

    /// <summary>Whether the readings of every member are kept, and not only counted.</summary>
    public bool KeepsMembers { get; init; }

    /// <summary>What the times count from: <c>start</c>, <c>last drink</c> or <c>first drink</c>.</summary>
    public string Origin => From.Anchor switch
    {
        MomentAnchor.Start => "start",
        MomentAnchor.AfterLastDrink => "last drink",
        MomentAnchor.BeforeFirstDrink => "first drink",
    };

    /// <summary>What the simulator is asked for.</summary>
    internal SampledQuantity Sampled => new(Quantity, Every.Hours, Count);

    /// <summary>The time of a reading, counted from the <see cref="Origin"/> (h).</summary>
    /// <param name="reading">From 0 to <see cref="Count"/> - 1.</param>
    public double HoursOf(int reading) =>
        Sampled.TimeOf(From.Anchor == MomentAnchor.BeforeFirstDrink ? -From.Offset.Hours : From.Offset.Hours, reading);

    /// <summary>The first reading in a scenario (h); NaN where it counts from a drink that is not there.</summary>
    internal double StartIn(Scenario scenario) => From.Resolve(scenario.FirstDrinkHours, scenario.LastDrinkHours);

    /// <summary>What a manifest says of it.</summary>
    /// <remarks>A quantity that a text adds is known by its name in its model alone, so that unit and words are told, too.</remarks>
    internal KeyValuePair<string, string> Entry => new(EntryPrefix + Name, string.Join(Separator, [Quantity.Name, From.ToString(),
        Every.ToString(), Count.ToString(CultureInfo.InvariantCulture), KeepsMembers ? "members" : "bands",
        .. Quantity.IsBuiltIn ? (string[])[] : [Quantity.Unit, Quantity.Description]]));

    /// <summary>The courses that a manifest speaks of, in their order.</summary>
    /// <exception cref="InvalidDataException">An entry is damaged.</exception>
    internal static ImmutableArray<TrajectoryPlan> In(SweepManifest manifest) =>
        [.. manifest.Entries.Where(entry => entry.Key.StartsWith(EntryPrefix, StringComparison.Ordinal)).Select(Read)];

    private static TrajectoryPlan Read(KeyValuePair<string, string> entry)
    {
        string[] words = entry.Value.Split(Separator, 7);
        Quantity? quantity = words.Length == 7 ? Quantity.Told(words[0], words[5], words[6])
            : words.Length == 5 && Quantity.TryParse(words[0], out Quantity? known) ? known : null;
        if (quantity is not null
            && MomentText.TryReadMoment(words[1], out Moment from, out _)
            && MomentText.TryReadDuration(words[2], out Duration every, out _)
            && int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= MostReadings)
        {
            return new TrajectoryPlan
            {
                Name = entry.Key[EntryPrefix.Length..],
                Quantity = quantity,
                From = from,
                Every = every,
                Count = count,
                KeepsMembers = words[4] == "members",
            };
        }

        throw new InvalidDataException($"The manifest is damaged: '{entry.Key}' is \"{entry.Value}\".");
    }
}
