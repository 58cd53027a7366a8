using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    // The last fall below a level: its time, or another quantity there.
    private sealed class ResolutionKind(string name, string description, bool other)
        : WindowKind(name, description, other ? [MetricKey.Level, MetricKey.Other] : [MetricKey.Level], [])
    {
        // The time is known where the value fell, but the other quantity has no value.
        internal override MetricStatus WhyMissing(double companion) =>
            double.IsNaN(companion) ? MetricStatus.NotReached : MetricStatus.NoValue;

        internal override string UnitOf(Metric metric) => other ? metric.Other!.Unit : "h";

        internal override MetricSearch<T> Search<T>(Metric metric) => new ResolutionSearch<T>(metric.Level!.Value, other);
    }

    private sealed class ResolutionSearch<T>(double level, bool other) : PassageSearch<T>
        where T : unmanaged, ILane<T>
    {
        protected override T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask) =>
            T.AndNot(mask, OnOneSide(in step.Curve, T.Broadcast(level)));

        protected override void Passed(ref MetricAccumulator<T> found, in StepView<T> step, T lanes, T share) =>
            Keep(ref found, in step, lanes, share, other);

        protected override void Jump(ref MetricAccumulator<T> found, in StepView<T> step, T here, T mask) =>
            JumpDown(ref found, in step, here, T.Broadcast(level), mask);

        protected override void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask) =>
            Fall(ref found, in step, T.Broadcast(level), left, right, mask);
    }
}
