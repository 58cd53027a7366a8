namespace NeuroBalance.Integration;

/// <summary>A sign change of an event function.</summary>
/// <param name="Time">The first time at which the old sign is gone.</param>
/// <param name="Index">The event.</param>
/// <param name="Counts">Whether it is in the direction that the event looks for.</param>
/// <param name="Residual">The size of the function on both sides of it.</param>
internal readonly record struct EventCandidate(double Time, int Index, bool Counts, double Residual) : IComparable<EventCandidate>
{
    public int CompareTo(EventCandidate other) => Time != other.Time ? Time.CompareTo(other.Time) : Index.CompareTo(other.Index);
}

/// <summary>Finds the sign changes of event functions within one step.</summary>
/// <remarks>
/// A part of the step is searched once the cubic through the values and slopes of its ends also meets the function at two points between
/// them;
/// else it is divided. On a part that the cubic describes, a second zero can hide only where the cubic turns, and there the function is
/// asked.
/// </remarks>
internal sealed class EventSearch(IReadOnlyList<OdeEvent> events, EventTrack[] tracks, int dimension, double direction)
{
    /// <summary>After a zero a sign is believed from this many times the size that rounding left of the function there.</summary>
    public const double ResidualMargin = 8;

    // Powers of the golden section: halvings of a step could fall in with the period of a function. The part is divided at the later one.
    private const double EarlyShare = 0.2360679774997897, LateShare = 0.6180339887498949;

    // The length of the difference that gives a slope, as a share of the part.
    private const double SlopeShare = 1.0 / 1024;

    // An action that leaves the function this share of its speed has stopped it.
    private const double LostSpeed = 1e-9;

    // The cubic describes the function when it misses it by no more than this share of its values, or by rounding.
    private const double Misfit = 0.02, Rounding = 1e-12;

    // Bounds for functions that no cubic describes: jumps, kinks and noise.
    private const int MostDivisions = 20, MostDivisionsPerStep = 16384;

    private readonly double[] state = new double[dimension];
    private DenseSegment step = null!;
    private double spacing;
    private int divisions;

    public List<EventCandidate> Candidates { get; } = [];

    /// <summary>The spacing of doubles at the larger of two times.</summary>
    public static double Spacing(double one, double other)
    {
        double larger = Math.Max(Math.Abs(one), Math.Abs(other));
        return Math.BitIncrement(larger) - larger;
    }

    /// <summary>Turns to the next step.</summary>
    public void Enter(DenseSegment next)
    {
        step = next;
        spacing = Spacing(next.Start, next.End);
    }

    /// <summary>Finds the side to which a function that stands at a zero at the start of the step leaves it.</summary>
    /// <param name="index">The event.</param>
    /// <param name="began">The start of the integration, at which leaving a zero is an event.</param>
    /// <param name="until">How far to look.</param>
    public void Depart(int index, double began, double until)
    {
        EventTrack track = tracks[index];
        double threshold = track.Departing;
        track.Departing = double.NaN;
        if (double.IsNaN(threshold)) return;
        for (double distance = spacing; step.Start + distance < until; distance *= 4)
        {
            double time = step.Start + distance;
            double value = Value(index, time);
            if (!(Math.Abs(value) > threshold)) continue;
            int sign = Math.Sign(value);
            if (track.Sign == EventTrack.ZeroAtTheStart) Candidates.Add(new EventCandidate(began, index, Matches(index, sign), 0));
            track.Sign = sign;
            track.SeenAt = new RootFinding.Sample(time, value);
            if (Rests(index, sign)) track.NoteRest(step.Start + spacing);
            return;
        }
    }

    /// <summary>How fast a function comes to a time of the step.</summary>
    /// <param name="index">The event.</param>
    /// <param name="time">The time.</param>
    public double Approach(int index, double time) => Slope(index, time, Value(index, time), (step.Start - time) * SlopeShare);

    // A ball that is stopped dead by the floor, and then pulled through it: the action left the function no speed, or turned it around by
    // less than rounding shows, and it goes on in the direction that the event is there to end.
    private bool Rests(int index, int sign)
    {
        double approach = tracks[index].Approach;
        if (!(sign * approach > 0) || !Matches(index, sign)) return false;
        double distance = (step.End - step.Start) * SlopeShare, start = Value(index, step.Start);
        step.AlongTangent(distance, state);
        double departure = (events[index].Function(direction * (step.Start + distance), state) - start) / distance;
        return sign * departure <= LostSpeed * Math.Abs(approach);
    }

    /// <summary>Finds the sign changes of one event in a part of the step.</summary>
    /// <param name="index">The event.</param>
    /// <param name="from">Where the last part ended.</param>
    /// <param name="to">Where this part ends.</param>
    public void Look(int index, double from, double to)
    {
        EventTrack track = tracks[index];
        divisions = 0;
        double difference = (to - from) * SlopeShare;
        SlopedPoint start = track.Here;
        if (double.IsNaN(start.Slope)) start = start with { Slope = Slope(index, from, start.Value, difference) };
        double value = Value(index, to);
        var end = new SlopedPoint(to, value, Slope(index, to, value, -difference));
        Divide(index, in start, in end, 0);
        track.Here = end;
    }

