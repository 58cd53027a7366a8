namespace NeuroBalance.Integration;

/// <summary>Finds the events of one trajectory, step by step.</summary>
/// <remarks>Signs are compared, never multiplied: a product of two small numbers is zero.</remarks>
internal sealed class EventWatch
{
    private const int Slices = 8;
    private readonly IReadOnlyList<OdeEvent> events;
    private readonly double direction;
    private readonly int[] signs;
    private readonly double[] since;
    private readonly int[] occurrences;
    private readonly List<Candidate> candidates = [];
    private readonly double[] sample, point;
    private double began;

    public EventWatch(IReadOnlyList<OdeEvent> events, int dimension, double direction)
    {
        this.events = events;
        this.direction = direction;
        signs = new int[events.Count];
        since = new double[events.Count];
        occurrences = new int[events.Count];
        sample = new double[dimension];
        point = new double[dimension];
        Times = events.Select(_ => new List<double>()).ToArray();
        States = events.Select(_ => new List<double[]>()).ToArray();
    }

    // The meaning of a sign of an event: -1, 0, 1, or one of these.
    private const int Unknown = 2, ZeroAtTheStart = 3;

    public List<double>[] Times { get; }

    public List<double[]>[] States { get; }

    /// <summary>The events that happen where the step was cut and change the state, in the order of the list.</summary>
    public List<int> Acting { get; } = [];

    /// <summary>The terminal event that ended the integration; -1 while there is none.</summary>
    public int Terminated { get; private set; } = -1;

    /// <summary>Looks at the state at the start.</summary>
    public void Begin(double time, ReadOnlySpan<double> state)
    {
        began = time;
        for (int i = 0; i < events.Count; i++)
        {
            signs[i] = Sign(i, time, state);
            if (signs[i] == 0) signs[i] = ZeroAtTheStart;
            since[i] = time;
        }
    }

    /// <summary>Looks at the state after it was changed: a jump is not a crossing, and an event that has just happened is not at hand again.</summary>
    public void Resume(double time, ReadOnlySpan<double> state)
    {
        for (int i = 0; i < events.Count; i++)
        {
            int sign = Sign(i, time, state);
            signs[i] = Acting.Contains(i) && sign == signs[i] ? 0 : sign;
            since[i] = time;
        }

        Acting.Clear();
    }

    /// <summary>Finds and records what happens within a step; answers where it must be cut, or its end.</summary>
    public double Look(DenseSegment step)
    {
        double end = step.End;
        for (int k = 1; k <= Slices; k++)
        {
            double time = k == Slices ? end : step.Start + ((end - step.Start) * (k / (double)Slices));
            candidates.Clear();
            step.At(time, sample);
            for (int i = 0; i < events.Count; i++) Compare(step, i, time, Sign(i, time, sample));
            if (candidates.Count == 0) continue;
            candidates.Sort();
            double cut = Record(step);
            if (cut < double.PositiveInfinity)
            {
                Rest(step, cut);
                return cut;
            }
        }

        return end;
    }

    private void Compare(DenseSegment step, int index, double time, int sign)
    {
        int before = signs[index];
        double from = Math.Max(since[index], step.Start);
        if (sign == Unknown) return;
        signs[index] = sign;
        since[index] = time;
        if (before == sign || before is 0 or Unknown) return;
        if (before == ZeroAtTheStart)
        {
            if (sign != 0 && Matches(index, sign)) candidates.Add(new Candidate(began, index));
            return;
        }

        if (Matches(index, -before)) candidates.Add(new Candidate(Locate(step, index, from, time, before), index));
    }

    // Records the candidates in their order up to the first time that cuts the step, all events of that time included.
    private double Record(DenseSegment step)
    {
        double cut = double.PositiveInfinity;
        foreach (Candidate found in candidates)
        {
            if (found.Time > cut) break;
            OdeEvent happened = events[found.Index];
            step.At(found.Time, point);
            Times[found.Index].Add(direction * found.Time);
            States[found.Index].Add([.. point]);
            occurrences[found.Index]++;
            bool ends = happened.Terminal > 0 && occurrences[found.Index] >= happened.Terminal;
            if (ends && Terminated < 0) Terminated = found.Index;
            if (happened.Action is not null) Acting.Add(found.Index);
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
            signs[i] = Sign(i, cut, point);
            since[i] = cut;
        }
    }

    private bool Matches(int index, int rising) => events[index].Direction switch
    {
        CrossingDirection.Upward => rising > 0,
        CrossingDirection.Downward => rising < 0,
        CrossingDirection.Both or _ => true,
    };

    private int Sign(int index, double time, ReadOnlySpan<double> state)
    {
        double value = events[index].Function(direction * time, state);
        return double.IsNaN(value) ? Unknown : Math.Sign(value);
    }

    private double Value(DenseSegment step, int index, double time)
    {
        step.At(time, point);
        return events[index].Function(direction * time, point);
    }

    // The first time at which the sign is no longer what it was: secants, every second one a halving, until the bracket is a rounding wide.
    private double Locate(DenseSegment step, int index, double from, double to, int before)
    {
        double fromValue = Value(step, index, from), toValue = Value(step, index, to);
        double spacing = Math.BitIncrement(Math.Max(Math.Abs(step.Start), Math.Abs(step.End))) - Math.Max(Math.Abs(step.Start), Math.Abs(step.End));
        for (int turn = 0; to - from > spacing; turn++)
        {
            double share = turn % 2 == 0 ? fromValue / (fromValue - toValue) : 0.5;
            // A share of 1: the far value is exactly 0, and if that is where the function changes, one look beside it is the last.
            if (!(share > 0 && share <= 1)) share = 0.5;
            double middle = from + ((to - from) * share);
            if (middle <= from) middle = from + spacing;
            if (middle >= to) middle = to - spacing;
            if (middle <= from || middle >= to) break;
            double value = Value(step, index, middle);
            if (double.IsNaN(value) || Math.Sign(value) == before) (from, fromValue) = (middle, value);
            else (to, toValue) = (middle, value);
        }

        return to;
    }

    private readonly record struct Candidate(double Time, int Index) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => Time != other.Time ? Time.CompareTo(other.Time) : Index.CompareTo(other.Index);
    }
}
