using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Metrics;

/// <summary>Metrics that are measured together, with the quantities that they look at.</summary>
internal sealed class NumberedMetrics<T>
    where T : unmanaged, ILane<T>
{
    private readonly Metric[] metrics;
    private readonly T[] from, to;

    /// <summary>These metrics, each quantity numbered once.</summary>
    public NumberedMetrics(IReadOnlyList<Metric> metrics)
    {
        this.metrics = [.. metrics];
        from = [.. metrics.Select(metric => T.Broadcast(metric.From))];
        to = [.. metrics.Select(metric => T.Broadcast(metric.To))];
        Quantities = [.. metrics.SelectMany(metric => new[] { metric.Quantity, metric.Other }).OfType<Quantity>().Distinct()];
        QuantityOf = [.. metrics.Select(metric => Array.IndexOf(Quantities, metric.Quantity))];
        OtherOf = [.. metrics.Select(metric => Array.IndexOf(Quantities, metric.Other ?? metric.Quantity))];
    }

    /// <summary>How many metrics.</summary>
    public int Count => metrics.Length;

    /// <summary>The quantities that any of them looks at.</summary>
    public Quantity[] Quantities { get; }

    /// <summary>The number of each metric's quantity; -1 without one.</summary>
    public int[] QuantityOf { get; }

    /// <summary>The number of each metric's second quantity, of its first without one; -1 without either.</summary>
    public int[] OtherOf { get; }

    /// <summary>A metric by its number.</summary>
    public Metric this[int metric] => metrics[metric];

    /// <summary>The numbers of the metrics of which something holds.</summary>
    public int[] Where(Func<Metric, bool> which) => [.. Enumerable.Range(0, Count).Where(index => which(metrics[index]))];

    /// <summary>A new subject has taken a lane: its windows, where they are its own.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="windows">One for each metric; null where all subjects have the metrics' own.</param>
    public void Begin(int lane, ReadOnlySpan<MetricWindow> windows)
    {
        for (int i = 0; i < metrics.Length; i++)
        {
            MetricWindow window = windows.IsEmpty ? new MetricWindow(metrics[i].From, metrics[i].To) : windows[i];
            LaneView<T>.Element(ref from[i], lane) = window.From;
            LaneView<T>.Element(ref to[i], lane) = window.To;
        }
    }

    /// <summary>A metric's window in one lane.</summary>
    public MetricWindow Window(int metric, int lane) =>
        new(LaneView<T>.Element(ref from[metric], lane), LaneView<T>.Element(ref to[metric], lane));

    /// <summary>The moments at which the lanes read a metric.</summary>
    public T Moments(int metric) => from[metric];

    /// <summary>The accepted lanes whose step lies at least partly within a metric's window.</summary>
    public T InWindow(int metric, T start, T end, T accepted) =>
        T.And(accepted, T.And(T.LessThan(from[metric], end), T.LessThan(start, to[metric])));

    /// <summary>The share at which a metric's window opens within a step.</summary>
    public T Opening(int metric, T start, T size) => T.Max((from[metric] - start) / size, T.Broadcast(0.0));

    /// <summary>The share at which it closes, at most the last of the step.</summary>
    public T Closing(int metric, T start, T size, T last) => T.Min((to[metric] - start) / size, last);
}
