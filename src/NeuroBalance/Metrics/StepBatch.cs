using System.Numerics;
using System.Runtime.InteropServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Metrics;

/// <summary>Buffers accepted steps of any lane until a full pack can be evaluated at once.</summary>
/// <remarks>
/// The algebra is the expensive part of a metric. At any moment few of the lanes may be in a window that asks for it, and a pack
/// evaluated for one of them costs as much as for all.
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class StepBatch<T>
    where T : unmanaged, ILane<T>
{
    private readonly Quantity[] quantities;
    private readonly int[] components;
    private readonly bool readsAlgebra, readsScales;
    private readonly AlignedBuffer<T> startState, endState, samples;
    private readonly PendingStep[] pending = new PendingStep[T.Width];
    private readonly long[] subjectInSlot = new long[T.Width];
    private readonly bool[] taken = new bool[T.Width];
    private readonly StepCurve<T>[] curves;
    private AlignedBuffer<T>? stages;
    private double[] interpolant = [];
    private int degree;
    private T start, size, end;

    // In aligned memory of their own, so that no vector straddles two cache lines.
    private readonly SubjectAlgebra<T> equations;
    private readonly AlignedBuffer<T> revealed;
    private readonly AlignedBuffer<Signals<T>> algebra = new(1);
    private ExactGut<T> gut;
    private Parameters<T> parameters;
    private Readouts<T> readouts;
    private bool newSubjects;

    /// <summary>A batch that evaluates these quantities of subjects with the same equations.</summary>
    public StepBatch(Quantity[] quantities, EquationSet set)
    {
        equations = SubjectAlgebra<T>.Of(set);
        revealed = new AlignedBuffer<T>(set.StateCount);
        this.quantities = quantities;
        IEnumerable<Quantity> integrated = quantities.Where(one => one.IsState && !TotalEthanol.IsGut(one));
        components = [.. ReadoutStates.Of(set).Union(integrated.Select(one => one.Component)).Order()];
        readsAlgebra = quantities.Any(one => !one.IsState && !one.IsLine);
        readsScales = quantities.Any(one => one.IsScale);
        startState = new AlignedBuffer<T>(components.Length);
        endState = new AlignedBuffer<T>(components.Length);
        curves = new StepCurve<T>[quantities.Length];
        samples = new AlignedBuffer<T>(quantities.Length * StepCurve<T>.Samples);
    }

    /// <summary>How many steps are pending.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the pack is full.</summary>
    public bool IsFull => Count == T.Width;

    /// <summary>The pending steps, in the order in which they came.</summary>
    public ReadOnlySpan<PendingStep> Pending => pending.AsSpan(0, Count);

    /// <summary>Whether any of them is of this lane.</summary>
    public bool Holds(int lane)
    {
        foreach (ref readonly PendingStep one in Pending)
        {
            if (one.Lane == lane) return true;
        }

        return false;
    }

    /// <summary>Keeps what is needed of a lane's step.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="subject">A number that is another for every subject.</param>
    /// <param name="known">Its parameters.</param>
    /// <param name="added">Those that the text of its model adds.</param>
    /// <param name="step">The step.</param>
    /// <param name="ceiling">What the blood level does not exceed in it (g/L).</param>
    public void Add(int lane, long subject, in Parameters<double> known, ReadOnlySpan<double> added, in SubjectStep<T> step,
        double ceiling)
    {
        int slot = SlotFor(subject);
        Seat(slot, subject, in known, added);
        ref readonly Step<T> integrated = ref step.Integrated;
        T from = integrated.Start, length = integrated.Size, to = integrated.End, shown = step.End;
        LaneView<T>.Element(ref start, slot) = LaneView<T>.Element(ref from, lane);
        LaneView<T>.Element(ref size, slot) = LaneView<T>.Element(ref length, lane);
        LaneView<T>.Element(ref end, slot) = LaneView<T>.Element(ref to, lane);
        gut.SetLane(slot, step.Gut.Lane(lane));
        CopyStates(in integrated, lane, slot);
        taken[slot] = true;
        pending[Count++] = new PendingStep(
            lane, subject, slot, LaneView<T>.Element(ref from, lane), LaneView<T>.Element(ref length, lane),
            LaneView<T>.Element(ref to, lane), LaneView<T>.Element(ref shown, lane), ceiling);
    }

    /// <summary>Evaluates a step of nearly all lanes in place, which is cheaper than sorting it in; the batch must be empty.</summary>
    /// <param name="lanes">The lanes that are wanted; the others are garbage.</param>
    /// <param name="subjectOf">Who is in each lane.</param>
    /// <param name="known">Their parameters.</param>
    /// <param name="added">Those that the text of their model adds.</param>
    /// <param name="step">The step.</param>
    public void EvaluateAtOnce(uint lanes, long[] subjectOf, Parameters<double>[] known, double[][] added, in SubjectStep<T> step)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            Seat(lane, subjectOf[lane], in known[lane], added[lane]);
        }

        ref readonly Step<T> integrated = ref step.Integrated;
        start = integrated.Start;
        size = integrated.Size;
        end = integrated.End;
        gut = step.Gut;
        Remember(in integrated);
        int dimension = integrated.StartState.Length;
        for (int c = 0; c < components.Length; c++)
        {
            startState.Span[c] = integrated.StartState[components[c]];
            endState.Span[c] = integrated.EndState[components[c]];
            for (int s = 0; s < integrated.WeightCount; s++)
            {
                stages!.Span[(s * components.Length) + c] = integrated.Stages[(s * dimension) + components[c]];
            }
        }

        Evaluate();
    }

    /// <summary>Evaluates the quantities of all pending steps.</summary>
    public void Evaluate()
    {
        Span<T> states = revealed.Span;
        ref State<T> named = ref Layout.Name<State<T>, T>(states);
        ref Signals<T> signals = ref algebra.First;
        if (newSubjects) equations.Know(in parameters);
        newSubjects = false;
        var step = new Step<T>(start, size, end, startState.Span, endState.Span, stages!.Span, interpolant, degree);
        Span<T> compact = stackalloc T[components.Length];
        for (int k = 0; k < StepCurve<T>.Samples; k++)
        {
            // The share is exactly 1 for the last.
            double share = k / (StepCurve<T>.Samples - 1.0);
            step.At(T.Broadcast(share), compact);
            for (int c = 0; c < components.Length; c++)
            {
                states[components[c]] = compact[c];
            }
            gut.Reveal(k == StepCurve<T>.Samples - 1 ? end : T.Min(start + (share * size), end), ref named);
            if (readsAlgebra) equations.Signals(states, out signals);
            if (readsScales) readouts = equations.Readouts(states, in signals);
            for (int q = 0; q < quantities.Length; q++)
            {
                samples.Span[(q * StepCurve<T>.Samples) + k] = equations.Value(quantities[q], states, in signals, in readouts);
            }
        }

        for (int q = 0; q < quantities.Length; q++)
        {
            curves[q] = new StepCurve<T>(samples.Span.Slice(q * StepCurve<T>.Samples, StepCurve<T>.Samples));
        }
    }

    /// <summary>A quantity over the steps that were evaluated.</summary>
    public ref readonly StepCurve<T> Curve(int quantity) => ref curves[quantity];

    /// <summary>A quantity over one of the steps that were evaluated.</summary>
    public StepCurve<Lane1> Curve(int quantity, in PendingStep one) => curves[quantity].Lane(one.Slot);

    /// <summary>Makes room for others.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(taken);
    }

    // A free slot, if possible one that knows the subject already: its constants need not be worked out again.
    private int SlotFor(long subject)
    {
        int free = -1;
        for (int slot = 0; slot < taken.Length; slot++)
        {
            if (taken[slot]) continue;
            if (subjectInSlot[slot] == subject) return slot;
            if (free < 0) free = slot;
        }

        return free;
    }

    private void Seat(int slot, long subject, in Parameters<double> known, ReadOnlySpan<double> added)
    {
        if (subjectInSlot[slot] == subject) return;
        subjectInSlot[slot] = subject;
        Packing.SetLane(ref parameters, slot, in known);
        equations.SetAdded(slot, added);
        newSubjects = true;
    }

    // The method is known from its first step on.
    private void Remember(in Step<T> step)
    {
        if (stages is not null) return;
        interpolant = step.Interpolant.ToArray();
        degree = step.Degree;
        stages = new AlignedBuffer<T>(components.Length * step.WeightCount);
    }

    private void CopyStates(in Step<T> step, int lane, int slot)
    {
        Remember(in step);
        int width = T.Width, dimension = step.StartState.Length, many = step.WeightCount;
        ReadOnlySpan<double> fromStart = MemoryMarshal.Cast<T, double>(step.StartState);
        ReadOnlySpan<double> fromEnd = MemoryMarshal.Cast<T, double>(step.EndState);
        ReadOnlySpan<double> fromStages = MemoryMarshal.Cast<T, double>(step.Stages);
        Span<double> toStart = MemoryMarshal.Cast<T, double>(startState.Span), toEnd = MemoryMarshal.Cast<T, double>(endState.Span);
        Span<double> toStages = MemoryMarshal.Cast<T, double>(stages!.Span);
        for (int c = 0; c < components.Length; c++)
        {
            int source = (components[c] * width) + lane, target = (c * width) + slot;
            toStart[target] = fromStart[source];
            toEnd[target] = fromEnd[source];
            for (int s = 0; s < many; s++)
            {
                toStages[(s * components.Length * width) + target] = fromStages[(s * dimension * width) + source];
            }
        }
    }
}
