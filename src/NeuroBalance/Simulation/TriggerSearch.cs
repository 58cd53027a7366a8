using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>Finds where within a step a triggered protocol fires first.</summary>
internal static class TriggerSearch
{
    // Looked at in eighths of a step, and where it peaks between them.
    private const int Slices = 8;

    /// <summary>
    /// The time at which the first armed trigger of a subject fires, just beyond its level; the end of the step when none does.
    /// </summary>
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

    // The share becomes a time by rounding: it must still lie beyond the level, and after the start, or the next step would search in vain
    // without end.
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
        var watched = new Watched<T>(run, protocol, lane, step);
        Span<double> values = stackalloc double[Slices + 1];
        values[0] = watched.At(0);
        double quiet = 0;
        for (int i = 1; i <= Slices; i++)
        {
            double share = (double)i / Slices;
            values[i] = watched.At(share);
            if (!(values[i] > 0))
            {
                quiet = share;
                continue;
            }

            double hidden = HiddenPeak(watched, values[..(i + 1)], i - 1);
            return double.IsNaN(hidden) ? RootFinding.FirstToHold(watched, quiet, share) : FirstBefore(watched, hidden);
        }

        double peak = HiddenPeak(watched, values, Slices);
        return double.IsNaN(peak) ? double.PositiveInfinity : FirstBefore(watched, peak);
    }

    // The last eighth before a peak is quiet: the peak is the first point beyond the level that was seen.
    private static double FirstBefore<T>(Watched<T> watched, double peak)
        where T : unmanaged, ILane<T> =>
        RootFinding.FirstToHold(watched, Math.Max(0, Math.Ceiling(peak * Slices) - 1) / Slices, peak);

    // The share at which the quantity is beyond its level between two eighths that are not, up to the given one; NaN for nowhere.
    private static double HiddenPeak<T>(Watched<T> watched, ReadOnlySpan<double> values, int last)
        where T : unmanaged, ILane<T>
    {
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (double value in values)
        {
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        for (int i = 0; i <= last; i++)
        {
            bool nearest = (i == 0 || values[i] >= values[i - 1]) && (i == last || values[i] >= values[i + 1]);
            // Between two eighths it rises by no more than it moves in the whole step.
            if (!nearest || values[i] > 0 || !(-values[i] <= highest - lowest)) continue;
            double low = (double)Math.Max(i - 1, 0) / Slices, high = (double)Math.Min(i + 1, Slices) / Slices;
            var best = new RootFinding.Sample((double)i / Slices, values[i]);
            best = RootFinding.Maximum(watched, low, high, best, enough: double.Epsilon);
            if (best.Value > 0) return best.X;
        }

        return double.NaN;
    }

    private static double Beyond<T>(SubjectRun run, int protocol, int lane, in SubjectStep<T> step, double share)
        where T : unmanaged, ILane<T>
    {
        Span<T> states = stackalloc T[step.Integrated.StartState.Length];
        step.At(T.Broadcast(share), states);
        Span<double> mine = stackalloc double[states.Length];
        new LaneView<T>(states, lane).CopyTo(mine);
        return run.BeyondTrigger(protocol, mine);
    }

    private readonly ref struct Watched<T>(SubjectRun run, int protocol, int lane, SubjectStep<T> step) : IScalarFunction, ICondition
        where T : unmanaged, ILane<T>
    {
        private readonly SubjectStep<T> step = step;

        public double At(double x) => Beyond(run, protocol, lane, in step, x);

        public bool Holds(double x) => At(x) > 0;
    }

    private static double LaneOf<T>(T pack, int lane)
        where T : unmanaged, ILane<T> => LaneView<T>.Element(ref pack, lane);
}
