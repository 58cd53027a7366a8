using NeuroBalance.Lanes;
using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    // The time on one side of a level, and the area between the curve and the level there.
    private sealed class SideKind(string name, string description, bool above, bool area)
        : WindowKind(name, description, [MetricKey.Level], [])
    {
        internal override string UnitOf(Metric metric) => area ? AreaUnit(metric) : "h";

        internal override MetricSearch<T> Search<T>(Metric metric) => new SideSearch<T>(metric.Level!.Value, above, area);
    }

    private static string AreaUnit(Metric metric) => metric.Quantity!.Unit == "1" ? "h" : metric.Quantity.Unit + " h";

    private sealed class SideSearch<T>(double level, bool above, bool area) : MetricSearch<T>
        where T : unmanaged, ILane<T>
    {
        public override double Initial => 0.0;

        protected override T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask)
        {
            T highSide = T.LessThanOrEqual(T.Broadcast(level), step.Curve.Lowest);
            T lowSide = T.LessThan(step.Curve.Highest, T.Broadcast(level));
            T whole = T.And(mask, above ? highSide : lowSide);
            if (T.Any(whole))
            {
                T gathered = step.To - step.From;
                if (area && above) gathered = step.Curve.Integral(step.From, step.To) - (gathered * level);
                else if (area) gathered = (gathered * level) - step.Curve.Integral(step.From, step.To);
                found.Value = T.Select(whole, found.Value + (gathered * step.Size), found.Value);
            }

            return T.AndNot(mask, T.Or(highSide, lowSide));
        }

        protected override void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask)
        {
            T height = T.Broadcast(level);
            T aboveLeft = T.LessThanOrEqual(height, step.Curve.At(left));
            T aboveRight = T.LessThanOrEqual(height, step.Curve.At(right));
            T crosses = T.And(mask, T.Or(T.AndNot(aboveLeft, aboveRight), T.AndNot(aboveRight, aboveLeft)));
            T split = T.Any(crosses) ? T.Select(crosses, step.Curve.Crossing(height, left, right), right) : right;
            T first = Part(in step, height, left, split), second = Part(in step, height, split, right);
            T zero = T.Broadcast(0.0);
            T gathered = above
                ? T.Select(aboveLeft, first, zero) + T.Select(aboveRight, second, zero)
                : T.Select(aboveLeft, zero, first) + T.Select(aboveRight, zero, second);
            found.Value = T.Select(mask, found.Value + (gathered * step.Size), found.Value);
        }

        private T Part(in StepView<T> step, T height, T left, T right)
        {
            if (!area) return right - left;
            T excess = step.Curve.Integral(left, right) - ((right - left) * height);
            return above ? excess : -excess;
        }
    }
}
