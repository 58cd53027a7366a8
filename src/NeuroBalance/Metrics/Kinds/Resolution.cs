using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The last time (h) at which the value falls below <see cref="Metric.Level"/>.</summary>
    public static MetricKind Resolution { get; } = new ResolutionKind();

    private sealed class ResolutionKind()
        : WindowKind(nameof(Resolution), "The last time at which the value falls below the level.", [MetricKey.Level], [])
    {
        internal override MetricStatus WhyMissing(double companion) => MetricStatus.NotReached;

        internal override string UnitOf(Metric metric) => "h";

        internal override MetricSearch<T> Search<T>(Metric metric) => new ResolutionSearch<T>(metric.Level!.Value);
    }

    private sealed class ResolutionSearch<T>(double level) : PassageSearch<T>
        where T : unmanaged, ILane<T>
    {
        protected override T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask) =>
            T.AndNot(mask, OnOneSide(in step.Curve, T.Broadcast(level)));

        protected override void Jump(ref MetricAccumulator<T> found, in StepView<T> step, T here, T mask) =>
            JumpDown(ref found, in step, here, T.Broadcast(level), mask);

        protected override void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask) =>
            Fall(ref found, in step, T.Broadcast(level), left, right, mask);
    }
}
