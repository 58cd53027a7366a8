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

        protected static void JumpDown(ref MetricAccumulator<T> found, in StepView<T> step, T here, T level, T mask)
        {
            T passed = T.And(mask, T.And(T.LessThanOrEqual(level, found.Before), T.LessThan(here, level)));
            if (T.Any(passed)) found.Value = T.Select(passed, step.TimeAt(step.From), found.Value);
        }

        protected static void Fall(ref MetricAccumulator<T> found, in StepView<T> step, T level, T left, T right, T mask)
        {
            T aboveLeft = T.LessThanOrEqual(level, step.Curve.At(left));
            T falls = T.And(T.And(mask, aboveLeft), T.LessThan(step.Curve.At(right), level));
            if (T.Any(falls)) found.Value = T.Select(falls, step.TimeAt(step.Curve.Crossing(level, left, right)), found.Value);
        }
    }
}
