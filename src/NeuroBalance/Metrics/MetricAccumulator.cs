


using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Metrics;

/// <summary>What one metric has gathered so far in every lane.</summary>
internal partial struct MetricAccumulator<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The number so far: the extreme, the integral, the time; NaN when there is none yet.</summary>
    public T Value;

    /// <summary>The time of an extreme; the highest value so far of a fall; the sum in progress.</summary>
    public T Companion;

    /// <summary>The value at the end of the step before; NaN before the first.</summary>
    public T Before;

    // A slice in which a curve both rises over a level and falls back is seen when its ends are on one side only if it is wider than this share of a step.
    private const int Slices = 4;

    /// <summary>What a metric of this kind starts with.</summary>
    public static MetricAccumulator<T> Empty(MetricKind kind) => new()
    {
        Value = T.Broadcast(IsSum(kind) ? 0.0 : double.NaN),
        Companion = T.Broadcast(double.NaN),
        Before = T.Broadcast(double.NaN),
    };

    /// <summary>One lane's share.</summary>
    public MetricAccumulator<Lane1> Lane(int lane) => new()
    {
        Value = new Lane1(LaneView<T>.Element(ref Value, lane)),
        Companion = new Lane1(LaneView<T>.Element(ref Companion, lane)),
        Before = new Lane1(LaneView<T>.Element(ref Before, lane)),
    };

    /// <summary>Puts one lane's share back.</summary>
    public void SetLane(int lane, in MetricAccumulator<Lane1> share)
    {
        LaneView<T>.Element(ref Value, lane) = share.Value.Value;
        LaneView<T>.Element(ref Companion, lane) = share.Companion.Value;
        LaneView<T>.Element(ref Before, lane) = share.Before.Value;
    }

    /// <summary>Where the number to be reported stands.</summary>
    public readonly T Reported(MetricKind kind) => kind is MetricKind.TimeOfPeak or MetricKind.TimeOfTrough ? Companion : Value;

    /// <summary>Takes in one step.</summary>
    /// <param name="metric">What is measured.</param>
    /// <param name="curve">The quantity over the step.</param>
    /// <param name="other">The second quantity; anything when there is none.</param>
    /// <param name="start">The time at which the step starts.</param>
    /// <param name="size">The size by which shares of the step are measured.</param>
    /// <param name="from">The share at which the window opens within the step.</param>
    /// <param name="to">The share at which it closes.</param>
    /// <param name="mask">The lanes for which the step counts.</param>
    public void Add(Metric metric, in StepCurve<T> curve, in StepCurve<T> other, T start, T size, T from, T to, T mask)
    {
        if (metric.Kind == MetricKind.Area)
        {
            T area = size * (curve.Integral(from, to) - ((to - from) * metric.Level));
            Value = T.Select(mask, Value + area, Value);
            return;
        }

        if (metric.Kind is MetricKind.Rise or MetricKind.OtherAtRise or MetricKind.Resolution or MetricKind.FallToShare)
        {
            Jump(metric, in curve, in other, start, size, from, mask);
            Before = T.Select(mask, curve.At(to), Before);
        }

        mask = Doubtful(metric, in curve, size, from, to, mask);
        if (!T.Any(mask)) return;
        T width = (to - from) * (1.0 / Slices);
        T left = from;
        for (int i = 1; i <= Slices; i++)
        {
            T right = i == Slices ? to : from + (width * (double)i);
            AddSlice(metric, in curve, in other, start, size, left, right, mask);
            left = right;
        }
    }

    private static bool IsSum(MetricKind kind) => kind is MetricKind.TimeAbove or MetricKind.TimeBelow or MetricKind.Area or MetricKind.AreaAbove
        or MetricKind.AreaBelow or MetricKind.ProtocolAmount or MetricKind.ProtocolDoses or MetricKind.SkippedDrinks;

    private void AddSlice(Metric metric, in StepCurve<T> curve, in StepCurve<T> other, T start, T size, T left, T right, T mask)
    {
        switch (metric.Kind)
        {
            case MetricKind.Peak:
            case MetricKind.TimeOfPeak:
                Extreme(in curve, 1.0, start, size, left, right, mask);
                break;
            case MetricKind.Trough:
            case MetricKind.TimeOfTrough:
                Extreme(in curve, -1.0, start, size, left, right, mask);
                break;
            case MetricKind.TimeAbove:
            case MetricKind.TimeBelow:
            case MetricKind.AreaAbove:
            case MetricKind.AreaBelow:
                Gather(metric, in curve, size, left, right, mask);
                break;
            case MetricKind.Onset:
            case MetricKind.OtherAtOnset:
                Onset(metric, in curve, in other, start, size, left, right, mask);
                break;
            case MetricKind.Rise:
            case MetricKind.OtherAtRise:
                Rise(metric, in curve, in other, start, size, left, right, mask);
                break;
            case MetricKind.Resolution:
                Fall(in curve, T.Broadcast(metric.Level), start, size, left, right, mask);
                break;
            case MetricKind.FallToShare:
                FallFromPeak(metric, in curve, start, size, left, right, mask);
                break;
            case MetricKind.Area:
            case MetricKind.ValueAt:
            case MetricKind.ProtocolAmount:
            case MetricKind.ProtocolDoses:
            case MetricKind.SkippedDrinks:
                break;
            default:
                throw new InvalidOperationException($"'{metric.Kind}' is not a kind of metric.");
        }
    }

    private void Extreme(in StepCurve<T> curve, double sign, T start, T size, T left, T right, T mask)
    {
        Offer(sign, curve.At(left), start + (left * size), mask);
        T zero = T.Broadcast(0.0);
        T slopeLeft = sign * curve.Slope(left), slopeRight = sign * curve.Slope(right);
        T turns = T.And(mask, T.And(T.LessThan(zero, slopeLeft), T.LessThan(slopeRight, zero)));
        if (T.Any(turns))
        {
            T turn = curve.Turn(left, right);
            Offer(sign, curve.At(turn), start + (turn * size), turns);
        }

        Offer(sign, curve.At(right), start + (right * size), mask);
    }

    // The first value is taken whatever it is: a comparison with the NaN that stands there is false.
    private void Offer(double sign, T candidate, T time, T mask)
    {
        T worse = T.LessThanOrEqual(sign * candidate, sign * Value);
        T better = T.AndNot(T.And(mask, T.Equal(candidate, candidate)), worse);
        Value = T.Select(better, candidate, Value);
        Companion = T.Select(better, time, Companion);
    }

    private void Gather(Metric metric, in StepCurve<T> curve, T size, T left, T right, T mask)
    {
        T level = T.Broadcast(metric.Level);
        T aboveLeft = T.LessThanOrEqual(level, curve.At(left));
        T aboveRight = T.LessThanOrEqual(level, curve.At(right));
        T split = right;
        T crosses = T.And(mask, Differ(aboveLeft, aboveRight));
        if (T.Any(crosses)) split = T.Select(crosses, curve.Crossing(level, left, right), right);
        bool above = metric.Kind is MetricKind.TimeAbove or MetricKind.AreaAbove;
        bool area = metric.Kind is MetricKind.AreaAbove or MetricKind.AreaBelow;
        T zero = T.Broadcast(0.0);
        T first = area ? curve.Integral(left, split) - ((split - left) * level) : split - left;
        T second = area ? curve.Integral(split, right) - ((right - split) * level) : right - split;
        if (area && !above)
        {
            first = -first;
            second = -second;
        }

        T gathered = above
            ? T.Select(aboveLeft, first, zero) + T.Select(aboveRight, second, zero)
            : T.Select(aboveLeft, zero, first) + T.Select(aboveRight, zero, second);
        Value = T.Select(mask, Value + (gathered * size), Value);
    }

    private void Onset(Metric metric, in StepCurve<T> curve, in StepCurve<T> other, T start, T size, T left, T right, T mask)
    {
        // Companion holds the time of the onset; Value what is reported.
        T open = T.AndNot(mask, T.Equal(Companion, Companion));
        if (!T.Any(open)) return;
        T level = T.Broadcast(metric.Level);
        T aboveLeft = T.And(open, T.LessThanOrEqual(level, curve.At(left)));
        T rises = T.AndNot(T.And(open, T.LessThanOrEqual(level, curve.At(right))), aboveLeft);
        T found = T.Or(aboveLeft, rises);
        if (!T.Any(found)) return;
        T share = T.Select(rises, curve.Crossing(level, left, right), left);
        T time = start + (share * size);
        Companion = T.Select(found, time, Companion);
        Value = T.Select(found, metric.Kind == MetricKind.Onset ? time : other.At(share), Value);
    }

    // A level is also passed where the course jumps at a dose, and in the rounding gap between two interpolants.
    private void Jump(Metric metric, in StepCurve<T> curve, in StepCurve<T> other, T start, T size, T from, T mask)
    {
        T here = curve.At(from);
        T level = T.Broadcast(metric.Level);
        if (metric.Kind == MetricKind.FallToShare) level += metric.Share * (Companion - metric.Level);
        bool rising = metric.Kind is MetricKind.Rise or MetricKind.OtherAtRise;
        T passed = rising
            ? T.AndNot(T.And(mask, T.And(T.LessThan(Before, level), T.LessThanOrEqual(level, here))), T.Equal(Companion, Companion))
            : T.And(mask, T.And(T.LessThanOrEqual(level, Before), T.LessThan(here, level)));
        if (metric.Kind == MetricKind.FallToShare) passed = T.And(passed, T.LessThan(T.Broadcast(metric.Level), Companion));
        if (!T.Any(passed)) return;
        T time = start + (from * size);
        if (rising) Companion = T.Select(passed, time, Companion);
        Value = T.Select(passed, metric.Kind == MetricKind.OtherAtRise ? other.At(from) : time, Value);
    }

    private void Rise(Metric metric, in StepCurve<T> curve, in StepCurve<T> other, T start, T size, T left, T right, T mask)
    {
        T open = T.AndNot(mask, T.Equal(Companion, Companion));
        if (!T.Any(open)) return;
        T level = T.Broadcast(metric.Level);
        T rises = T.And(open, T.And(T.LessThan(curve.At(left), level), T.LessThanOrEqual(level, curve.At(right))));
        if (!T.Any(rises)) return;
        T share = curve.Crossing(level, left, right);
        T time = start + (share * size);
        Companion = T.Select(rises, time, Companion);
        Value = T.Select(rises, metric.Kind == MetricKind.Rise ? time : other.At(share), Value);
    }

    private void Fall(in StepCurve<T> curve, T level, T start, T size, T left, T right, T mask)
    {
        T aboveLeft = T.LessThanOrEqual(level, curve.At(left));
        T falls = T.And(T.And(mask, aboveLeft), T.LessThan(curve.At(right), level));
        if (!T.Any(falls)) return;
        Value = T.Select(falls, start + (curve.Crossing(level, left, right) * size), Value);
    }

    // A new highest value undoes the falls before it: they were falls from a lower peak.
    private void FallFromPeak(Metric metric, in StepCurve<T> curve, T start, T size, T left, T right, T mask)
    {
        T after = left;
        Raise(curve.At(left), mask);
        T zero = T.Broadcast(0.0);
        T turns = T.And(mask, T.And(T.LessThan(zero, curve.Slope(left)), T.LessThan(curve.Slope(right), zero)));
        if (T.Any(turns))
        {
            T turn = curve.Turn(left, right);
            Raise(curve.At(turn), turns);
            after = T.Select(turns, turn, left);
        }

        Raise(curve.At(right), mask);
        T level = metric.Level + (metric.Share * (Companion - metric.Level));
        T excess = T.And(mask, T.LessThan(T.Broadcast(metric.Level), Companion));
        Fall(in curve, level, start, size, after, right, excess);
    }

    private void Raise(T candidate, T mask)
    {
        T lower = T.LessThanOrEqual(candidate, Companion);
        T higher = T.AndNot(T.And(mask, T.Equal(candidate, candidate)), lower);
        Companion = T.Select(higher, candidate, Companion);
        Value = T.Select(higher, T.Broadcast(double.NaN), Value);
    }

    private static T Differ(T left, T right) => T.Or(T.AndNot(left, right), T.AndNot(right, left));
}
