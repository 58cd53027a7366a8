using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    // Highest and lowest values (a sign of 1 or -1), and their times.
    private sealed class ExtremeKind(string name, string description, double sign, bool time) : WindowKind(name, description, [], [])
    {
        internal override bool IsHighest => sign > 0;

        internal override string UnitOf(Metric metric) => time ? "h" : metric.Quantity!.Unit;

        internal override MetricSearch<T> Search<T>(Metric metric) => new ExtremeSearch<T>(sign, time);
    }

    private sealed class ExtremeSearch<T>(double sign, bool time) : MetricSearch<T>
        where T : unmanaged, ILane<T>
    {
        public override T Reported(in MetricAccumulator<T> found) => time ? found.Companion : found.Value;

        protected override T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask) => T.AndNot(mask, sign > 0
            ? T.LessThanOrEqual(step.Curve.Highest, found.Value)
            : T.LessThanOrEqual(found.Value, step.Curve.Lowest));

        protected override void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask)
        {
            Offer(ref found, step.Curve.At(left), step.TimeAt(left), mask);
            T zero = T.Broadcast(0.0);
            T slopeLeft = sign * step.Curve.Slope(left), slopeRight = sign * step.Curve.Slope(right);
            T turns = T.And(mask, T.And(T.LessThan(zero, slopeLeft), T.LessThan(slopeRight, zero)));
            if (T.Any(turns))
            {
                T turn = step.Curve.Turn(left, right);
                Offer(ref found, step.Curve.At(turn), step.TimeAt(turn), turns);
            }

            Offer(ref found, step.Curve.At(right), step.TimeAt(right), mask);
        }

        // The first value is taken whatever it is: a comparison with the NaN that stands there is false.
        private void Offer(ref MetricAccumulator<T> found, T candidate, T when, T mask)
        {
            T worse = T.LessThanOrEqual(sign * candidate, sign * found.Value);
            T better = T.AndNot(T.And(mask, T.Equal(candidate, candidate)), worse);
            found.Value = T.Select(better, candidate, found.Value);
            found.Companion = T.Select(better, when, found.Companion);
        }
    }
}
