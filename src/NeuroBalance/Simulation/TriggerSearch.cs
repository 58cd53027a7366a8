


using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>Finds where within a step a triggered protocol fires first.</summary>
internal static class TriggerSearch
{
    // A quantity that rises above its level and falls back within an eighth of a step goes unseen.
    private const int Slices = 8;

    /// <summary>The time at which the first armed trigger of a subject fires, just beyond its level; the end of the step when none does.</summary>
    public static double FirstFiring<T>(SubjectRun run, int lane, in SubjectStep<T> step)
        where T : unmanaged, ILane<T>
    {
        double start = LaneOf(step.Start, lane);
        double first = LaneOf(step.End, lane);
        for (int protocol = 0; protocol < run.ProtocolCount; protocol++)
        {
            if (!run.IsArmed(protocol, start)) continue;
            double share = FirstShare(run, protocol, lane, in step);
            if (share > 1) continue;
            first = Math.Min(first, TimeOf(run, protocol, lane, in step, share));
        }

        return first;
    }

    // The share becomes a time by rounding: it must still lie beyond the level, and after the start, or the next step would search in vain without end.
    private static double TimeOf<T>(SubjectRun run, int protocol, int lane, in SubjectStep<T> step, double share)
        where T : unmanaged, ILane<T>
    {
        double start = LaneOf(step.Start, lane), end = LaneOf(step.End, lane), size = LaneOf(step.Integrated.Size, lane);
        double time = share == 1 ? end : Math.Max(start + (share * size), Math.BitIncrement(start));
        for (double nudge = Math.BitIncrement(time) - time; time < end; nudge *= 2)
        {
            if (Beyond(run, protocol, lane, in step, (time - start) / size) > 0) return time;
            time += nudge;
        }

        return end;
    }

    private static double FirstShare<T>(SubjectRun run, int protocol, int lane, in SubjectStep<T> step)
        where T : unmanaged, ILane<T>
    {
        double quiet = 0;
        for (int i = 1; i <= Slices; i++)
        {
            double share = (double)i / Slices;
            if (!(Beyond(run, protocol, lane, in step, share) > 0))
            {
                quiet = share;
                continue;
            }

            double fired = share;
            while (true)
            {
                double middle = 0.5 * (quiet + fired);
                if (!(middle > quiet && middle < fired)) return fired;
                if (Beyond(run, protocol, lane, in step, middle) > 0) fired = middle;
                else quiet = middle;
            }
        }

        return double.PositiveInfinity;
    }

    private static double Beyond<T>(SubjectRun run, int protocol, int lane, in SubjectStep<T> step, double share)
        where T : unmanaged, ILane<T>
    {
        step.At(T.Broadcast(share), out State<T> states);
        State<double> mine = Packing.GetLane(in states, lane);
        return run.BeyondTrigger(protocol, in mine);
    }

    private static double LaneOf<T>(T pack, int lane)
        where T : unmanaged, ILane<T> => LaneView<T>.Element(ref pack, lane);
}
