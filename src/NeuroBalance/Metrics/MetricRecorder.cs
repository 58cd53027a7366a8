using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Model;

namespace NeuroBalance.Metrics;

/// <summary>Measures a set of metrics on all lanes while they are stepped; keeps nothing but the numbers.</summary>
/// <remarks>Only steps within a window are looked at; outside them a step costs two comparisons.</remarks>
/// <typeparam name="T">The lane.</typeparam>
public sealed class MetricRecorder<T>
    where T : unmanaged, ILane<T>
{
    private readonly Metric[] metrics;
    private readonly Quantity[] quantities;
    private readonly int[] quantityOf, otherOf;
    private readonly bool needsSignals, needsReadouts;
    private readonly double earliest, latest;
    private readonly MetricAccumulator<T>[] accumulators;
    private readonly StepCurve<T>[] curves;
    private readonly T[] samples;

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
        needsSignals = quantities.Any(quantity => !quantity.IsState);
        needsReadouts = quantities.Any(quantity => Array.IndexOf(ReadoutNames, quantity.Name) >= 0);
        Metric[] looking = [.. metrics.Where(metric => !metric.CountsDoses)];
        earliest = looking.Length == 0 ? double.PositiveInfinity : looking.Min(metric => metric.From);
        latest = looking.Length == 0 ? double.NegativeInfinity : looking.Max(metric => metric.Kind == MetricKind.ValueAt ? metric.From : metric.To);
        accumulators = new MetricAccumulator<T>[metrics.Count];
        curves = new StepCurve<T>[quantities.Length];
        samples = new T[quantities.Length * SamplesPerStep];
    }

    private const int SamplesPerStep = 5;

    private static readonly string[] ReadoutNames = ["Craving", "Ramsay", "MoodGain", "BloodAlcohol"];

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
        T mask = T.And(accepted, T.And(T.LessThanOrEqual(T.Broadcast(earliest), end), T.LessThan(start, T.Broadcast(latest))));
        if (!T.Any(mask)) return;
        bool sampled = false;
        for (int i = 0; i < metrics.Length; i++)
        {
            Metric metric = metrics[i];
            if (metric.CountsDoses) continue;
            if (metric.Kind == MetricKind.ValueAt)
            {
                Read(i, in step, T.And(mask, T.And(T.LessThan(start, T.Broadcast(metric.From)), T.LessThanOrEqual(T.Broadcast(metric.From), end))));
                continue;
            }

            T counts = T.And(mask, T.And(T.LessThan(T.Broadcast(metric.From), end), T.LessThan(start, T.Broadcast(metric.To))));
            if (!T.Any(counts)) continue;
            if (!sampled) Sample(in step);
            sampled = true;
            T from = T.Max((metric.From - start) / size, T.Broadcast(0.0));
            // The end of a step that was cut lies before the end of its interpolant.
            T last = T.Select(T.LessThan(end, step.Integrated.End), (end - start) / size, T.Broadcast(1.0));
            T to = T.Min((metric.To - start) / size, last);
            int other = otherOf[i] < 0 ? quantityOf[i] : otherOf[i];
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
        for (int i = 0; i < metrics.Length; i++)
        {
            Metric metric = metrics[i];
            if (!metric.CountsDoses || !(time >= metric.From && time <= metric.To)) continue;
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

    // A value at a time is read off the interpolant itself.
    private void Read(int metric, in SubjectStep<T> step, T mask)
    {
        if (!T.Any(mask)) return;
        T theta = step.Integrated.ShareAt(T.Broadcast(metrics[metric].From));
        T value = Evaluate(in step, T.Min(T.Max(theta, T.Broadcast(0.0)), T.Broadcast(1.0)), metrics[metric].Quantity!);
        accumulators[metric].Value = T.Select(mask, value, accumulators[metric].Value);
    }

    private static T Evaluate(in SubjectStep<T> step, T theta, Quantity quantity)
    {
        step.At(theta, out State<T> state);
        step.Signals(in state, out Signals<T> signals);
        Readouts<T> readouts = step.Readouts(in state, in signals);
        return quantity.Evaluate(in state, in signals, in readouts);
    }

    private void Sample(in SubjectStep<T> step)
    {
        for (int k = 0; k < SamplesPerStep; k++)
        {
            step.At(T.Broadcast(0.25 * k), out State<T> state);
            Signals<T> signals = default;
            Readouts<T> readouts = default;
            if (needsSignals) step.Signals(in state, out signals);
            if (needsReadouts) readouts = step.Readouts(in state, in signals);
            for (int q = 0; q < quantities.Length; q++) samples[(q * SamplesPerStep) + k] = quantities[q].Evaluate(in state, in signals, in readouts);
        }

        for (int q = 0; q < quantities.Length; q++)
        {
            Span<T> own = samples.AsSpan(q * SamplesPerStep, SamplesPerStep);
            curves[q] = new StepCurve<T>(own[0], own[1], own[2], own[3], own[4]);
        }
    }
}
