


using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>
/// A user's system along the way of its integration: time reversed when that goes backward, and kept below the next breakpoint.
/// </summary>
internal readonly struct DirectedSystem<TSystem>(TSystem system, OdeCourse course) : IEnsemble<Lane1>
    where TSystem : struct, IOdeSystem<Lane1>
{
    private readonly Entry entry = new();

    /// <summary>What begins, and what has become of it.</summary>
    public Entry Trajectory => entry;

    public int Dimension => system.Dimension;

    public bool Observes => true;

    public void Derivatives(Lane1 time, ReadOnlySpan<Lane1> state, Span<Lane1> derivative)
    {
        double t = course.Direction * time.Value;
        var asked = new Lane1(t > course.LatestTime ? course.LatestTime : t);
        if (course.NonNegative is not { } bounded)
        {
            system.Derivatives(asked, state, derivative);
            Direct(derivative);
            return;
        }

        ReadOnlySpan<double> carried = MemoryMarshal.Cast<Lane1, double>(state);
        system.Derivatives(asked, MemoryMarshal.Cast<double, Lane1>(bounded.Raised(carried)), derivative);
        Direct(derivative);
        bounded.Hold(carried, MemoryMarshal.Cast<Lane1, double>(derivative));
    }

    private void Direct(Span<Lane1> derivative)
    {
        if (course.Direction > 0) return;
        for (int i = 0; i < derivative.Length; i++)
        {
            derivative[i] = -derivative[i];
        }
    }

    public bool Begin(int lane, LaneView<Lane1> state, out double start, out double boundary)
    {
        start = entry.Time;
        boundary = course.NextStop;
        if (entry.Begun) return false;
        entry.Begun = true;
        state.CopyFrom(entry.State);
        return true;
    }

    public Lane1 LooksInside(Lane1 end, Lane1 accepted) => course.LooksInside(end.Value) ? accepted : new Lane1(0.0);

    public void Observe(in Step<Lane1> step, Lane1 accepted, ref Lane1 end) => end = new Lane1(course.See(in step));

    public BoundaryAction Arrive(int lane, double time, LaneView<Lane1> state, ref double boundary, ref double largestStep)
    {
        state.CopyTo(entry.State);
        BoundaryAction arrival = course.Arrive(time, entry.State);
        state.CopyFrom(entry.State);
        boundary = course.NextStop;
        largestStep = course.LargestFirstStep;
        return arrival;
    }

    public void End(int lane, LaneView<Lane1> state, in SolveReport report)
    {
        state.CopyTo(entry.State);
        entry.Time = report.Time;
        entry.Report = report;
    }

    internal sealed class Entry
    {
        public bool Begun { get; set; }

        public double Time { get; set; }

        public double[] State { get; set; } = [];

        public SolveReport Report { get; set; }
    }
}
