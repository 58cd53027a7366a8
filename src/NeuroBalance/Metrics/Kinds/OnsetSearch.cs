using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    // The first moment at or above a level: its time, or another quantity there.
    private sealed class OnsetKind(string name, string description, bool other)
        : WindowKind(name, description, other ? [MetricKey.Level, MetricKey.Other] : [MetricKey.Level], [])
    {
        // The time is known where the level was reached, but the other quantity has no value.
        internal override MetricStatus WhyMissing(double companion) =>
            double.IsNaN(companion) ? MetricStatus.NotReached : MetricStatus.NoValue;

        internal override string UnitOf(Metric metric) => other ? metric.Other!.Unit : "h";

        internal override MetricSearch<T> Search<T>(Metric metric) => new OnsetSearch<T>(metric.Level!.Value, other);
    }

    private sealed class OnsetSearch<T>(double level, bool other) : MetricSearch<T>
        where T : unmanaged, ILane<T>
    {
        protected override T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask) =>
            T.AndNot(T.AndNot(mask, T.Equal(found.Companion, found.Companion)), T.LessThan(step.Curve.Highest, T.Broadcast(level)));

        protected override void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask)
        {
            // The companion holds the time of the onset; the value what is reported.
            T open = T.AndNot(mask, T.Equal(found.Companion, found.Companion));
            if (!T.Any(open)) return;
            T height = T.Broadcast(level);
            T aboveLeft = T.And(open, T.LessThanOrEqual(height, step.Curve.At(left)));
            T rises = T.AndNot(T.And(open, T.LessThanOrEqual(height, step.Curve.At(right))), aboveLeft);
            T reached = T.Or(aboveLeft, rises);
            if (!T.Any(reached)) return;
            T share = T.Select(rises, step.Curve.Crossing(height, left, right), left);
            T time = step.TimeAt(share);
            found.Companion = T.Select(reached, time, found.Companion);
            found.Value = T.Select(reached, other ? step.Other.At(share) : time, found.Value);
        }
    }
}
