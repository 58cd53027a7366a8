
namespace NeuroBalance.Metrics;

// What the bounds of a step's curve already decide, so that it need not be searched.
internal partial struct MetricAccumulator<T>
{
    // The lanes in which the step has to be searched: in most, its bounds already say what it does.
    private T Doubtful(Metric metric, in StepCurve<T> curve, T size, T from, T to, T mask)
    {
        T level = T.Broadcast(metric.Level);
        switch (metric.Kind)
        {
            case MetricKind.Peak:
            case MetricKind.TimeOfPeak:
                return T.AndNot(mask, T.LessThanOrEqual(curve.Highest, Value));
            case MetricKind.Trough:
            case MetricKind.TimeOfTrough:
                return T.AndNot(mask, T.LessThanOrEqual(Value, curve.Lowest));
            case MetricKind.Onset:
            case MetricKind.OtherAtOnset:
                return T.AndNot(T.AndNot(mask, T.Equal(Companion, Companion)), T.LessThan(curve.Highest, level));
            case MetricKind.Rise:
            case MetricKind.OtherAtRise:
                return T.AndNot(T.AndNot(mask, T.Equal(Companion, Companion)), OnOneSide(in curve, level));
            case MetricKind.Resolution:
                return T.AndNot(mask, OnOneSide(in curve, level));
            case MetricKind.FallToShare:
                level += metric.Share * (Companion - metric.Level);
                return T.AndNot(mask, T.And(T.LessThanOrEqual(curve.Highest, Companion), OnOneSide(in curve, level)));
            case MetricKind.TimeAbove:
            case MetricKind.AreaAbove:
                return GatherWhole(metric, in curve, size, from, to, mask, T.LessThanOrEqual(level, curve.Lowest), T.LessThan(curve.Highest, level));
            case MetricKind.TimeBelow:
            case MetricKind.AreaBelow:
                return GatherWhole(metric, in curve, size, from, to, mask, T.LessThan(curve.Highest, level), T.LessThanOrEqual(level, curve.Lowest));
            default:
                return mask;
        }
    }

    private static T OnOneSide(in StepCurve<T> curve, T level) => T.Or(T.LessThanOrEqual(level, curve.Lowest), T.LessThan(curve.Highest, level));

    // Takes in the steps that lie wholly on the side that is asked for; answers the lanes that lie on neither side.
    private T GatherWhole(Metric metric, in StepCurve<T> curve, T size, T from, T to, T mask, T all, T none)
    {
        T whole = T.And(mask, all);
        if (T.Any(whole))
        {
            T gathered = to - from;
            if (metric.Kind == MetricKind.AreaAbove) gathered = curve.Integral(from, to) - (gathered * metric.Level);
            else if (metric.Kind == MetricKind.AreaBelow) gathered = (gathered * metric.Level) - curve.Integral(from, to);
            Value = T.Select(whole, Value + (gathered * size), Value);
        }

        return T.AndNot(mask, T.Or(all, none));
    }
}
