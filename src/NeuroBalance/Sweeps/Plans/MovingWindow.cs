using NeuroBalance.Metrics;

namespace NeuroBalance.Sweeps;

/// <summary>A metric's window as the plan states it, where its times count from drinks that differ between members or arms.</summary>
/// <param name="From">The start or the moment; null where it is fixed.</param>
/// <param name="To">The end; null where it is fixed.</param>
internal readonly record struct MovingWindow(Moment? From, Moment? To)
{
    /// <summary>Whether any of it moves.</summary>
    public bool Moves => From is not null || To is not null;

    /// <summary>The window in one scenario; NaN, which no time meets, where it counts from a drink that is not there.</summary>
    /// <param name="metric">The metric, whose own times are the fixed ones.</param>
    /// <param name="scenario">The scenario of the member.</param>
    public MetricWindow In(Metric metric, Scenario scenario) => new(Hours(From, metric.From, scenario), Hours(To, metric.To, scenario));

    private static double Hours(Moment? moment, double otherwise, Scenario scenario) =>
        moment?.Resolve(scenario.FirstDrinkHours, scenario.LastDrinkHours) ?? otherwise;
}
