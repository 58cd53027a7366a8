using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>The course of one integration, whatever the method: where it must stop, what it shows, what it notes on the way.</summary>
/// <remarks>
/// It works in the time of the way, which always grows: t itself, or -t when the integration goes backward. Negation is exact.
/// </remarks>
internal sealed class OdeCourse
{
    // A little more than the interval, so that one step reaches an event that comes as late as the last one did.
    private const double StepPerInterval = 1.1;

    private readonly OdeOptions options;
    private readonly double[] stops;
    private readonly EventWatch? events;
    private readonly List<double> times = [];
    private readonly List<double[]> states = [];
    private readonly List<DenseSegment>? segments;
    private readonly DenseSegment scratch;
    private readonly double[] cutState;
    private double cutTime = double.NaN;
    private double lastRestart;
    private int nextStop, nextOutput;
    private bool cut;

    public OdeCourse(double start, double end, double[] y0, OdeOptions options)
    {
        this.options = options;
        Direction = end >= start ? 1.0 : -1.0;
        Start = Direction * start;
        lastRestart = Start;
        End = Direction * end;
        stops = options.Breakpoints.Select(time => Direction * time).Where(way => way > Start && way < End).Distinct().Order().ToArray();
        cutState = new double[y0.Length];
        NonNegative = Integration.NonNegative.Of(options.NonNegative, y0.Length);
        segments = options.DenseOutput ? [] : null;
        scratch = new DenseSegment { NonNegative = NonNegative };
        if (options.Events.Count > 0)
        {
            events = new EventWatch(options.Events, y0.Length, Direction);
            events.Begin(Start, y0);
        }

        if (options.OutputTimes is null) Keep(Start, y0);
        else KeepOutputs(Start, y0);
        Enter(0);
    }

    public double Direction { get; }

    public double Start { get; }

    public double End { get; }

    /// <summary>What must not fall below 0; null for nothing.</summary>
    public NonNegative? NonNegative { get; }

    /// <summary>The stop that lies ahead: the next breakpoint, or the end.</summary>
    public double NextStop { get; private set; }

    /// <summary>
    /// The latest real time for which the right-hand side may be asked now: the last double before a breakpoint, so that at the breakpoint
    /// itself it already has its later form.
    /// </summary>
    public double LatestTime { get; private set; }

    public long Accepted { get; private set; }

