using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>The adaptive loop of every explicit Runge-Kutta method, for one trajectory or many side by side.</summary>
/// <remarks>
/// <para>Each lane has its own time, step size, boundaries, error and status: a trajectory takes the same steps and
/// has the same bits whether it runs alone or beside seven others. Steps land exactly on every boundary; the derivative is never asked for a time beyond it.
/// Nothing is allocated once the integrator is built.</para>
/// <para>An instance is not safe for use by two threads at once. After an exception from the system it can be used again.</para>
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
/// <typeparam name="TTableau">The method.</typeparam>
public sealed class ExplicitRungeKutta<T, TTableau>
    where T : unmanaged, ILane<T>
    where TTableau : struct, ITableau
{
    // A step that would end within 1 % of the boundary is stretched to it.
    private const double Stretch = 1.01;

    // Below this many units of rounding of the time a step no longer moves it.
    private const double SmallestStepInUlps = 16 * 2.220446049250313e-16;
    private const double SmallestStepAtZero = 1e-100;

    private readonly int dimension;
    private readonly TableauRows<TTableau> rows;
    private readonly StepController controller = new(TTableau.EmbeddedOrder);
    private readonly StiffnessWatch<T> stiffness;
    private readonly AlignedBuffer<T> state, trial, stage, stages, absolute, scratch;
    private readonly LaneLedger[] ledgers = new LaneLedger[T.Width];
    private StepControl control = new();
    private T relative, time, boundary, size, memory, limit, firstAfterJump, rejectedBefore, justJumped;
    private uint active;

    /// <summary>An integrator for systems of a given size.</summary>
    /// <param name="dimension">The number of equations, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    public ExplicitRungeKutta(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        this.dimension = dimension;
        rows = new TableauRows<TTableau>(dimension);
        stiffness = new StiffnessWatch<T>(TTableau.StabilityBound);
        state = new AlignedBuffer<T>(dimension);
        trial = new AlignedBuffer<T>(dimension);
        stage = new AlignedBuffer<T>(dimension);
        scratch = new AlignedBuffer<T>(dimension);
        absolute = new AlignedBuffer<T>(dimension);
        stages = new AlignedBuffer<T>(dimension * (TTableau.Stages + TTableau.DenseStages));
    }

    /// <summary>Integrates every trajectory of the ensemble to its end.</summary>
    /// <param name="ensemble">The trajectories and their equations. Its <see cref="IOdeSystem{T}.Dimension"/> is this integrator's.</param>
    /// <param name="stepControl">Tolerances and limits.</param>
    /// <param name="cancellationToken">Looked at before every step; trajectories under way then end with <see cref="SolveStatus.Cancelled"/>.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or a tolerance or limit is out of its range.</exception>
    public void Integrate<TEnsemble>(TEnsemble ensemble, StepControl stepControl, CancellationToken cancellationToken = default)
        where TEnsemble : IEnsemble<T>
    {
        if (ensemble.Dimension != dimension)
        {
            throw new ArgumentException($"The system has {ensemble.Dimension} equations; this integrator was built for {dimension}.", nameof(ensemble));
        }

        stepControl.Validate(dimension);
        Prepare(stepControl);
        uint fresh = 0;
        for (int lane = 0; lane < T.Width; lane++) fresh |= Begin(ensemble, lane);
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
            double tolerance = control.AbsoluteTolerance[control.AbsoluteTolerance.Count == 1 ? 0 : i];
            absolute.Span[i] = T.Broadcast(Math.Max(tolerance, ErrorNorm.SmallestAbsolute));
        }

        T zero = T.Broadcast(0.0);
        state.Span.Clear();
        stages.Span.Clear();
        time = boundary = size = memory = limit = firstAfterJump = rejectedBefore = justJumped = zero;
        active = 0;
    }

    // One trial step of all lanes.
    private void Advance<TEnsemble>(TEnsemble ensemble)
        where TEnsemble : IEnsemble<T>
    {
        T one = T.Broadcast(1.0);
        T remaining = boundary - time;
        T lands = T.LessThanOrEqual(remaining, size * Stretch);
        // Two equal steps to the boundary rather than a full one and a sliver.
        T cut = T.Select(T.LessThan(remaining, size * 2.0), remaining * 0.5, size);
        T step = T.Select(lands, remaining, cut);
        T end = T.Select(lands, boundary, time + step);

        Evaluate(ensemble, step, end);
        ref T y0 = ref state.First;
        ref T y1 = ref trial.First;
        Span<T> scaled = stackalloc T[rows.Error.Offsets.Length];
        Scale(rows.Error.Coefficients, step, scaled);
        T meanSquare = ErrorNorm.MeanSquare(dimension, ref y0, ref y1, ref stages.First, rows.Error.Offsets, scaled, relative, ref absolute.First, out T scales);

        T running = ActiveMask();
        T finite = T.LessThan(scales, T.Broadcast(double.PositiveInfinity));
        T accepted = T.And(T.And(T.LessThanOrEqual(meanSquare, one), finite), running);
        T factor = controller.Factor(T.Select(finite, meanSquare, scales), accepted, memory, out T logarithm);
        // After a rejection the step may not grow at once.
        T proposal = step * T.Select(T.And(accepted, rejectedBefore), T.Min(factor, one), factor);
        proposal = T.Min(proposal, limit);

        if (ensemble.Observes && T.Any(accepted)) Show(ensemble, step, ref end, accepted);
        uint acceptedBits = T.Bits(accepted);
        uint arrived = acceptedBits & T.Bits(T.LessThanOrEqual(boundary, end));
        uint interrupted = acceptedBits & T.Bits(T.LessThan(end, T.Select(lands, boundary, time + step)));
        Watch(step, acceptedBits);
        for (uint rest = active; rest != 0; rest &= rest - 1) Count(BitOperations.TrailingZeroCount(rest), acceptedBits);
        uint stopped = AtLimits();
        for (uint rest = stopped; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            ledgers[lane].Component = LargestError(lane, scaled);
            ledgers[lane].LastStep = LaneView<T>.Element(ref step, lane);
        }

        Carry(accepted, step, lands, end, proposal, logarithm);

        uint rejected = active & ~acceptedBits;
        uint fresh = rejected == 0 ? 0 : Reject(ensemble, rejected, finite, step, scaled);
        if (stopped != 0) fresh |= EndAtLimits(ensemble, stopped & active & ~(fresh | arrived));
        if (fresh != 0) Open(ensemble, fresh, fresh);
        if ((arrived | interrupted) != 0) Land(ensemble, arrived | interrupted, interrupted);
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
            LinearCombination.Apply(dimension, ref state.First, ref stages.First, row.Offsets, scaled[..row.Offsets.Length], ref destination);
            double node = TTableau.Nodes[s];
            // Rounding may put the time of a stage a unit beyond the end; the system never sees it.
            T stageTime = node == 1.0 ? end : T.Min(time + (step * node), end);
            ensemble.Derivatives(stageTime, s == last ? trial.Span : stage.Span, stages.Span.Slice(s * dimension, dimension));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scale(double[] coefficients, T step, Span<T> scaled)
    {
        for (int i = 0; i < coefficients.Length; i++) scaled[i] = step * coefficients[i];
    }

    private void Show<TEnsemble>(TEnsemble ensemble, T step, ref T end, T accepted)
        where TEnsemble : IEnsemble<T>
    {
        Span<T> scaled = stackalloc T[TTableau.Stages + TTableau.DenseStages];
        for (int s = 0; s < TTableau.DenseStages; s++)
        {
            TableauRows<TTableau>.Row row = rows.Dense[s];
            Scale(row.Coefficients, step, scaled);
            LinearCombination.Apply(dimension, ref state.First, ref stages.First, row.Offsets, scaled[..row.Offsets.Length], ref scratch.First);
            ensemble.Derivatives(T.Min(time + (step * TTableau.DenseNodes[s]), end), scratch.Span, stages.Span.Slice((TTableau.Stages + s) * dimension, dimension));
            for (uint rest = active; rest != 0; rest &= rest - 1) ledgers[BitOperations.TrailingZeroCount(rest)].Evaluations++;
        }

        var shown = new Step<T>(time, step, end, state.Span, trial.Span, stages.Span, TTableau.Dense, TTableau.DenseDegree);
        T asked = end;
        ensemble.Observe(in shown, accepted, ref asked);
        T cut = T.And(T.LessThan(asked, end), accepted);
        if (!T.Any(cut)) return;

        // An interrupted step ends on its own interpolant.
        shown.At(shown.ShareAt(asked), scratch.Span);
        Span<T> y1 = trial.Span;
        for (int i = 0; i < y1.Length; i++) y1[i] = T.Select(cut, scratch.Span[i], y1[i]);
        end = T.Select(cut, asked, end);
    }

    private void Watch(T step, uint acceptedBits)
    {
        if (control.Stiffness == StiffnessAction.Ignore || TTableau.StiffnessStage < 0) return;
        ref T before = ref Unsafe.Add(ref stages.First, TTableau.StiffnessStage * dimension);
        ref T after = ref Unsafe.Add(ref stages.First, (TTableau.Stages - 1) * dimension);
        stiffness.Observe(ledgers, acceptedBits, dimension, step, ref stage.First, ref trial.First, ref before, ref after, time);
    }

    // Accepted lanes move on; the derivative at the end of the step opens the next.
    private void Carry(T accepted, T step, T lands, T end, T proposal, T logarithm)
    {
        ref T y0 = ref state.First;
        ref T y1 = ref trial.First;
        ref T opening = ref stages.First;
        ref T closing = ref Unsafe.Add(ref stages.First, (TTableau.Stages - 1) * dimension);
        T flush = T.Broadcast(control.FlushBelow);
        for (int i = 0; i < dimension; i++)
        {
            T next = Unsafe.Add(ref y1, i);
            next = T.AndNot(next, T.LessThan(T.Abs(next), flush));
            Unsafe.Add(ref y0, i) = T.Select(accepted, next, Unsafe.Add(ref y0, i));
            Unsafe.Add(ref opening, i) = T.Select(accepted, Unsafe.Add(ref closing, i), Unsafe.Add(ref opening, i));
        }

        // A step that was cut short to land says little about the next: the size it was cut from stays in force if larger.
        T kept = T.Select(T.LessThan(step, size), T.Max(proposal, size), proposal);
        // What the controller made of the first step after a jump is the guess after the next jump.
        firstAfterJump = T.Select(T.And(accepted, justJumped), proposal, firstAfterJump);
        size = T.Select(accepted, kept, T.Min(proposal, step * 0.9));
        time = T.Select(accepted, end, time);
        memory = T.Select(accepted, logarithm, memory);
        justJumped = T.AndNot(justJumped, accepted);
        T all = T.Equal(size, size);
        rejectedBefore = T.AndNot(all, accepted);
    }

    private void Count(int lane, uint acceptedBits)
    {
        ref LaneLedger ledger = ref ledgers[lane];
        ledger.Evaluations += TTableau.Stages - 1;
        if ((acceptedBits & (1u << lane)) != 0) ledger.Accepted++;
        else ledger.Rejected++;
    }

    // Gives up on the lanes whose step has become too small; answers the lanes that took a new trajectory.
    private uint Reject<TEnsemble>(TEnsemble ensemble, uint rejected, T finite, T step, ReadOnlySpan<T> scaledError)
        where TEnsemble : IEnsemble<T>
    {
        uint fresh = 0;
        uint finiteBits = T.Bits(finite);
        for (uint rest = rejected; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            double now = LaneView<T>.Element(ref time, lane);
            double next = LaneView<T>.Element(ref size, lane);
            ledgers[lane].LastStep = LaneView<T>.Element(ref step, lane);
            if (next > Math.Max(SmallestStepInUlps * Math.Abs(now), SmallestStepAtZero)) continue;
            bool isFinite = (finiteBits & (1u << lane)) != 0;
            int component = isFinite ? LargestError(lane, scaledError) : FirstNonFinite(lane, TTableau.Stages * dimension);
            End(ensemble, lane, isFinite ? SolveStatus.StepTooSmall : SolveStatus.NonFinite, component);
            fresh |= Begin(ensemble, lane);
        }

        return fresh;
    }

    private int LargestError(int lane, ReadOnlySpan<T> scaledError)
    {
        int worst = 0;
        double largest = -1;
        for (int i = 0; i < dimension; i++)
        {
            T error = T.Abs(ErrorNorm.Scaled(i, ref state.First, ref trial.First, ref stages.First, rows.Error.Offsets, scaledError, relative, ref absolute.First));
            double value = LaneView<T>.Element(ref error, lane);
            if (value <= largest) continue;
            largest = value;
            worst = i;
        }

        return worst;
    }

    private int FirstNonFinite(int lane, int numbers)
    {
        for (int i = 0; i < numbers; i++)
        {
            if (!double.IsFinite(LaneView<T>.Element(ref Unsafe.Add(ref stages.First, i), lane))) return i % dimension;
        }

        for (int i = 0; i < dimension; i++)
        {
            if (!double.IsFinite(LaneView<T>.Element(ref Unsafe.Add(ref trial.First, i), lane))) return i;
        }

        return 0;
    }

    private void Land<TEnsemble>(TEnsemble ensemble, uint landed, uint interrupted)
        where TEnsemble : IEnsemble<T>
    {
        uint restarted = 0, fresh = 0;
        for (uint rest = landed; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            uint bit = 1u << lane;
            Arrival arrival = Arrive(ensemble, lane);
            // The derivative at hand belongs to the end that the step had before it was cut.
            if (arrival != Arrival.Finished && (interrupted & bit) != 0) arrival = Arrival.Restarted;
            if (arrival is Arrival.Shifted or Arrival.Restarted) Jump(lane);
            if (arrival == Arrival.Restarted) restarted |= bit;
            if (arrival == Arrival.Finished)
            {
                End(ensemble, lane, SolveStatus.Success, -1);
                fresh |= Begin(ensemble, lane);
            }
        }

        if ((restarted | fresh) != 0) Open(ensemble, restarted | fresh, fresh);
    }

    // Boundaries may coincide: arrive until the next one lies ahead.
    private Arrival Arrive<TEnsemble>(TEnsemble ensemble, int lane)
        where TEnsemble : IEnsemble<T>
    {
        Arrival worst = Arrival.Untouched;
        ref double now = ref LaneView<T>.Element(ref time, lane);
        ref double next = ref LaneView<T>.Element(ref boundary, lane);
        do
        {
            Arrival arrival = ensemble.Arrive(lane, now, new LaneView<T>(state.Span, lane), ref next);
            if (arrival > worst) worst = arrival;
        }
        while (worst != Arrival.Finished && !(next > now));
        return worst;
    }

    private void Jump(int lane)
    {
        double remembered = LaneView<T>.Element(ref firstAfterJump, lane);
        if (remembered > 0) LaneView<T>.Element(ref size, lane) = remembered;
        LaneView<T>.Element(ref memory, lane) = StepController.FreshMemory;
        SetMask(ref justJumped, lane, true);
        SetMask(ref rejectedBefore, lane, false);
    }

    // Puts the next trajectory that has a way to go into the lane; answers the lane's bit, or 0 when none is left.
    private uint Begin<TEnsemble>(TEnsemble ensemble, int lane)
        where TEnsemble : IEnsemble<T>
    {
        var view = new LaneView<T>(state.Span, lane);
        while (ensemble.Begin(lane, view, out double start, out double next))
        {
            ledgers[lane] = new LaneLedger { StiffnessTime = double.NaN };
            LaneView<T>.Element(ref time, lane) = start;
            LaneView<T>.Element(ref boundary, lane) = next;
            LaneView<T>.Element(ref memory, lane) = StepController.FreshMemory;
            LaneView<T>.Element(ref limit, lane) = control.MaxStep;
            LaneView<T>.Element(ref firstAfterJump, lane) = 0;
            LaneView<T>.Element(ref size, lane) = 0;
            SetMask(ref rejectedBefore, lane, false);
            SetMask(ref justJumped, lane, true);
            stiffness.Forget(lane);
            active |= 1u << lane;
            if (next > start || Arrive(ensemble, lane) != Arrival.Finished) return 1u << lane;
            End(ensemble, lane, SolveStatus.Success, -1);
        }

        // An empty lane stands still: step 0 from its own boundary.
        LaneView<T>.Element(ref boundary, lane) = LaneView<T>.Element(ref time, lane);
        LaneView<T>.Element(ref size, lane) = 0;
        return 0;
    }

    // The derivative at the start of a stretch, for those lanes only; the others keep the bits they have.
    private void Open<TEnsemble>(TEnsemble ensemble, uint restarted, uint fresh)
        where TEnsemble : IEnsemble<T>
    {
        while (restarted != 0)
        {
            T mask = MaskOf(restarted);
            ensemble.Derivatives(time, state.Span, scratch.Span);
            Span<T> opening = stages.Span[..dimension];
            for (int i = 0; i < dimension; i++) opening[i] = T.Select(mask, scratch.Span[i], opening[i]);
            uint refilled = 0;
            for (uint rest = restarted; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                ledgers[lane].Evaluations++;
                if (IsFinite(opening, lane) && IsFinite(state.Span, lane)) continue;
                fresh &= ~(1u << lane);
                state.Span.CopyTo(trial.Span);
                End(ensemble, lane, SolveStatus.NonFinite, FirstNonFinite(lane, dimension));
                refilled |= Begin(ensemble, lane);
            }

            uint choose = (fresh | SizeUnknown(restarted)) & active & ~refilled;
            if (choose != 0) ChooseSize(ensemble, choose);
            restarted = refilled;
            fresh = refilled;
        }
    }

    private void ChooseSize<TEnsemble>(TEnsemble ensemble, uint lanes)
        where TEnsemble : IEnsemble<T>
    {
        T mask = MaskOf(lanes);
        if (control.FirstStep > 0)
        {
            size = T.Select(mask, T.Min(T.Broadcast(control.FirstStep), limit), size);
            return;
        }

        T guess = StartingStep.Guess(dimension, ref state.First, ref stages.First, relative, ref absolute.First);
        guess = T.Min(T.Min(guess, boundary - time), limit);
        Span<T> probe = stage.Span;
        for (int i = 0; i < dimension; i++) probe[i] = state.Span[i] + (guess * stages.Span[i]);
        ensemble.Derivatives(T.Min(time + guess, boundary), probe, scratch.Span);
        T chosen = StartingStep.Refine(dimension, TTableau.Order, guess, ref state.First, ref stages.First, ref scratch.First, relative, ref absolute.First);
        size = T.Select(mask, T.Min(chosen, limit), size);
        for (uint rest = lanes; rest != 0; rest &= rest - 1) ledgers[BitOperations.TrailingZeroCount(rest)].Evaluations++;
    }

    private uint SizeUnknown(uint lanes) => lanes & T.Bits(T.LessThanOrEqual(size, T.Broadcast(0.0)));

    // The lanes that must stop after this step: too many steps, or stiff and told to stop there.
    private uint AtLimits()
    {
        uint bits = control.Stiffness == StiffnessAction.Stop ? stiffness.Stopped : 0;
        for (int lane = 0; lane < ledgers.Length; lane++)
        {
            if (ledgers[lane].Accepted + ledgers[lane].Rejected >= control.MaxSteps) bits |= 1u << lane;
        }

        return bits & active;
    }

    // A trajectory that arrives at its boundary with its last step is judged after the next one.
    private uint EndAtLimits<TEnsemble>(TEnsemble ensemble, uint lanes)
        where TEnsemble : IEnsemble<T>
    {
        uint fresh = 0;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            bool tooMany = ledgers[lane].Accepted + ledgers[lane].Rejected >= control.MaxSteps;
            End(ensemble, lane, tooMany ? SolveStatus.MaxStepsReached : SolveStatus.StiffnessSuspected, ledgers[lane].Component);
            fresh |= Begin(ensemble, lane);
        }

        return fresh;
    }

    private void EndAll<TEnsemble>(TEnsemble ensemble, SolveStatus status)
        where TEnsemble : IEnsemble<T>
    {
        for (uint rest = active; rest != 0; rest &= rest - 1) End(ensemble, BitOperations.TrailingZeroCount(rest), status, -1);
    }

    private void End<TEnsemble>(TEnsemble ensemble, int lane, SolveStatus status, int component)
        where TEnsemble : IEnsemble<T>
    {
        LaneLedger ledger = ledgers[lane];
        active &= ~(1u << lane);
        var report = new SolveReport(status, LaneView<T>.Element(ref time, lane), ledger.LastStep, component, ledger.Accepted, ledger.Rejected, ledger.Evaluations, ledger.StiffnessTime);
        ensemble.End(lane, new LaneView<T>(state.Span, lane), in report);
    }

    private static bool IsFinite(Span<T> packs, int lane)
    {
        for (int i = 0; i < packs.Length; i++)
        {
            if (!double.IsFinite(LaneView<T>.Element(ref packs[i], lane))) return false;
        }

        return true;
    }

    private T ActiveMask() => MaskOf(active);

    private static T MaskOf(uint bits)
    {
        T mask = T.Broadcast(0.0);
        for (; bits != 0; bits &= bits - 1) SetMask(ref mask, BitOperations.TrailingZeroCount(bits), true);
        return mask;
    }

    private static void SetMask(ref T mask, int lane, bool value) =>
        LaneView<T>.Element(ref mask, lane) = BitConverter.Int64BitsToDouble(value ? -1L : 0L);
}
