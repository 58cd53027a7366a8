


using NeuroBalance.Lanes;

namespace NeuroBalance.Benchmarks;

/// <summary>One double whose arithmetic is counted: what a trajectory costs in operations, whatever the machine.</summary>
/// <param name="Inner">The number.</param>
internal readonly record struct CountedLane(Lane1 Inner) : ILane<CountedLane>
{
    /// <summary>Additions, subtractions and multiplications so far.</summary>
    public static long Arithmetic { get; private set; }

    /// <summary>Divisions and square roots so far.</summary>
    public static long Divisions { get; private set; }

    /// <summary>Comparisons, selections, minima, masks and bit operations so far.</summary>
    public static long Others { get; private set; }

    public static int Width => 1;

    public static void Reset() => (Arithmetic, Divisions, Others) = (0, 0, 0);

    public static CountedLane Broadcast(double value) => new(Lane1.Broadcast(value));

    public static CountedLane Load(ReadOnlySpan<double> source) => new(Lane1.Load(source));

    public static void Store(CountedLane value, Span<double> destination) => Lane1.Store(value.Inner, destination);

    public static CountedLane operator +(CountedLane left, CountedLane right) => Simple(left.Inner + right.Inner);

    public static CountedLane operator -(CountedLane left, CountedLane right) => Simple(left.Inner - right.Inner);

    public static CountedLane operator *(CountedLane left, CountedLane right) => Simple(left.Inner * right.Inner);

    public static CountedLane operator /(CountedLane left, CountedLane right) => Divided(left.Inner / right.Inner);

    // A sign costs a bit operation.
    public static CountedLane operator -(CountedLane value) => Other(-value.Inner);

    public static CountedLane operator +(CountedLane left, double right) => Simple(left.Inner + right);

    public static CountedLane operator +(double left, CountedLane right) => Simple(left + right.Inner);

    public static CountedLane operator -(CountedLane left, double right) => Simple(left.Inner - right);

    public static CountedLane operator -(double left, CountedLane right) => Simple(left - right.Inner);

    public static CountedLane operator *(CountedLane left, double right) => Simple(left.Inner * right);

    public static CountedLane operator *(double left, CountedLane right) => Simple(left * right.Inner);

    public static CountedLane operator /(CountedLane left, double right) => Divided(left.Inner / right);

    public static CountedLane operator /(double left, CountedLane right) => Divided(left / right.Inner);

    public static CountedLane Abs(CountedLane value) => Other(Lane1.Abs(value.Inner));

    public static CountedLane Sqrt(CountedLane value) => Divided(Lane1.Sqrt(value.Inner));

    public static CountedLane Min(CountedLane left, CountedLane right) => Other(Lane1.Min(left.Inner, right.Inner));

    public static CountedLane Max(CountedLane left, CountedLane right) => Other(Lane1.Max(left.Inner, right.Inner));

    public static CountedLane LessThan(CountedLane left, CountedLane right) => Other(Lane1.LessThan(left.Inner, right.Inner));

    public static CountedLane LessThanOrEqual(CountedLane left, CountedLane right) => Other(Lane1.LessThanOrEqual(left.Inner, right.Inner));

    public static CountedLane Equal(CountedLane left, CountedLane right) => Other(Lane1.Equal(left.Inner, right.Inner));

    public static CountedLane And(CountedLane left, CountedLane right) => Other(Lane1.And(left.Inner, right.Inner));

    public static CountedLane AndNot(CountedLane left, CountedLane right) => Other(Lane1.AndNot(left.Inner, right.Inner));

    public static CountedLane Or(CountedLane left, CountedLane right) => Other(Lane1.Or(left.Inner, right.Inner));

    public static CountedLane Select(CountedLane mask, CountedLane whenTrue, CountedLane whenFalse) =>
        Other(Lane1.Select(mask.Inner, whenTrue.Inner, whenFalse.Inner));

    public static uint Bits(CountedLane mask) => Lane1.Bits(mask.Inner);

    public static CountedLane AddBits(CountedLane left, CountedLane right) => Other(Lane1.AddBits(left.Inner, right.Inner));

    public static CountedLane SubtractBits(CountedLane left, CountedLane right) => Other(Lane1.SubtractBits(left.Inner, right.Inner));

    public static CountedLane ShiftLeft(CountedLane value, int count) => Other(Lane1.ShiftLeft(value.Inner, count));

    public static CountedLane ShiftRight(CountedLane value, int count) => Other(Lane1.ShiftRight(value.Inner, count));

    private static CountedLane Simple(Lane1 result)
    {
        Arithmetic++;
        return new CountedLane(result);
    }

    private static CountedLane Divided(Lane1 result)
    {
        Divisions++;
        return new CountedLane(result);
    }

    private static CountedLane Other(Lane1 result)
    {
        Others++;
        return new CountedLane(result);
    }
}
