using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    // The last fall, after the peak, below a height between the peak and the level; the share is the metric's own where none is fixed.
    private sealed class FallKind(string name, string description, double? fixedShare)
        : WindowKind(name, description, fixedShare is null ? [MetricKey.Level, MetricKey.Share] : [MetricKey.Level], [])
    {
        internal override MetricStatus WhyMissing(double companion) => MetricStatus.NotReached;

        internal override string UnitOf(Metric metric) => "h";

        internal override MetricSearch<T> Search<T>(Metric metric) =>
            new FallSearch<T>(metric.Level!.Value, fixedShare ?? metric.Share!.Value);
    }

    // The companion holds the peak so far.
    private sealed class FallSearch<T>(double level, double share) : PassageSearch<T>
        where T : unmanaged, ILane<T>
    {
        protected override T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask) => T.AndNot(
            mask, T.And(T.LessThanOrEqual(step.Curve.Highest, found.Companion), OnOneSide(in step.Curve, Height(in found))));

        protected override void Jump(ref MetricAccumulator<T> found, in StepView<T> step, T here, T mask) =>
            JumpDown(ref found, in step, here, Height(in found), T.And(mask, T.LessThan(T.Broadcast(level), found.Companion)));

        protected override void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask)
        {
            T after = left;
            Raise(ref found, step.Curve.At(left), mask);
            T zero = T.Broadcast(0.0);
            T turns = T.And(mask, T.And(T.LessThan(zero, step.Curve.Slope(left)), T.LessThan(step.Curve.Slope(right), zero)));
            if (T.Any(turns))
            {
                T turn = step.Curve.Turn(left, right);
                Raise(ref found, step.Curve.At(turn), turns);
                after = T.Select(turns, turn, left);
            }

            Raise(ref found, step.Curve.At(right), mask);
            T excess = T.And(mask, T.LessThan(T.Broadcast(level), found.Companion));
            Fall(ref found, in step, Height(in found), after, right, excess);
        }

        private T Height(in MetricAccumulator<T> found) => level + (share * (found.Companion - level));

        // A new highest value undoes the falls before it: they were falls from a lower peak.
        private static void Raise(ref MetricAccumulator<T> found, T candidate, T mask)
        {
            T lower = T.LessThanOrEqual(candidate, found.Companion);
            T higher = T.AndNot(T.And(mask, T.Equal(candidate, candidate)), lower);
            found.Companion = T.Select(higher, candidate, found.Companion);
            found.Value = T.Select(higher, T.Broadcast(double.NaN), found.Value);
        }
    }
}
