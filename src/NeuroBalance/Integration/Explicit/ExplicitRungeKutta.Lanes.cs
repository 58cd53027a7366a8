using System.Numerics;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

// How trajectories come into the lanes, meet their boundaries and leave.
public sealed partial class ExplicitRungeKutta<T, TTableau>
{
    private void Land<TEnsemble>(TEnsemble ensemble, uint landed, uint cutShort)
        where TEnsemble : IEnsemble<T>
    {
        uint restarted = 0, fresh = 0;
        for (uint rest = landed; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            uint bit = 1u << lane;
            counters[lane].AtLastBoundary = counters[lane].Accepted + counters[lane].Rejected;
            BoundaryAction arrival = Arrive(ensemble, lane, out double largestStep);
            if (arrival is BoundaryAction.Shifted or BoundaryAction.Restarted) Jump(lane, largestStep);
            // After a cut the derivative at hand belongs to the end that the step had before.
            if (arrival == BoundaryAction.Restarted || (arrival != BoundaryAction.Finished && (cutShort & bit) != 0)) restarted |= bit;
            if (arrival == BoundaryAction.Finished)
            {
                End(ensemble, lane, SolveStatus.Success, -1);
                fresh |= Begin(ensemble, lane);
            }
        }

        if ((restarted | fresh) != 0) Open(ensemble, restarted | fresh, fresh);
    }

    // Boundaries may coincide: arrive until the next one lies ahead.
    private BoundaryAction Arrive<TEnsemble>(TEnsemble ensemble, int lane, out double largestStep)
        where TEnsemble : IEnsemble<T>
    {
        BoundaryAction worst = BoundaryAction.Untouched;
        largestStep = double.PositiveInfinity;
        ref double now = ref LaneView<T>.Element(ref time, lane);
        ref double next = ref LaneView<T>.Element(ref boundary, lane);
        do
        {
            BoundaryAction arrival = ensemble.Arrive(lane, now, new LaneView<T>(state.Span, lane), ref next, ref largestStep);
            if (arrival > worst) worst = arrival;
        }
        while (worst != BoundaryAction.Finished && !(next > now));
        return worst;
    }

    private void Jump(int lane, double largestStep)
    {
        double remembered = LaneView<T>.Element(ref firstAfterJump, lane);
        T smallest = Smallest(time);
        ref double next = ref LaneView<T>.Element(ref size, lane);
        if (remembered > 0) next = remembered;
        if (next > largestStep) next = largestStep;
        if (remembered > 0) next = Math.Max(next, LaneView<T>.Element(ref smallest, lane));
        LaneView<T>.Element(ref memory, lane) = StepController.NoMemory;
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
            counters[lane] = new StepCounters { StiffnessTime = double.NaN, MaxSteps = ensemble.StepLimit(lane, control.MaxSteps) };
            LaneView<T>.Element(ref time, lane) = start;
            LaneView<T>.Element(ref boundary, lane) = next;
            LaneView<T>.Element(ref memory, lane) = StepController.FreshMemory;
            LaneView<T>.Element(ref firstAfterJump, lane) = 0;
            LaneView<T>.Element(ref size, lane) = 0;
            LaneView<T>.Element(ref lastStep, lane) = 0;
            SetMask(ref rejectedBefore, lane, false);
            SetMask(ref justJumped, lane, true);
            stiffness.Forget(lane);
            active |= 1u << lane;
            if (next > start || Arrive(ensemble, lane, out _) != BoundaryAction.Finished) return 1u << lane;
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
            for (int i = 0; i < dimension; i++)
            {
                opening[i] = T.Select(mask, scratch.Span[i], opening[i]);
            }
            uint refilled = 0;
            for (uint rest = restarted; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                counters[lane].Evaluations++;
                int wild = FirstNonFinite(state.Span, lane);
                if (wild < 0) wild = FirstNonFinite(opening, lane);
                if (wild < 0) continue;
                fresh &= ~(1u << lane);
                End(ensemble, lane, SolveStatus.NonFinite, wild);
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
            size = T.Select(mask, T.Min(T.Max(T.Broadcast(control.FirstStep), Smallest(time)), limit), size);
            return;
        }

        T guess = StartingStep.Guess(dimension, ref state.First, ref stages.First, relative, ref absolute.First);
        guess = T.Min(T.Min(guess, boundary - time), limit);
        Span<T> probe = stage.Span;
        for (int i = 0; i < dimension; i++)
        {
            probe[i] = state.Span[i] + (guess * stages.Span[i]);
        }
        ensemble.Derivatives(T.Min(time + guess, boundary), probe, scratch.Span);
        T chosen = StartingStep.Refine(dimension, TTableau.Order, guess, ref state.First, ref stages.First, ref scratch.First, relative,
            ref absolute.First);
        size = T.Select(mask, T.Min(T.Max(chosen, Smallest(time)), limit), size);
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            counters[BitOperations.TrailingZeroCount(rest)].Evaluations++;
        }
    }

    private uint SizeUnknown(uint lanes) => lanes & T.Bits(T.LessThanOrEqual(size, T.Broadcast(0.0)));

    private void EndAll<TEnsemble>(TEnsemble ensemble, SolveStatus status)
        where TEnsemble : IEnsemble<T>
    {
        for (uint rest = active; rest != 0; rest &= rest - 1)
        {
            End(ensemble, BitOperations.TrailingZeroCount(rest), status, -1);
        }
    }

    private void End<TEnsemble>(TEnsemble ensemble, int lane, SolveStatus status, int component)
        where TEnsemble : IEnsemble<T>
    {
        StepCounters counter = counters[lane];
        active &= ~(1u << lane);
        renewed |= 1u << lane;
        if (status == SolveStatus.Success)
        {
            // What happened at the last boundary may have spoilt the state.
            component = FirstNonFinite(state.Span, lane);
            if (component >= 0) status = SolveStatus.NonFinite;
        }

        var report = new SolveReport(status, LaneView<T>.Element(ref time, lane), LaneView<T>.Element(ref lastStep, lane), component,
            counter.Accepted, counter.Rejected, counter.Evaluations, counter.StiffnessTime);
        ensemble.End(lane, new LaneView<T>(state.Span, lane), in report);
    }

    private void GiveUp<TEnsemble>(TEnsemble ensemble, uint ending)
        where TEnsemble : IEnsemble<T>
    {
        uint fresh = 0;
        for (uint rest = ending; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            End(ensemble, lane, counters[lane].Verdict, counters[lane].Component);
            fresh |= Begin(ensemble, lane);
        }

        if (fresh != 0) Open(ensemble, fresh, fresh);
    }
}