    // Answers whether the search is over: what lies behind an action lies on another solution.
    private bool Divide(int index, in SlopedPoint from, in SlopedPoint to, int depth)
    {
        EventTrack track = tracks[index];
        RootFinding.Sample early = Probe(index, in from, in to, EarlyShare), late = Probe(index, in from, in to, LateShare);
        double size = Math.Max(Math.Max(Math.Abs(from.Value), Math.Abs(to.Value)), Math.Max(Math.Abs(early.Value), Math.Abs(late.Value)));
        if (size > track.Largest && double.IsFinite(size)) track.Largest = size;
        var piece = new HermitePiece(in from, in to);
        double miss = Math.Max(Math.Abs(early.Value - piece.At(early.X)), Math.Abs(late.Value - piece.At(late.X)));
        var end = new RootFinding.Sample(to.X, to.Value);
        if (!double.IsFinite(miss)) return Visit(index, in early) || Visit(index, in late) || Visit(index, in end);
        bool described = miss <= Misfit * size || size <= Rounding * track.Largest;
        if (!described && depth < MostDivisions && divisions < MostDivisionsPerStep)
        {
            divisions++;
            var middle = new SlopedPoint(late.X, late.Value, Slope(index, late.X, late.Value, (to.X - late.X) * SlopeShare));
            return Divide(index, in from, in middle, depth + 1) || Divide(index, in middle, in to, depth + 1);
        }

        double guard = (4 * miss) + (1e-3 * size);
        return Pass(index, in piece, guard, from.X, in early) || Pass(index, in piece, guard, early.X, in late)
            || Pass(index, in piece, guard, late.X, in end);
    }

    private RootFinding.Sample Probe(int index, in SlopedPoint from, in SlopedPoint to, double share)
    {
        double time = from.X + ((to.X - from.X) * share);
        return new RootFinding.Sample(time, Value(index, time));
    }

    // From one point to the next, past the places between them where the cubic turns.
    private bool Pass(int index, in HermitePiece piece, double guard, double from, in RootFinding.Sample to)
    {
        (double first, double second) = piece.TurningPoints();
        return Turn(index, in piece, first, guard, from, in to) || Turn(index, in piece, second, guard, from, in to) || Visit(index, in to);
    }

    // Where the cubic turns, between two points, close to zero or beyond it: is there a zero that neither of them shows?
    private bool Turn(int index, in HermitePiece piece, double at, double guard, double from, in RootFinding.Sample to)
    {
        if (!(at > from && at < to.X)) return false;
        int sign = tracks[index].Sign;
        if (sign is not (1 or -1)) return Visit(index, new RootFinding.Sample(at, Value(index, at)));
        if (sign * piece.At(at) > guard) return false;
        var found = new RootFinding.Sample(at, Value(index, at));
        if (sign * found.Value > 0 && Math.Sign(to.Value) == sign)
        {
            RootFinding.Sample nearest =
                RootFinding.Maximum(new Negated(this, index, sign), from, to.X, found with { Value = -sign * found.Value }, enough: 0);
            found = nearest with { Value = -sign * nearest.Value };
        }

        return Visit(index, in found);
    }

    // Compares the sign at the next point with the one before.
    private bool Visit(int index, in RootFinding.Sample next)
    {
        EventTrack track = tracks[index];
        RootFinding.Sample seen = track.SeenAt;
        if (double.IsNaN(next.Value) || next.X <= seen.X) return false;
        int before = track.Sign, sign = Math.Sign(next.Value);
        track.Sign = sign;
        track.SeenAt = next;
        if (before == sign || before is 0 or EventTrack.Unknown) return false;
        if (before == EventTrack.ZeroAtTheStart)
        {
            if (sign != 0) Candidates.Add(new EventCandidate(seen.X, index, Matches(index, sign), 0));
            return false;
        }

        // Across a stretch without a value the search begins with the step, whose state is at hand.
        RootFinding.Sample from = seen.X >= step.Start ? seen : new RootFinding.Sample(step.Start, double.NaN);
        RootFinding.Bracket zero = RootFinding.SignChange(new Function(this, index), before, from, next, spacing);
        bool counts = Matches(index, -before);
        Candidates.Add(new EventCandidate(zero.After.X, index, counts, Math.Max(Math.Abs(zero.Before.Value), Math.Abs(zero.After.Value))));
        return counts && events[index].Action is not null;
    }

    private bool Matches(int index, int rising) => events[index].Direction switch
    {
        CrossingDirection.Upward => rising > 0,
        CrossingDirection.Downward => rising < 0,
        CrossingDirection.Both => true,
    };

    private double Value(int index, double time)
    {
        step.At(time, state);
        return events[index].Function(direction * time, state);
    }

    private double Slope(int index, double time, double value, double difference)
    {
        double beside = time + difference;
        if (Math.Abs(beside - time) < 4 * spacing) return double.NaN;
        return (Value(index, beside) - value) / (beside - time);
    }

    private readonly struct Function(EventSearch search, int index) : IScalarFunction
    {
        public double At(double x) => search.Value(index, x);
    }

    private readonly struct Negated(EventSearch search, int index, int sign) : IScalarFunction
    {
        public double At(double x) => -sign * search.Value(index, x);
    }
}
