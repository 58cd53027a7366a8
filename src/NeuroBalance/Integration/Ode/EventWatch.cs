namespace NeuroBalance.Integration;

/// <summary>Finds the events of one trajectory, step by step.</summary>
/// <remarks>Signs are compared, never multiplied: a product of two small numbers is zero.</remarks>
internal sealed class EventWatch
{
    private const int Slices = 4;
    private readonly IReadOnlyList<OdeEvent> events;
    private readonly EventTrack[] tracks;
    private readonly EventSearch search;
    private readonly double direction;
    private readonly double[] point;
    private double began;

    public EventWatch(IReadOnlyList<OdeEvent> events, int dimension, double direction)
    {
        this.events = events;
        this.direction = direction;
        tracks = events.Select(_ => new EventTrack()).ToArray();
        search = new EventSearch(events, tracks, dimension, direction);
        point = new double[dimension];
        Times = events.Select(_ => new List<double>()).ToArray();
        States = events.Select(_ => new List<double[]>()).ToArray();
    }

    public List<double>[] Times { get; }

    public List<double[]>[] States { get; }

    /// <summary>The events that happen where the step was cut and change the state, in the order of the list.</summary>
    public List<int> Acting { get; } = [];

    /// <summary>The terminal event that ended the integration; -1 while there is none.</summary>
    public int Terminated { get; private set; } = -1;

    /// <summary>The event whose occurrences accumulate; -1 while there is none.</summary>
    public int Accumulating { get; private set; } = -1;

    /// <summary>Where they accumulate.</summary>
    public double AccumulationTime => tracks[Accumulating].AccumulationTime;

    /// <summary>Looks at the state at the start.</summary>
    public void Begin(double time, ReadOnlySpan<double> state)
    {
        began = time;
        for (int i = 0; i < events.Count; i++)
        {
            Place(i, time, state);
            if (tracks[i].Sign != 0) continue;
            tracks[i].Sign = EventTrack.ZeroAtTheStart;
            tracks[i].Departing = 0;
        }
    }

    /// <summary>
    /// Looks at the state after it was changed: a jump is not a crossing, and an event that has just happened is not at hand again.
    /// </summary>
    /// <remarks>
    /// A function that was left at its zero is known there to rounding only. The side to which the solution takes it from there is
    /// found on the next step, as soon as it is larger than what rounding left of it; to leave a zero is no event.
    /// </remarks>
    public void Resume(double time, ReadOnlySpan<double> state)
    {
        for (int i = 0; i < events.Count; i++)
        {
            EventTrack track = tracks[i];
            int atTheCut = track.Sign;
            double residual = track.Residual;
            Place(i, time, state);
            double value = Math.Abs(track.Here.Value);
            if (residual >= 0 && (track.Sign == 0 || track.Sign == atTheCut))
            {
                track.Departing = EventSearch.ResidualMargin * Math.Max(residual, value);
            }
            else if (track.Sign == 0) track.Departing = 0;
        }

        Acting.Clear();
    }

    /// <summary>Finds and records what happens within a step; answers where it must be cut, or its end.</summary>
    public double Look(DenseSegment step)
    {
        search.Enter(step);
        double end = step.End, from = step.Start;
        for (int k = 1; k <= Slices; k++)
        {
            double to = k == Slices ? end : step.Start + ((end - step.Start) * (k / (double)Slices));
            search.Candidates.Clear();
            for (int i = 0; i < events.Count; i++)
            {
                if (k == 1) search.Depart(i, began, to);
                if (tracks[i].Accumulates)
                {
                    Accumulating = i;
                    return tracks[i].AccumulationTime;
                }

                search.Look(i, from, to);
            }

            from = to;
            if (search.Candidates.Count == 0) continue;
            search.Candidates.Sort();
            double cut = Record(step);
            if (cut < double.PositiveInfinity)
            {
                Rest(step, cut);
                return cut;
            }
        }

        return end;
    }

    // Records the candidates in their order up to the first time that cuts the step, all events of that time included.
    private double Record(DenseSegment step)
    {
        double cut = double.PositiveInfinity;
        foreach (EventCandidate found in search.Candidates)
        {
            if (found.Time > cut) break;
            if (!found.Counts) continue;
            OdeEvent happened = events[found.Index];
            EventTrack track = tracks[found.Index];
            step.At(found.Time, point);
            Times[found.Index].Add(direction * found.Time);
            States[found.Index].Add([.. point]);
            track.Occurrences++;
            bool ends = happened.Terminal > 0 && track.Occurrences >= happened.Terminal;
            if (ends && Terminated < 0) Terminated = found.Index;
            if (happened.Action is not null)
            {
                Acting.Add(found.Index);
                track.NoteAction(found.Time, EventSearch.Spacing(began, found.Time));
                if (track.Accumulates) Accumulating = found.Index;
            }

            if (ends || happened.Action is not null) cut = found.Time;
        }

        return cut;
    }

    // The signs where the step was cut, for whoever goes on from there.
    private void Rest(DenseSegment step, double cut)
    {
        step.At(cut, point);
        for (int i = 0; i < events.Count; i++)
        {
            Place(i, cut, point);
        }
        foreach (EventCandidate found in search.Candidates)
        {
            if (found.Time == cut) tracks[found.Index].Residual = found.Residual;
        }
        foreach (int index in Acting)
        {
            tracks[index].Approach = search.Approach(index, cut);
        }
    }

    private void Place(int index, double time, ReadOnlySpan<double> state)
    {
        double value = events[index].Function(direction * time, state);
        EventTrack track = tracks[index];
        track.Sign = double.IsNaN(value) ? EventTrack.Unknown : Math.Sign(value);
        track.SeenAt = new RootFinding.Sample(time, value);
        track.Here = new SlopedPoint(time, value, double.NaN);
        track.Departing = track.Residual = double.NaN;
    }
}
