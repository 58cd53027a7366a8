using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The value at a moment, <see cref="Metric.From"/>, just before what happens there.</summary>
    public static MetricKind ValueAt { get; } = new ValueAtKind();

    private sealed class ValueAtKind()
        : MetricKind(nameof(ValueAt), "The value at a moment, just before what happens there.", [MetricKey.Of, MetricKey.At], [])
    {
        internal override bool ReadsMoment => true;

        internal override string UnitOf(Metric metric) => metric.Quantity!.Unit;
    }
}
