using System.Numerics;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Model;

namespace NeuroBalance.Metrics;

/// <summary>Measures a set of metrics on all lanes while they are stepped; keeps nothing but the numbers.</summary>
/// <remarks>Only what a window asks for is looked at: outside all windows a step costs two comparisons a metric, and the algebra is evaluated only where a read-out is searched.</remarks>
/// <typeparam name="T">The lane.</typeparam>
public sealed class MetricRecorder<T>
    where T : unmanaged, ILane<T>
{
    private readonly Metric[] metrics;
    private readonly Quantity[] quantities;
    private readonly int[] quantityOf, otherOf;
    private readonly int[] searching, reading, counting;
    private readonly double[] readingTimes;
    private readonly MetricAccumulator<T>[] accumulators;
    private readonly StepCurve<T>[] curves;
    private readonly long[] drawnIn;
    private readonly int[] active;
    private long step;

    /// <summary>A recorder of these metrics.</summary>
    /// <exception cref="ArgumentException">A metric does not say all it must.</exception>
    public MetricRecorder(IReadOnlyList<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        this.metrics = [.. metrics];
        foreach (Metric metric in metrics) metric.Validate();
        quantities = [.. metrics.SelectMany(metric => new[] { metric.Quantity, metric.Other }).OfType<Quantity>().Distinct()];
        quantityOf = [.. metrics.Select(metric => Array.IndexOf(quantities, metric.Quantity))];
        otherOf = [.. metrics.Select(metric => Array.IndexOf(quantities, metric.Other))];
        counting = Where(metric => metric.CountsDoses);
        searching = Where(metric => !metric.CountsDoses && metric.Kind != MetricKind.ValueAt);
        reading = [.. Where(metric => metric.Kind == MetricKind.ValueAt).OrderBy(index => metrics[index].From)];
        readingTimes = [.. reading.Select(index => metrics[index].From)];
        accumulators = new MetricAccumulator<T>[metrics.Count];
        curves = new StepCurve<T>[quantities.Length];
        drawnIn = new long[quantities.Length];
        active = new int[searching.Length];
    }

    /// <summary>Whether any metric looks at steps at all.</summary>
    public bool WantsSteps => quantities.Length > 0;

    /// <summary>A new subject has taken a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="initial">Its state at time 0, before any dose.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Begin(int lane, in State<double> initial, in Parameters<double> parameters)
    {
        for (int i = 0; i < metrics.Length; i++)
        {
            LaneView<T>.Element(ref accumulators[i].Value, lane) = IsSum(metrics[i].Kind) ? 0.0 : double.NaN;
            LaneView<T>.Element(ref accumulators[i].Companion, lane) = double.NaN;
            LaneView<T>.Element(ref accumulators[i].Before, lane) = double.NaN;
            // The start lies before every step: what is asked for there is read here.
            if (metrics[i].Kind == MetricKind.ValueAt && metrics[i].From == 0) LaneView<T>.Element(ref accumulators[i].Value, lane) = InitialValue(metrics[i].Quantity!, in initial, in parameters);
        }
    }

    /// <summary>All lanes have been stepped.</summary>
    /// <param name="step">The step with its interpolant.</param>
    /// <param name="accepted">The lanes for which it counts.</param>
    public void Observe(in SubjectStep<T> step, T accepted)
    {
        T start = step.Start, size = step.Integrated.Size, end = step.End;
        if (!Hull(start, end, T.Bits(accepted), out double earliest, out double latest)) return;
        ReadAll(in step, accepted, earliest, latest);
        int many = 0;
        bool algebra = false;
        foreach (int i in searching)
        {
            if (!(metrics[i].From < latest && earliest < metrics[i].To)) continue;
            active[many++] = i;
            algebra |= !quantities[quantityOf[i]].IsState || (otherOf[i] >= 0 && !quantities[otherOf[i]].IsState);
        }

        if (many == 0) return;
        this.step++;
        if (algebra) DrawReadouts(in step, active.AsSpan(0, many));
        // The end of a step that was cut lies before the end of its interpolant.
        T last = T.Select(T.LessThan(end, step.Integrated.End), (end - start) / size, T.Broadcast(1.0));
        foreach (int i in active.AsSpan(0, many))
        {
            Metric metric = metrics[i];
            T counts = T.And(accepted, T.And(T.LessThan(T.Broadcast(metric.From), end), T.LessThan(start, T.Broadcast(metric.To))));
            if (metric.Kind is MetricKind.Peak or MetricKind.TimeOfPeak) counts = MayRise(in step, i, counts);
            if (!T.Any(counts)) continue;
            T from = T.Max((metric.From - start) / size, T.Broadcast(0.0));
            T to = T.Min((metric.To - start) / size, last);
            int other = otherOf[i] < 0 ? quantityOf[i] : otherOf[i];
            Draw(in step, quantityOf[i]);
            Draw(in step, other);
            accumulators[i].Add(metric, in curves[quantityOf[i]], in curves[other], start, size, from, to, counts);
        }
    }

    /// <summary>A dose was given, or a drink skipped.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="time">When (h).</param>
    /// <param name="amount">How much (mg; g of ethanol).</param>
    /// <param name="byProtocol">Whether a protocol gave it.</param>
    /// <param name="skipped">Whether it was a drink that was not taken.</param>
    public void Dosed(int lane, double time, double amount, bool byProtocol, bool skipped)
    {
        foreach (int i in counting)
        {
            Metric metric = metrics[i];
            if (!(time >= metric.From && time <= metric.To)) continue;
            ref double total = ref LaneView<T>.Element(ref accumulators[i].Value, lane);
            total += metric.Kind switch
            {
                MetricKind.ProtocolAmount => byProtocol ? amount : 0,
                MetricKind.ProtocolDoses => byProtocol ? 1 : 0,
                MetricKind.SkippedDrinks => skipped ? 1 : 0,
                _ => 0,
            };
        }
    }

    /// <summary>The numbers of the subject in a lane, in the order of the metrics.</summary>
    public void Read(int lane, Span<double> values)
    {
        for (int i = 0; i < metrics.Length; i++)
        {
            ref T source = ref accumulators[i].Value;
            if (metrics[i].Kind is MetricKind.TimeOfPeak or MetricKind.TimeOfTrough) source = ref accumulators[i].Companion;
            values[i] = LaneView<T>.Element(ref source, lane);
        }
    }

    private static bool IsSum(MetricKind kind) => kind is MetricKind.TimeAbove or MetricKind.TimeBelow or MetricKind.Area or MetricKind.AreaAbove
        or MetricKind.AreaBelow or MetricKind.ProtocolAmount or MetricKind.ProtocolDoses or MetricKind.SkippedDrinks;

    private static double InitialValue(Quantity quantity, in State<double> initial, in Parameters<double> parameters)
    {
        var equations = new AlcoholBalance<Lane1>(Packing.Broadcast<Lane1>(in parameters));
        State<Lane1> state = Packing.Broadcast<Lane1>(in initial);
        equations.Signals(in state, out Signals<Lane1> signals);
        Readouts<Lane1> readouts = equations.Readouts(in state, in signals);
        return quantity.Evaluate(in state, in signals, in readouts).Value;
    }

    private int[] Where(Func<Metric, bool> which) => [.. Enumerable.Range(0, metrics.Length).Where(index => which(metrics[index]))];

    // The span of time that the accepted lanes cover together.
    private static bool Hull(T start, T end, uint lanes, out double earliest, out double latest)
    {
        earliest = double.PositiveInfinity;
        latest = double.NegativeInfinity;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            earliest = Math.Min(earliest, LaneView<T>.Element(ref start, lane));
            latest = Math.Max(latest, LaneView<T>.Element(ref end, lane));
        }

        return lanes != 0;
    }

    // A value at a time is read off the interpolant itself.
    private void ReadAll(in SubjectStep<T> step, T accepted, double earliest, double latest)
    {
        int next = Array.BinarySearch(readingTimes, earliest);
        next = next < 0 ? ~next : next;
        T start = step.Start, end = step.End;
        State<T> state = default;
        Signals<T> signals = default;
        Readouts<T> readouts = default;
        double known = double.NaN;
        bool scales = false;
        for (; next < reading.Length && readingTimes[next] <= latest; next++)
        {
            T time = T.Broadcast(readingTimes[next]);
            T mask = T.And(accepted, T.And(T.LessThan(start, time), T.LessThanOrEqual(time, end)));
            if (!T.Any(mask)) continue;
            int metric = reading[next];
            if (readingTimes[next] != known)
            {
                known = readingTimes[next];
                step.At(T.Min(T.Max(step.Integrated.ShareAt(time), T.Broadcast(0.0)), T.Broadcast(1.0)), out state);
                step.Signals(in state, out signals);
                scales = false;
            }

            if (IsScale(quantities[quantityOf[metric]]) && !scales)
            {
                readouts = step.Readouts(in state, in signals);
                scales = true;
            }

            T value = quantities[quantityOf[metric]].Evaluate(in state, in signals, in readouts);
            accumulators[metric].Value = T.Select(mask, value, accumulators[metric].Value);
        }
    }

    // The lanes in which a step can raise the highest value so far; most cannot, and a bound is cheaper than a search.
    private T MayRise(in SubjectStep<T> step, int metric, T mask)
    {
        T bound;
        if (quantities[quantityOf[metric]].Index == 1)
        {
            // All ethanol is at least that in the blood.
            bound = Interpolant(in step, 1).UpperBound();
        }
        else
        {
            Draw(in step, quantityOf[metric]);
            bound = curves[quantityOf[metric]].UpperBound();
        }

        return T.AndNot(mask, T.LessThanOrEqual(bound, accumulators[metric].Value));
    }

    private static StepCurve<T> Interpolant(in SubjectStep<T> step, int component)
    {
        Span<T> powers = stackalloc T[4];
        step.Integrated.Polynomial(component, powers);
        return StepCurve<T>.Polynomial(step.Integrated.StartState[component], powers);
    }

    // The read-outs that take exponentials of their own, and are computed only for those who ask for them.
    private static bool IsScale(Quantity quantity) => quantity.Index >= FirstScale;

    private static readonly int FirstScale = Quantity.TryParse("Craving", out Quantity? craving) ? craving.Index : throw new InvalidOperationException("The model has no quantity named Craving.");

    // A state's curve is the interpolant; ethanol in gut and blood have the gut's closed form beside it.
    private void Draw(in SubjectStep<T> step, int quantity)
    {
        if (drawnIn[quantity] == this.step) return;
        drawnIn[quantity] = this.step;
        int component = quantities[quantity].Index;
        if (component == 0)
        {
            curves[quantity] = Gut(in step);
            return;
        }

        curves[quantity] = Interpolant(in step, component);
        if (component != 1) return;
        StepCurve<T> gut = Gut(in step);
        curves[quantity] = StepCurve<T>.Difference(in curves[quantity], step.Gut.ToBlood, in gut);
    }

    private static StepCurve<T> Gut(in SubjectStep<T> step)
    {
        T start = step.Start, size = step.Integrated.Size;
        Span<T> samples = stackalloc T[StepCurve<T>.Samples];
        for (int k = 0; k < samples.Length - 1; k++) samples[k] = step.Gut.AmountAt(start + (ShareOf(k) * size));
        samples[^1] = step.Gut.AmountAt(step.Integrated.End);
        return new StepCurve<T>(samples);
    }

    // The share of the step at which a sample is taken; exactly 1 for the last.
    private static double ShareOf(int sample) => sample / (StepCurve<T>.Samples - 1.0);

    private void DrawReadouts(in SubjectStep<T> step, ReadOnlySpan<int> wanted)
    {
        Span<bool> needed = stackalloc bool[quantities.Length];
        needed.Clear();
        foreach (int i in wanted)
        {
            needed[quantityOf[i]] = true;
            if (otherOf[i] >= 0) needed[otherOf[i]] = true;
        }

        bool scales = false;
        for (int q = 0; q < quantities.Length; q++) scales |= needed[q] && IsScale(quantities[q]);
        Span<T> samples = stackalloc T[quantities.Length * StepCurve<T>.Samples];
        for (int k = 0; k < StepCurve<T>.Samples; k++)
        {
            step.At(T.Broadcast(ShareOf(k)), out State<T> state);
            step.Signals(in state, out Signals<T> signals);
            Readouts<T> readouts = scales ? step.Readouts(in state, in signals) : default;
            for (int q = 0; q < quantities.Length; q++)
            {
                if (needed[q] && !quantities[q].IsState) samples[(q * StepCurve<T>.Samples) + k] = quantities[q].Evaluate(in state, in signals, in readouts);
            }
        }

        for (int q = 0; q < quantities.Length; q++)
        {
            if (!needed[q] || quantities[q].IsState) continue;
            ReadOnlySpan<T> own = samples.Slice(q * StepCurve<T>.Samples, StepCurve<T>.Samples);
            curves[q] = new StepCurve<T>(own);
            drawnIn[q] = this.step;
        }
    }
}
