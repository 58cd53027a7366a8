using System.Numerics;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Metrics;

/// <summary>Measures the metrics of read-outs, and of ethanol, which has the gut's closed form beside its interpolant.</summary>
/// <remarks>
/// Steps are evaluated in packs of whatever lanes they come from, and then taken in one by one, in each lane in the order of time: the
/// numbers do not depend on the neighbouring lanes.
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class ReadoutMetrics<T>
    where T : unmanaged, ILane<T>
{
    // With so many lanes in one step a pack of them is as good as full.
    private static readonly int AtOnce = T.Width - (T.Width / 4 > 0 ? 1 : 0);

    private readonly NumberedMetrics<T> metrics;
    private readonly MetricSearch<T>[] searches;
    private readonly MetricSearch<Lane1>[] laneSearches;
    private readonly bool[] bloodPeak;
    private readonly bool anyBloodPeak;
    private readonly MetricAccumulator<T>[] accumulators;
    private readonly StepCurve<Lane1>[] curves;
    private readonly bool[] drawn;
    private readonly StepBatch<T> steps;
    private readonly long[] subjectOf = new long[T.Width];
    private readonly Parameters<double>[] parametersOf = new Parameters<double>[T.Width];
    private readonly double[][] addedOf = new double[T.Width][];
    private long subjects;

    /// <summary>A recorder of these metrics, all of which search steps, of subjects with the same equations.</summary>
    public ReadoutMetrics(Metric[] metrics, EquationSet set)
    {
        this.metrics = new NumberedMetrics<T>(metrics);
        searches = [.. metrics.Select(metric => metric.Kind.Search<T>(metric))];
        laneSearches = [.. metrics.Select(metric => metric.Kind.Search<Lane1>(metric))];
        bloodPeak = [.. metrics.Select(metric => metric.Quantity == Quantity.EthanolBlood && metric.Kind.IsHighest)];
        anyBloodPeak = bloodPeak.Contains(true);
        accumulators = new MetricAccumulator<T>[metrics.Length];
        curves = new StepCurve<Lane1>[this.metrics.Quantities.Length];
        drawn = new bool[this.metrics.Quantities.Length];
        steps = new StepBatch<T>(this.metrics.Quantities, set);
    }

    /// <summary>Whether a metric is measured here: not on an interpolant alone.</summary>
    public static bool Takes(Metric metric) => !IsInterpolant(metric.Quantity) || !IsInterpolant(metric.Other);

    /// <summary>A new subject has taken a lane.</summary>
    public void Begin(int lane, in Parameters<double> parameters, ReadOnlySpan<double> added, ReadOnlySpan<MetricWindow> windows)
    {
        metrics.Begin(lane, windows);
        subjectOf[lane] = ++subjects;
        parametersOf[lane] = parameters;
        if (addedOf[lane]?.Length != added.Length) addedOf[lane] = new double[added.Length];
        added.CopyTo(addedOf[lane]);
        for (int i = 0; i < metrics.Count; i++)
        {
            accumulators[i].SetLane(lane, MetricAccumulator<Lane1>.Empty(searches[i].Initial));
        }
    }

    /// <summary>All lanes have been stepped.</summary>
    /// <param name="step">The step with its interpolant.</param>
    /// <param name="accepted">The lanes for which it counts.</param>
    public void Observe(in SubjectStep<T> step, T accepted)
    {
        T start = step.Start, end = step.End;
        // All ethanol is at least that in the blood: most steps need not be looked at.
        // Known for every step, or whether it was asked for would depend on the neighbouring lanes.
        T ceiling = anyBloodPeak ? StepCurve<T>.Interpolant(in step, TotalEthanol.Component).Highest : T.Broadcast(double.PositiveInfinity);
        uint wanted = 0;
        for (int i = 0; i < metrics.Count; i++)
        {
            uint lanes = T.Bits(metrics.InWindow(i, start, end, accepted)) & ~wanted;
            if (lanes == 0) continue;
            wanted |= bloodPeak[i] ? MayRise(i, lanes, ceiling) : lanes;
        }

        if (wanted == 0) return;
        if (BitOperations.PopCount(wanted) >= AtOnce)
        {
            if (steps.Count > 0) TakeIn();
            steps.EvaluateAtOnce(wanted, subjectOf, parametersOf, addedOf, in step);
            TakeIn(in step, accepted, ceiling);
            return;
        }

        for (; wanted != 0; wanted &= wanted - 1)
        {
            int lane = BitOperations.TrailingZeroCount(wanted);
            steps.Add(lane, subjectOf[lane], in parametersOf[lane], addedOf[lane], in step, LaneView<T>.Element(ref ceiling, lane));
            if (steps.IsFull) TakeIn();
        }
    }

    /// <summary>What one metric has gathered, complete in one lane.</summary>
    public MetricAccumulator<T> Read(int lane, int metric)
    {
        if (steps.Holds(lane)) TakeIn();
        return accumulators[metric];
    }

    private static bool IsInterpolant(Quantity? quantity) =>
        quantity is null || (quantity.IsState && !TotalEthanol.Replaces(quantity));

    private uint MayRise(int metric, uint lanes, T ceiling)
    {
        uint may = 0;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            if (!(LaneView<T>.Element(ref ceiling, lane) <= LaneView<T>.Element(ref accumulators[metric].Value, lane))) may |= 1u << lane;
        }

        return may;
    }

    private void TakeIn()
    {
        steps.Evaluate();
        foreach (ref readonly PendingStep one in steps.Pending)
        {
            // Nobody asks any more for what a subject left behind that failed.
            if (one.Subject == subjectOf[one.Lane]) TakeIn(in one);
        }

        steps.Clear();
    }

    private void TakeIn(in PendingStep one)
    {
        Array.Clear(drawn);
        var all = new Lane1(BitConverter.Int64BitsToDouble(-1L));
        Lane1 start = new(one.Start), size = new(one.Size);
        Lane1 last = new(one.End < one.PlannedEnd ? (one.End - one.Start) / one.Size : 1.0);
        for (int i = 0; i < metrics.Count; i++)
        {
            MetricWindow window = metrics.Window(i, one.Lane);
            if (!(window.From < one.End && one.Start < window.To)) continue;
            MetricAccumulator<Lane1> accumulator = accumulators[i].Lane(one.Lane);
            // Asked again: the peak may have risen while the step was waiting.
            if (bloodPeak[i] && one.BloodCeiling <= accumulator.Value.Value) continue;
            int quantity = metrics.QuantityOf[i], other = metrics.OtherOf[i];
            Draw(quantity, in one);
            Draw(other, in one);
            var from = new Lane1(Math.Max((window.From - one.Start) / one.Size, 0.0));
            var to = new Lane1(Math.Min((window.To - one.Start) / one.Size, last.Value));
            laneSearches[i].Add(ref accumulator, new StepView<Lane1>(in curves[quantity], in curves[other], start, size, from, to), all);
            accumulators[i].SetLane(one.Lane, in accumulator);
        }
    }

    // The same for all lanes at once. A lane that nobody asked for here has no open window, or a blood level that cannot rise.
    private void TakeIn(in SubjectStep<T> step, T accepted, T ceiling)
    {
        T start = step.Start, size = step.Integrated.Size, end = step.End;
        T last = step.LastShare;
        for (int i = 0; i < metrics.Count; i++)
        {
            T counts = metrics.InWindow(i, start, end, accepted);
            if (bloodPeak[i]) counts = T.AndNot(counts, T.LessThanOrEqual(ceiling, accumulators[i].Value));
            if (!T.Any(counts)) continue;
            T from = metrics.Opening(i, start, size), to = metrics.Closing(i, start, size, last);
            ref readonly StepCurve<T> curve = ref steps.Curve(metrics.QuantityOf[i]), other = ref steps.Curve(metrics.OtherOf[i]);
            searches[i].Add(ref accumulators[i], new StepView<T>(in curve, in other, start, size, from, to), counts);
        }
    }

    private void Draw(int quantity, in PendingStep one)
    {
        if (drawn[quantity]) return;
        drawn[quantity] = true;
        curves[quantity] = steps.Curve(quantity, in one);
    }
}
