using System.Numerics;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Metrics;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>Measures a set of metrics on all lanes while they are stepped; keeps nothing but the numbers.</summary>
/// <remarks>Only what a window asks for is looked at: outside all windows a step costs two comparisons a metric. What is no interpolant goes to <see cref="ReadoutMetrics{T}"/>.</remarks>
/// <typeparam name="T">The lane.</typeparam>
public sealed class MetricRecorder<T>
    where T : unmanaged, ILane<T>
{
    private readonly Metric[] metrics;
    private readonly Quantity[] quantities;
    private readonly int[] quantityOf, otherOf;
    private readonly int[] searching, reading, counting, placeAmongReadouts;
    private readonly double[] readingTimes;
    private readonly MetricAccumulator<T>[] accumulators;
    private readonly StepCurve<T>[] curves;
    private readonly ReadoutMetrics<T>? readoutMetrics;
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
        int[] ofReadouts = Where(metric => Searches(metric) && ReadoutMetrics<T>.Takes(metric));
        if (ofReadouts.Length > 0) readoutMetrics = new ReadoutMetrics<T>([.. ofReadouts.Select(index => metrics[index])]);
        placeAmongReadouts = [.. metrics.Select((_, index) => Array.IndexOf(ofReadouts, index))];
        searching = Where(metric => Searches(metric) && !ReadoutMetrics<T>.Takes(metric));
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
    /// <param name="start">When it is first looked at (h).</param>
    /// <param name="initial">Its state then, before any dose.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Begin(int lane, double start, in State<double> initial, in Parameters<double> parameters)
    {
        for (int i = 0; i < metrics.Length; i++)
        {
            accumulators[i].SetLane(lane, MetricAccumulator<Lane1>.Empty(metrics[i].Kind));
            // The start lies before every step: what is asked for there is read here.
            if (metrics[i].Kind == MetricKind.ValueAt && metrics[i].From == start) LaneView<T>.Element(ref accumulators[i].Value, lane) = new QuantityReader(in parameters).Read(metrics[i].Quantity!, in initial);
        }

        readoutMetrics?.Begin(lane, in parameters);
    }

    /// <summary>All lanes have been stepped.</summary>
    /// <param name="step">The step with its interpolant.</param>
    /// <param name="accepted">The lanes for which it counts.</param>
    public void Observe(in SubjectStep<T> step, T accepted)
    {
        readoutMetrics?.Observe(in step, accepted);
        if (searching.Length + reading.Length == 0) return;
        T start = step.Start, size = step.Integrated.Size, end = step.End;
        if (!Hull(start, end, T.Bits(accepted), out double earliest, out double latest)) return;
        ReadAll(in step, accepted, earliest, latest);
        int many = 0;
        foreach (int i in searching)
        {
            if (metrics[i].From < latest && earliest < metrics[i].To) active[many++] = i;
        }

        if (many == 0) return;
        this.step++;
        // The end of a step that was cut lies before the end of its interpolant.
        T last = T.Select(T.LessThan(end, step.Integrated.End), (end - start) / size, T.Broadcast(1.0));
        foreach (int i in active.AsSpan(0, many))
        {
            Metric metric = metrics[i];
            T counts = T.And(accepted, T.And(T.LessThan(T.Broadcast(metric.From), end), T.LessThan(start, T.Broadcast(metric.To))));
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
            MetricAccumulator<Lane1> gathered = placeAmongReadouts[i] is >= 0 and int place ? readoutMetrics!.Read(lane, place) : accumulators[i].Lane(lane);
            values[i] = gathered.Reported(metrics[i].Kind).Value;
        }
    }

    private static bool Searches(Metric metric) => !metric.CountsDoses && metric.Kind != MetricKind.ValueAt;

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
        bool algebra = false, scales = false;
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
                algebra = scales = false;
            }

            Quantity wanted = quantities[quantityOf[metric]];
            if (!wanted.IsState && !algebra) step.Signals(in state, out signals);
            algebra |= !wanted.IsState;
            if (wanted.IsScale && !scales)
            {
                readouts = step.Readouts(in state, in signals);
                scales = true;
            }

            T value = wanted.Evaluate(in state, in signals, in readouts);
            accumulators[metric].Value = T.Select(mask, value, accumulators[metric].Value);
        }
    }

    private static StepCurve<T> Interpolant(in SubjectStep<T> step, int component)
    {
        Span<T> powers = stackalloc T[4];
        step.Integrated.Polynomial(component, powers);
        return StepCurve<T>.Polynomial(step.Integrated.StartState[component], powers);
    }

    private void Draw(in SubjectStep<T> step, int quantity)
    {
        if (drawnIn[quantity] == this.step) return;
        drawnIn[quantity] = this.step;
        curves[quantity] = Interpolant(in step, quantities[quantity].Index);
    }
}