    /// <summary>
    /// The largest step to try first from where an event has changed the state: about as far as it was from the last change to this one.
    /// </summary>
    /// <remarks>
    /// On a solution that a step follows exactly nothing else would keep the step from growing far beyond the next event.
    /// </remarks>
    public double LargestFirstStep { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether a step was cut, so that something is to be done where it now ends.</summary>
    public bool IsCut => cut;

    /// <summary>
    /// Sees an accepted step of an explicit method; answers where to cut it: its end for nowhere, infinity to stop at the end itself.
    /// </summary>
    public double See(in Step<Lane1> step)
    {
        double end = step.End.Value;
        DenseSegment? segment = null;
        if (LooksInside(end))
        {
            segment = segments is null ? scratch : new DenseSegment { NonNegative = NonNegative };
            segment.Set(in step);
        }

        return See(segment, end, MemoryMarshal.Cast<Lane1, double>(step.EndState));
    }

    /// <summary>Sees an accepted step of the implicit method; answers as for an explicit one.</summary>
    public double See(in RosenbrockStep step)
    {
        DenseSegment? segment = null;
        if (LooksInside(step.End))
        {
            segment = segments is null ? scratch : new DenseSegment { NonNegative = NonNegative };
            segment.Set(in step);
        }

        return See(segment, step.End, step.EndState);
    }

    /// <summary>Whether anybody wants to look between the ends of a step.</summary>
    public bool LooksInside(double end) =>
        segments is not null || events is not null
            || (options.OutputTimes is { } outputs && nextOutput < outputs.Count && Direction * outputs[nextOutput] < end);

    private double See(DenseSegment? segment, double end, ReadOnlySpan<double> endState)
    {
        Accepted++;
        double reached = end;
        if (events is not null)
        {
            reached = events.Look(segment!);
            cut = events.Terminated >= 0 || events.Acting.Count > 0 || events.Accumulating >= 0;
            if (reached < end) segment!.Cut(reached);
        }

        if (segment is not null && segments is not null) segments.Add(segment);
        ReadOnlySpan<double> arrived = endState;
        if (reached < end)
        {
            cutTime = reached;
            segment!.At(reached, cutState);
            arrived = cutState;
        }

        if (options.OutputTimes is null) Keep(reached, arrived);
        else KeepOutputs(segment, reached, arrived);
        options.Progress?.Report(new OdeProgress(Direction * reached, (reached - Start) / (End - Start), Accepted));
        return cut && reached == end ? double.PositiveInfinity : reached;
    }

    /// <summary>The integration stands at a stop, or where a step was cut.</summary>
    public BoundaryAction Arrive(double time, Span<double> state)
    {
        BoundaryAction arrival = BoundaryAction.Untouched;
        LargestFirstStep = double.PositiveInfinity;
        if (cut)
        {
            cut = false;
            if (time == cutTime) cutState.CopyTo(state);
            NonNegative?.Raise(state);
            if (events!.Terminated >= 0) return BoundaryAction.Finished;
            foreach (int index in events.Acting)
            {
                options.Events[index].Action!(Direction * time, state);
            }
            events.Resume(time, state);
            if (options.OutputTimes is null) Keep(time, state);
            if (events.Accumulating >= 0) return BoundaryAction.Finished;
            if (time > lastRestart) LargestFirstStep = StepPerInterval * (time - lastRestart);
            lastRestart = time;
            arrival = BoundaryAction.Restarted;
        }

        if (time >= End) return BoundaryAction.Finished;
        if (time < NextStop) return arrival;
        if (options.AtBreakpoints?.Invoke(Direction * time, state) == true)
        {
            events?.Resume(time, state);
            if (options.OutputTimes is null) Keep(time, state);
        }

        Enter(nextStop + 1);
        return BoundaryAction.Restarted;
    }

    public OdeSolution Finish(in SolveReport report, OdeStatistics statistics, ReadOnlySpan<double> state)
    {
        SolveStatus status = report.Status;
        if (status == SolveStatus.Success && events is { Terminated: >= 0 }) status = SolveStatus.EventTerminated;
        else if (status == SolveStatus.Success && events is { Accumulating: >= 0 }) status = SolveStatus.EventsAccumulate;
        return new OdeSolution(segments, Direction)
        {
            Times = times,
            States = states,
            Status = status,
            Message = Ended(status, in report, statistics).InWords(),
            Stats = statistics,
            EndTime = Direction * report.Time,
            EndState = Shown(state),
            EventTimes = events is null ? [] : events.Times,
            EventStates = events is null ? [] : events.States,
        };
    }

    private Ending Ended(SolveStatus status, in SolveReport report, OdeStatistics statistics)
    {
        int index = events is null ? -1 : Math.Max(events.Terminated, events.Accumulating);
        string name = index < 0 ? "" : options.Events[index].Name;
        return new Ending(
            status,
            FormattableString.Invariant($"at t = {Direction * report.Time} of {Direction * End}"),
            FormattableString.Invariant($"{report.LastStep}"),
            report.Component < 0 ? "" : report.Component < options.ComponentNames.Count ? options.ComponentNames[report.Component]
                : FormattableString.Invariant($"component {report.Component}"))
        {
            Event = name.Length > 0 ? $"the event '{name}'" : "an event",
            Occurrences = index < 0 ? 0 : events!.Times[index].Count,
            AccumulationTime = events is { Accumulating: >= 0 } ? FormattableString.Invariant($"t = {Direction * events.AccumulationTime}")
                : "",
            StiffnessTime = FormattableString.Invariant($"t = {statistics.StiffnessTime}"),
            Advice = " Method = OdeMethod.Automatic or Rodas5P will go on; Stiffness = Ignore insists.",
        };
    }

    private void Enter(int stop)
    {
        nextStop = stop;
        NextStop = stop < stops.Length ? stops[stop] : End;
        // Between two breakpoints the right-hand side is asked for times from the lower one, included, to the upper one, left out.
        double upper = Direction > 0 ? (stop < stops.Length ? stops[stop] : double.PositiveInfinity)
            : stop > 0 ? -stops[stop - 1] : double.PositiveInfinity;
        LatestTime = double.IsPositiveInfinity(upper) ? upper : Math.BitDecrement(upper);
    }

    private void Keep(double time, ReadOnlySpan<double> state)
    {
        times.Add(Direction * time);
        states.Add(Shown(state));
    }

    private double[] Shown(ReadOnlySpan<double> state)
    {
        double[] shown = state.ToArray();
        NonNegative?.Raise(shown);
        return shown;
    }

    // The outputs that lie at or before a time to which the integration has come.
    private void KeepOutputs(DenseSegment? segment, double reached, ReadOnlySpan<double> state)
    {
        IReadOnlyList<double> wanted = options.OutputTimes!;
        for (; nextOutput < wanted.Count && Direction * wanted[nextOutput] <= reached; nextOutput++)
        {
            double[] kept = Shown(state);
            if (Direction * wanted[nextOutput] < reached) segment!.At(Direction * wanted[nextOutput], kept);
            times.Add(wanted[nextOutput]);
            states.Add(kept);
        }
    }

    private void KeepOutputs(double reached, ReadOnlySpan<double> state) => KeepOutputs(null, reached, state);
}
