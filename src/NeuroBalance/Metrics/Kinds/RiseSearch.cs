using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    // The first rise through a level from below it: its time, or another quantity there.
    private sealed class RiseKind(string name, string description, bool other)
        : WindowKind(name, description, other ? [MetricKey.Level, MetricKey.Other] : [MetricKey.Level], [])
    {
        // The time is known where the level was reached, but the other quantity has no value.
        internal override MetricStatus WhyMissing(double companion) =>
            double.IsNaN(companion) ? MetricStatus.NotReached : MetricStatus.NoValue;

        internal override string UnitOf(Metric metric) => other ? metric.Other!.Unit : "h";

        internal override MetricSearch<T> Search<T>(Metric metric) => new RiseSearch<T>(metric.Level!.Value, other);
    }

    private sealed class RiseSearch<T>(double level, bool other) : PassageSearch<T>
        where T : unmanaged, ILane<T>
    {
        protected override T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask) =>
            T.AndNot(T.AndNot(mask, T.Equal(found.Companion, found.Companion)), OnOneSide(in step.Curve, T.Broadcast(level)));

        protected override void Jump(ref MetricAccumulator<T> found, in StepView<T> step, T here, T mask)
        {
            T height = T.Broadcast(level);
            T passed = T.And(mask, T.And(T.LessThan(found.Before, height), T.LessThanOrEqual(height, here)));
            T first = T.AndNot(passed, T.Equal(found.Companion, found.Companion));
            if (T.Any(first)) Keep(ref found, in step, first, step.From, other);
        }

        protected override void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask)
        {
            T open = T.AndNot(mask, T.Equal(found.Companion, found.Companion));
            if (!T.Any(open)) return;
            T height = T.Broadcast(level);
            T rises = T.And(open, T.And(T.LessThan(step.Curve.At(left), height), T.LessThanOrEqual(height, step.Curve.At(right))));
            if (T.Any(rises)) Keep(ref found, in step, rises, step.Curve.Crossing(height, left, right), other);
        }
    }
}
