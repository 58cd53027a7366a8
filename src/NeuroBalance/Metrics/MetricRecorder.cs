using System.Numerics;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Metrics;

/// <summary>Measures a set of metrics on all lanes while they are stepped; keeps nothing but the numbers.</summary>
/// <remarks>
/// Only what a window asks for is looked at: outside all windows a step costs two comparisons a metric. What is no interpolant goes to
/// <see cref="ReadoutMetrics{T}"/>.
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class MetricRecorder<T>
    where T : unmanaged, ILane<T>
{
    private readonly NumberedMetrics<T> metrics;
    private readonly MetricSearch<T>[] searches;
    private readonly int[] searching, reading, counting, placeAmongReadouts;
    private readonly double[] readingTimes;
    private readonly MetricAccumulator<T>[] accumulators;
    private readonly StepCurve<T>[] curves;
    private readonly ReadoutMetrics<T>? readoutMetrics;
    private readonly EquationSet set;
    private readonly MomentReader<T> moments = new();
    private QuantityReader? startReader;
    private readonly double[] startOf = new double[T.Width];
    private readonly long[] drawnIn;
    private readonly int[] active;
    private readonly MetricWindow[] ofReadouts;
    private readonly (int Metric, MetricFormula Formula, int[] Places)[] formulas;
    private long step;

    // Once a subject brought its own windows, those of the metrics say no longer where nobody looks.
    private bool anyOwnWindow;

    /// <summary>A recorder of these metrics on subjects with the same equations.</summary>
    /// <exception cref="ArgumentException">A metric does not say all it must.</exception>
    public MetricRecorder(IReadOnlyList<Metric> metrics, EquationSet set)
    {
        this.set = set;
        foreach (Metric metric in metrics)
        {
            metric.Validate();
        }
        this.metrics = new NumberedMetrics<T>(metrics);
        searches = [.. metrics.Select(metric => metric.Kind.Search<T>(metric))];
        Metric[] all = [.. metrics];
        formulas = [.. this.metrics.Where(metric => metric.Kind.Formula is not null).Select(index =>
            (index, all[index].Kind.Formula!, all[index].Kind.Formula!.Operands.Select(one => Array.IndexOf(all, one)).ToArray()))];
        counting = this.metrics.Where(metric => metric.CountsDoses);
        int[] readouts = this.metrics.Where(metric => Searches(metric) && ReadoutMetrics<T>.Takes(metric));
        if (readouts.Length > 0) readoutMetrics = new ReadoutMetrics<T>([.. readouts.Select(index => metrics[index])], set);
        ofReadouts = new MetricWindow[readouts.Length];
        placeAmongReadouts = [.. metrics.Select((_, index) => Array.IndexOf(readouts, index))];
        searching = this.metrics.Where(metric => Searches(metric) && !ReadoutMetrics<T>.Takes(metric));
        reading = [.. this.metrics.Where(metric => metric.Kind.ReadsMoment).OrderBy(index => metrics[index].From)];
        readingTimes = [.. reading.Select(index => metrics[index].From)];
        accumulators = new MetricAccumulator<T>[metrics.Count];
        curves = new StepCurve<T>[this.metrics.Quantities.Length];
        drawnIn = new long[this.metrics.Quantities.Length];
        active = new int[searching.Length];
    }

    /// <summary>Whether any metric looks at steps at all.</summary>
    public bool WantsSteps => metrics.Quantities.Length > 0;

    /// <summary>A new subject has taken a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="start">When it is first looked at (h).</param>
    /// <param name="initial">All its states then, before any dose.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="added">Those that the text of its model adds.</param>
    /// <param name="windows">Its windows, one for each metric; empty where they are those of the metrics.</param>
    public void Begin(int lane, double start, ReadOnlySpan<double> initial, in Parameters<double> parameters, ReadOnlySpan<double> added,
        ReadOnlySpan<MetricWindow> windows = default)
    {
        startOf[lane] = start;
        metrics.Begin(lane, windows);
        anyOwnWindow |= !windows.IsEmpty;
        bool known = false;
        for (int i = 0; i < metrics.Count; i++)
        {
            accumulators[i].SetLane(lane, MetricAccumulator<Lane1>.Empty(metrics[i].CountsDoses ? 0.0 : searches[i].Initial));
            // The start lies before every step: what is asked for there is read here.
            if (!metrics[i].Kind.ReadsMoment || metrics.Window(i, lane).From != start) continue;
            startReader ??= new QuantityReader(in parameters, added, set);
            if (!known) startReader.Know(in parameters, added, set);
            known = true;
            LaneView<T>.Element(ref accumulators[i].Value, lane) = startReader.Read(metrics[i].Quantity!, initial);
        }

        if (readoutMetrics is null) return;
        for (int i = 0; i < placeAmongReadouts.Length && !windows.IsEmpty; i++)
        {
            if (placeAmongReadouts[i] >= 0) ofReadouts[placeAmongReadouts[i]] = windows[i];
        }
        readoutMetrics.Begin(lane, in parameters, added, windows.IsEmpty ? [] : ofReadouts);
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
            if (anyOwnWindow || (metrics[i].From < latest && earliest < metrics[i].To)) active[many++] = i;
        }

        if (many == 0) return;
        this.step++;
        T last = step.LastShare;
        foreach (int i in active.AsSpan(0, many))
        {
            T counts = metrics.InWindow(i, start, end, accepted);
            if (!T.Any(counts)) continue;
            T from = metrics.Opening(i, start, size), to = metrics.Closing(i, start, size, last);
            int quantity = metrics.QuantityOf[i], other = metrics.OtherOf[i];
            Draw(in step, quantity);
            Draw(in step, other);
            searches[i].Add(ref accumulators[i], new StepView<T>(in curves[quantity], in curves[other], start, size, from, to), counts);
        }
    }

    /// <summary>A dose was given, or a drink skipped.</summary>
    public void Dosed(int lane, in CountedDose dose)
    {
        foreach (int i in counting)
        {
            MetricWindow window = metrics.Window(i, lane);
            if (!(dose.Time >= window.From && dose.Time <= window.To)) continue;
            LaneView<T>.Element(ref accumulators[i].Value, lane) += metrics[i].Kind.Count(in dose);
        }
    }

    /// <summary>The numbers of the subject in a lane, in the order of the metrics, and why some are missing.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="end">The time up to which it came (h).</param>
    /// <param name="values">Takes the numbers; NaN where there is none.</param>
    /// <param name="statuses">Takes the reasons.</param>
    public void Read(int lane, double end, Span<double> values, Span<MetricStatus> statuses)
    {
        for (int i = 0; i < metrics.Count; i++)
        {
            MetricAccumulator<T> found = placeAmongReadouts[i] is >= 0 and int place ? readoutMetrics!.Read(lane, place) : accumulators[i];
            T reported = searches[i].Reported(in found);
            double value = LaneView<T>.Element(ref reported, lane);
            statuses[i] = !metrics[i].Meets(metrics.Window(i, lane), startOf[lane], end) ? MetricStatus.OutsideRun
                : double.IsFinite(value) ? MetricStatus.Measured
                : metrics[i].Kind.WhyMissing(LaneView<T>.Element(ref found.Companion, lane));
            values[i] = statuses[i] == MetricStatus.Measured ? value : double.NaN;
        }

        foreach ((int metric, MetricFormula formula, int[] places) in formulas)
        {
            (values[metric], statuses[metric]) = formula.Of(places, values, statuses);
        }
    }

    private static bool Searches(Metric metric) => !metric.CountsDoses && !metric.Kind.ReadsMoment;

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
        int next = anyOwnWindow ? 0 : Array.BinarySearch(readingTimes, earliest);
        next = next < 0 ? ~next : next;
        T start = step.Start, end = step.End;
        moments.BeginStep();
        for (; next < reading.Length && (anyOwnWindow || readingTimes[next] <= latest); next++)
        {
            T time = metrics.Moments(reading[next]);
            T mask = T.And(accepted, T.And(T.LessThan(start, time), T.LessThanOrEqual(time, end)));
            if (!T.Any(mask)) continue;
            ref MetricAccumulator<T> found = ref accumulators[reading[next]];
            found.Value = T.Select(mask, moments.Read(in step, metrics[reading[next]].Quantity!, time), found.Value);
        }
    }

    private void Draw(in SubjectStep<T> step, int quantity)
    {
        if (drawnIn[quantity] == this.step) return;
        drawnIn[quantity] = this.step;
        curves[quantity] = StepCurve<T>.Interpolant(in step, metrics.Quantities[quantity].Component);
    }
}
