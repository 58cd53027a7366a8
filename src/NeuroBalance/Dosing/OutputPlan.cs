using System.Collections.Immutable;
using NeuroBalance.Dosing;

namespace NeuroBalance;

/// <summary>The times at which a run reports its state: a regular grid, or a list.</summary>
public sealed record OutputPlan
{
    /// <summary>Every hour from the start to the end.</summary>
    public static OutputPlan Hourly { get; } = new() { Every = Duration.FromHours(1) };

    /// <summary>Distance between two output times, counted from <see cref="From"/>; absent when <see cref="Times"/> are listed.</summary>
    public Duration? Every { get; init; }

    /// <summary>The listed output times; empty when there is a grid.</summary>
    public ImmutableArray<Moment> Times { get; init; } = [];

    /// <summary>The first time reported; the start when absent.</summary>
    public Moment? From { get; init; }

    /// <summary>The last time reported; the end when absent.</summary>
    public Moment? To { get; init; }

    /// <summary>The output times in hours, rising and without repeats, on the grid of 1e-9 h.</summary>
    /// <param name="timeline">The compiled scenario, for its end and its drinks.</param>
    /// <returns>The times (h).</returns>
    /// <exception cref="ScenarioException">There are more than 1,000,000 output times.</exception>
    public ImmutableArray<double> Resolve(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        double from = From?.Resolve(timeline.FirstDrinkHours, timeline.LastDrinkHours) ?? 0;
        double to = To?.Resolve(timeline.FirstDrinkHours, timeline.LastDrinkHours) ?? timeline.EndHours;
        if (Every is { } every)
        {
            if ((to - from) / every.Hours + 1 > ScenarioRules.MostOutputTimes)
            {
                throw new ScenarioException([OutputRules.TooMany(every)]);
            }

            ImmutableArray<double>.Builder grid = ImmutableArray.CreateBuilder<double>();
            for (int k = 0; ; k++)
            {
                double time = Clock.Snap(from + k * every.Hours);
                if (!(time <= to)) return grid.ToImmutable();
                grid.Add(time);
            }
        }

        SortedSet<double> listed = [];
        foreach (Moment moment in Times)
        {
            double time = moment.Resolve(timeline.FirstDrinkHours, timeline.LastDrinkHours);
            if (time >= from && time <= to) listed.Add(time);
        }

        return [.. listed];
    }

    /// <summary>Structural equality.</summary>
    public bool Equals(OutputPlan? other) =>
        other is not null && Every == other.Every && From == other.From && To == other.To
        && Times.AsSpan().SequenceEqual(other.Times.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Every, From, To, Times.Length);
}
