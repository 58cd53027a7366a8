using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>The adaptive loop of every explicit Runge-Kutta method, for one trajectory or many side by side.</summary>
/// <remarks>
/// <para>Each lane has its own time, step size, boundaries, error and status: a trajectory takes the same steps and
/// has the same bits whether it runs alone or beside seven others. Steps land exactly on every boundary; the derivative is never asked for
/// a time beyond it.
/// Nothing is allocated once the integrator is built.</para>
/// <para>An instance is not safe for use by two threads at once. After an exception from the system it can be used again.</para>
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
/// <typeparam name="TTableau">The method.</typeparam>
public sealed partial class ExplicitRungeKutta<T, TTableau>
    where T : unmanaged, ILane<T>
    where TTableau : struct, ITableau
{
    // A step that would end within 1 % of the boundary is stretched to it.
    private const double Stretch = 1.01;

    // Below this many units of rounding of the time a step no longer moves it.
    private const double SmallestStepInUlps = 16 * 2.220446049250313e-16;
    private const double SmallestStepAtZero = 1e-100;

    // What a component that is flushed would have changed by over the step, in units of its floor: a decay at the edge of stability changes
    // by 3.3 times itself.
    private const double LargestFlushedChange = 4.0;

    private readonly int dimension;
    private readonly TableauRows<TTableau> rows;
    private readonly StepController controller = new(TTableau.EmbeddedOrder);
    private readonly StiffnessWatch<T> stiffness;
    private readonly AlignedBuffer<T> state, trial, stage, stages, absolute, flush, scratch;
    private readonly StepCounters[] counters = new StepCounters[T.Width];
    private StepControl control = new();
    private T relative, time, boundary, size, lastStep, memory, limit, floor, firstAfterJump, rejectedBefore, justJumped;
    private uint active;

    // The lanes that have ended or taken a new trajectory during this step.
    private uint renewed;

    /// <summary>An integrator for systems of a given size.</summary>
    /// <param name="dimension">The number of equations, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    public ExplicitRungeKutta(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        this.dimension = dimension;
        rows = new TableauRows<TTableau>(dimension);
        if (TTableau.StiffnessStage >= 0 && TTableau.StiffnessStage != TTableau.Stages - 2)
        {
            throw new NotSupportedException(
                $"{TTableau.Name}: the stage of the stiffness test must be the last before the end of the step.");
        }

        stiffness = new StiffnessWatch<T>(TTableau.StabilityBound);
        state = new AlignedBuffer<T>(dimension);
        trial = new AlignedBuffer<T>(dimension);
        stage = new AlignedBuffer<T>(dimension);
        scratch = new AlignedBuffer<T>(dimension);
        absolute = new AlignedBuffer<T>(dimension);
        flush = new AlignedBuffer<T>(dimension);
        stages = new AlignedBuffer<T>(dimension * (TTableau.Stages + TTableau.DenseStages));
    }

    /// <summary>Integrates every trajectory of the ensemble to its end.</summary>
    /// <param name="ensemble">The trajectories and their equations. Its <see cref="IOdeSystem{T}.Dimension"/> is this integrator's.</param>
    /// <param name="stepControl">Tolerances and limits.</param>
    /// <param name="cancellationToken">Looked at before every step; trajectories under way then end with
    /// <see cref="SolveStatus.Cancelled"/>.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or a tolerance or limit is out of its range.</exception>
    public void Integrate<TEnsemble>(TEnsemble ensemble, StepControl stepControl, CancellationToken cancellationToken = default)
        where TEnsemble : IEnsemble<T>
    {
        if (ensemble.Dimension != dimension)
        {
            throw new ArgumentException($"The system has {ensemble.Dimension} equations; this integrator was built for {dimension}.",
                nameof(ensemble));
        }

        stepControl.Validate(dimension);
        Prepare(stepControl);
        uint fresh = 0;
        for (int lane = 0; lane < T.Width; lane++)
        {
            fresh |= Begin(ensemble, lane);
        }
        Open(ensemble, fresh, fresh);
        while (active != 0)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                EndAll(ensemble, SolveStatus.Cancelled);
                return;
            }

            Advance(ensemble);
        }
    }

    private void Prepare(StepControl stepControl)
    {
        control = stepControl;
        relative = T.Broadcast(control.RelativeTolerance);
        for (int i = 0; i < dimension; i++)
        {
            absolute.Span[i] = T.Broadcast(Math.Max(control.AbsoluteToleranceOf(i), ErrorNorm.SmallestAbsolute));
            flush.Span[i] = T.Broadcast(control.FlushBelowOf(i));
        }

        T zero = T.Broadcast(0.0);
        state.Span.Clear();
        stages.Span.Clear();
        time = boundary = size = lastStep = memory = firstAfterJump = rejectedBefore = justJumped = zero;
        limit = T.Broadcast(control.MaxStep);
        floor = T.Broadcast(Math.Max(control.MinStep, SmallestStepAtZero));
        stiffness.SetPeriod(control.StiffnessPeriod, TTableau.Stages - 1 + TTableau.DenseStages);
        active = 0;
    }

    // One trial step of all lanes. What it is made of stands in methods of its own because in a method of this size the compiler stops
    // inlining the operations of packs.
    private void Advance<TEnsemble>(TEnsemble ensemble)
        where TEnsemble : IEnsemble<T>
    {
        T step = Aim(out T target), end = target;
        Evaluate(ensemble, step, end);
        Span<T> scaled = stackalloc T[rows.Error.Offsets.Length];
        Scale(rows.Error.Coefficients, step, scaled);
        T accepted = Accepted(scaled, out T meanSquare);
        T proposal = Propose(step, meanSquare, accepted, out Advice advice);

        uint stopped = ensemble.Observes && T.Any(accepted) ? Show(ensemble, step, ref end, accepted) : 0;
        uint acceptedBits = T.Bits(accepted);
        uint arrived = acceptedBits & T.Bits(T.LessThanOrEqual(boundary, end));
        uint cutShort = acceptedBits & T.Bits(T.LessThan(end, target));
        uint landed = arrived | stopped;
        lastStep = step;
        Watch(step, acceptedBits);
        T next = Next(step, proposal, accepted);
        uint tooSmall = active & ~landed & T.Bits(T.LessThan(next, Smallest(end)));
        uint ending = tooSmall | Count(acceptedBits);
        if (ending != 0) Judge(ending, tooSmall, scaled);

        Carry(accepted, step, end);
        Learn(step, proposal, accepted, in advice, next);
        size = next;
        renewed = 0;
        if (landed != 0) Land(ensemble, landed, cutShort);
        // A trajectory that came to its end with its last step has succeeded and is no longer here to be ended.
        ending &= active & ~renewed;
        if (ending != 0) GiveUp(ensemble, ending);
    }

    // The size of the step that is tried, and where it ends.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Aim(out T target)
    {
        T remaining = boundary - time;
        T lands = T.LessThanOrEqual(remaining, T.Min(size * Stretch, limit));
        // Two equal steps to the boundary rather than a full one and a sliver.
        T cut = T.Select(T.LessThan(remaining, size * 2.0), remaining * 0.5, size);
        T step = T.Select(lands, remaining, cut);
        target = T.Select(lands, boundary, time + step);
        return step;
    }

    // The lanes whose error is within the tolerance. A mean square that is no number is infinite.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Accepted(ReadOnlySpan<T> scaledError, out T meanSquare)
    {
        T found = ErrorNorm.MeanSquare(dimension, ref state.First, ref trial.First, ref stages.First, rows.Error.Offsets, scaledError,
            relative, ref absolute.First, out T finite);
        if (!rows.ErrorSeesTheEnd) finite = T.And(finite, EndIsFinite());
        meanSquare = T.Select(finite, found, T.Broadcast(double.PositiveInfinity));
        return T.And(T.And(T.LessThanOrEqual(found, T.Broadcast(1.0)), finite), MaskOf(active));
    }

    // What the controller makes of the step's error.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Propose(T step, T meanSquare, T accepted, out Advice advice)
    {
        T factor = controller.Factor(meanSquare, accepted, memory, out T logarithm);
        advice = new Advice(factor, logarithm);
        // After a rejection the step may not grow at once.
        T proposal = step * T.Select(T.And(accepted, rejectedBefore), T.Min(factor, T.Broadcast(1.0)), factor);
        return T.Min(proposal, limit);
    }

    // A step that was cut short to land says little about the next: the size it was cut from stays in force if larger.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Next(T step, T proposal, T accepted)
    {
        T kept = T.Select(T.LessThan(step, size), T.Max(proposal, size), proposal);
        return T.Select(accepted, kept, T.Min(proposal, step * 0.9));
    }

    // What later steps are told of this one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Learn(T step, T proposal, T accepted, in Advice advice, T next)
    {
        // The small error of a step that was cut short says nothing: the controller remembers the last full step's.
        memory = T.Select(T.AndNot(accepted, T.LessThan(step, size)), advice.Logarithm, memory);
        // What the controller made of the first step after a jump is the guess after the next jump. A sliver, which only
        // hits the largest factor, has told it nothing: the step after it is asked.
        T largest = T.Broadcast(StepController.LargestFactor);
        T told = T.And(accepted, T.Or(T.LessThanOrEqual(size, proposal), T.LessThan(advice.Factor, largest)));
        firstAfterJump = T.Select(T.And(told, justJumped), next, firstAfterJump);
        justJumped = T.AndNot(justJumped, told);
    }

    private void Evaluate<TEnsemble>(TEnsemble ensemble, T step, T end)
        where TEnsemble : IEnsemble<T>
    {
        Span<T> scaled = stackalloc T[TTableau.Stages];
        int last = TTableau.Stages - 1;
        for (int s = 1; s <= last; s++)
        {
            TableauRows<TTableau>.Row row = rows.Stage[s - 1];
            ref T destination = ref s == last ? ref trial.First : ref stage.First;
            Scale(row.Coefficients, step, scaled);
            LinearCombination.Apply(dimension, ref state.First, ref stages.First, row.Offsets, scaled[..row.Offsets.Length],
                ref destination);
            double node = rows.Nodes[s];
            // Rounding may put the time of a stage a unit beyond the end; the system never sees it.
            T stageTime = node == 1.0 ? end : T.Min(time + (step * node), end);
            ensemble.Derivatives(stageTime, s == last ? trial.Span : stage.Span, stages.Span.Slice(s * dimension, dimension));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scale(double[] coefficients, T step, Span<T> scaled)
    {
        for (int i = 0; i < coefficients.Length; i++)
        {
            scaled[i] = step * coefficients[i];
        }
    }

    // Answers the lanes that must stop at the end of the step, which may have been set earlier.
    private uint Show<TEnsemble>(TEnsemble ensemble, T step, ref T end, T accepted)
        where TEnsemble : IEnsemble<T>
    {
        Span<T> scaled = stackalloc T[TTableau.Stages + TTableau.DenseStages];
        uint looked = TTableau.DenseStages > 0 ? T.Bits(T.And(ensemble.LooksInside(end, accepted), accepted)) : 0;
        for (int s = 0; looked != 0 && s < TTableau.DenseStages; s++)
        {
            TableauRows<TTableau>.Row row = rows.Dense[s];
            Scale(row.Coefficients, step, scaled);
            LinearCombination.Apply(dimension, ref state.First, ref stages.First, row.Offsets, scaled[..row.Offsets.Length],
                ref scratch.First);
            ensemble.Derivatives(T.Min(time + (step * rows.DenseNodes[s]), end), scratch.Span,
                stages.Span.Slice((TTableau.Stages + s) * dimension, dimension));
            for (uint rest = looked; rest != 0; rest &= rest - 1)
            {
                counters[BitOperations.TrailingZeroCount(rest)].Evaluations++;
            }
        }

        var shown = new Step<T>(time, step, end, state.Span, trial.Span, stages.Span, rows.Interpolant, TTableau.DenseDegree);
        T asked = end;
        ensemble.Observe(in shown, accepted, ref asked);
        T here = T.And(T.LessThan(end, asked), accepted);
        asked = T.Max(asked, time);
        T cut = T.And(T.LessThan(asked, end), accepted);
        if (!T.Any(cut)) return T.Bits(here);

        // An interrupted step ends on its own interpolant.
        shown.At(shown.ShareAt(asked), scratch.Span);
        Span<T> y1 = trial.Span;
        for (int i = 0; i < y1.Length; i++)
        {
            y1[i] = T.Select(cut, scratch.Span[i], y1[i]);
        }
        end = T.Select(cut, asked, end);
        return T.Bits(T.Or(cut, here));
    }

    private void Watch(T step, uint acceptedBits)
    {
        if (control.Stiffness == StiffnessAction.Ignore || TTableau.StiffnessStage < 0) return;
        ref T before = ref Unsafe.Add(ref stages.First, TTableau.StiffnessStage * dimension);
        ref T after = ref Unsafe.Add(ref stages.First, (TTableau.Stages - 1) * dimension);
        stiffness.Observe(counters, acceptedBits, dimension, step, ref stage.First, ref trial.First, ref before, ref after, time);
    }

    // Accepted lanes move on; the derivative at the end of the step opens the next.
    private void Carry(T accepted, T step, T end)
    {
        ref T y0 = ref state.First;
        ref T y1 = ref trial.First;
        ref T opening = ref stages.First;
        ref T closing = ref Unsafe.Add(ref stages.First, (TTableau.Stages - 1) * dimension);
        ref T floors = ref flush.First;
        for (int i = 0; i < dimension; i++)
        {
            T next = Unsafe.Add(ref y1, i);
            T slope = Unsafe.Add(ref closing, i);
            // Flushed with its derivative, or the next step would start with a slope that its state does not have; and not while it is on
            // its way up.
            T floor = Unsafe.Add(ref floors, i);
            T gone = T.And(T.LessThan(T.Abs(next), floor), T.LessThan(T.Abs(slope * step), floor * LargestFlushedChange));
            Unsafe.Add(ref y0, i) = T.Select(accepted, T.AndNot(next, gone), Unsafe.Add(ref y0, i));
            Unsafe.Add(ref opening, i) = T.Select(accepted, T.AndNot(slope, gone), Unsafe.Add(ref opening, i));
        }

        time = T.Select(accepted, end, time);
        T all = T.Equal(end, end);
        rejectedBefore = T.AndNot(all, accepted);
    }

    // The step below which the time no longer moves, or that the caller does not want.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Smallest(T at) => T.Max(T.Abs(at) * SmallestStepInUlps, floor);

    // The derivative that the step ends with opens the next one and must be a number.
    private T EndIsFinite()
    {
        ref T closing = ref Unsafe.Add(ref stages.First, (TTableau.Stages - 1) * dimension);
        T sum = T.Broadcast(0.0);
        for (int i = 0; i < dimension; i++)
        {
            sum += Unsafe.Add(ref closing, i) - Unsafe.Add(ref closing, i);
        }
        return T.Equal(sum, T.Broadcast(0.0));
    }

    // Counts the step; returns the lanes that hit a limit: steps, evaluations, or stiff and told to stop there.
    private uint Count(uint acceptedBits)
    {
        uint ending = control.Stiffness == StiffnessAction.Stop ? stiffness.Stopped & active : 0;
        for (uint rest = active; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            ref StepCounters counter = ref counters[lane];
            counter.Evaluations += TTableau.Stages - 1;
            if ((acceptedBits & (1u << lane)) != 0) counter.Accepted++;
            else counter.Rejected++;
            if (StepLimitReached(in counter) || counter.Evaluations >= control.MaxEvaluations) ending |= 1u << lane;
        }

        return ending;
    }

    private bool StepLimitReached(in StepCounters counter)
    {
        long steps = counter.Accepted + counter.Rejected;
        return steps >= counter.MaxSteps || steps - counter.AtLastBoundary >= control.MaxStepsPerSegment;
    }

    // Why each of these lanes must end, and which component is to blame: to be asked while the step is still at hand.
    private void Judge(uint ending, uint tooSmall, ReadOnlySpan<T> scaledError)
    {
        for (uint rest = ending; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            ref StepCounters counter = ref counters[lane];
            int wild = FirstNonFinite(lane, TTableau.Stages * dimension);
            counter.Component = wild >= 0 ? wild : LargestError(lane, scaledError);
            if ((tooSmall & (1u << lane)) != 0) counter.Verdict = wild >= 0 ? SolveStatus.NonFinite : SolveStatus.StepTooSmall;
            else if (StepLimitReached(in counter)) counter.Verdict = SolveStatus.MaxStepsReached;
            else if (counter.Evaluations >= control.MaxEvaluations) counter.Verdict = SolveStatus.MaxEvaluationsReached;
            else counter.Verdict = SolveStatus.StiffnessSuspected;
        }
    }

    private int LargestError(int lane, ReadOnlySpan<T> scaledError)
    {
        int worst = 0;
        double largest = -1;
        for (int i = 0; i < dimension; i++)
        {
            T error =
                T.Abs(ErrorNorm.Scaled(i, ref state.First, ref trial.First, ref stages.First, rows.Error.Offsets, scaledError, relative,
                ref absolute.First));
            double value = LaneView<T>.Element(ref error, lane);
            if (value <= largest) continue;
            largest = value;
            worst = i;
        }

        return worst;
    }

    // The first component of the first stage that is not a number, then of the trial state; -1 when all are.
    private int FirstNonFinite(int lane, int numbers)
    {
        for (int i = 0; i < numbers; i++)
        {
            if (!double.IsFinite(LaneView<T>.Element(ref Unsafe.Add(ref stages.First, i), lane))) return i % dimension;
        }

        return FirstNonFinite(trial.Span, lane);
    }

    private static int FirstNonFinite(Span<T> packs, int lane)
    {
        for (int i = 0; i < packs.Length; i++)
        {
            if (!double.IsFinite(LaneView<T>.Element(ref packs[i], lane))) return i;
        }

        return -1;
    }

    private static T MaskOf(uint bits)
    {
        T mask = T.Broadcast(0.0);
        for (; bits != 0; bits &= bits - 1)
        {
            SetMask(ref mask, BitOperations.TrailingZeroCount(bits), true);
        }
        return mask;
    }

    private static void SetMask(ref T mask, int lane, bool value) =>
        LaneView<T>.Element(ref mask, lane) = BitConverter.Int64BitsToDouble(value ? -1L : 0L);

    // The factor on the size of a step, and the logarithm of its error.
    private readonly record struct Advice(T Factor, T Logarithm);
}
