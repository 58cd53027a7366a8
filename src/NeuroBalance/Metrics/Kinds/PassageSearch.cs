using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    // A level is also passed where the curve jumps at a dose, and in the rounding gap between two interpolants.
    private abstract class PassageSearch<T> : MetricSearch<T>
        where T : unmanaged, ILane<T>
    {
        public sealed override void Add(ref MetricAccumulator<T> found, in StepView<T> step, T mask)
        {
            Jump(ref found, in step, step.Curve.At(step.From), mask);
            found.Before = T.Select(mask, step.Curve.At(step.To), found.Before);
            base.Add(ref found, in step, mask);
        }

        protected abstract void Jump(ref MetricAccumulator<T> found, in StepView<T> step, T here, T mask);

        /// <summary>What is kept of a passage; its time unless a kind says otherwise.</summary>
        protected virtual void Passed(ref MetricAccumulator<T> found, in StepView<T> step, T lanes, T share) =>
            found.Value = T.Select(lanes, step.TimeAt(share), found.Value);

        /// <summary>Keeps the time as the companion, and as the number that or another quantity at that moment.</summary>
        protected static void Keep(ref MetricAccumulator<T> found, in StepView<T> step, T lanes, T share, bool other)
        {
            T time = step.TimeAt(share);
            found.Companion = T.Select(lanes, time, found.Companion);
            found.Value = T.Select(lanes, other ? step.Other.At(share) : time, found.Value);
        }

        protected void JumpDown(ref MetricAccumulator<T> found, in StepView<T> step, T here, T level, T mask)
        {
            T passed = T.And(mask, T.And(T.LessThanOrEqual(level, found.Before), T.LessThan(here, level)));
            if (T.Any(passed)) Passed(ref found, in step, passed, step.From);
        }

        protected void Fall(ref MetricAccumulator<T> found, in StepView<T> step, T level, T left, T right, T mask)
        {
            T aboveLeft = T.LessThanOrEqual(level, step.Curve.At(left));
            T falls = T.And(T.And(mask, aboveLeft), T.LessThan(step.Curve.At(right), level));
            if (T.Any(falls)) Passed(ref found, in step, falls, step.Curve.Crossing(level, left, right));
        }
    }
}
