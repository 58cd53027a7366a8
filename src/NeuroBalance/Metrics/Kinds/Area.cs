using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The integral over time of the value less <see cref="Metric.Level"/>, of the value itself when absent.</summary>
    public static MetricKind Area { get; } = new AreaKind();

    private sealed class AreaKind()
        : WindowKind(nameof(Area), "The integral over time of the value, less the level if there is one.", [], [MetricKey.Level])
    {
        internal override string UnitOf(Metric metric) => AreaUnit(metric);

        internal override MetricSearch<T> Search<T>(Metric metric) => new AreaSearch<T>(metric.Level ?? 0.0);
    }

    private sealed class AreaSearch<T>(double level) : MetricSearch<T>
        where T : unmanaged, ILane<T>
    {
        public override double Initial => 0.0;

        public override void Add(ref MetricAccumulator<T> found, in StepView<T> step, T mask)
        {
            T area = step.Size * (step.Curve.Integral(step.From, step.To) - ((step.To - step.From) * level));
            found.Value = T.Select(mask, found.Value + area, found.Value);
        }
    }
}
