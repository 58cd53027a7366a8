namespace NeuroBalance.Integration;

/// <summary>What is known of one event function along the integration.</summary>
internal sealed class EventTrack
{
    /// <summary>Values of <see cref="Sign"/> beside -1, 0 and 1.</summary>
    public const int Unknown = 2, ZeroAtTheStart = 3;

    // Intervals between occurrences of this many spacings of doubles are too short to be followed any further.
    private const double ShortestInterval = 1000;
    private const int ShortIntervalsToConvince = 3;

    // Intervals are taken to shrink by one ratio when two ratios in a row differ by no more than this.
    private const double SteadyRatio = 0.05;

    private double lastTime = double.NaN, lastInterval = double.NaN, lastRatio = double.NaN;
    private int shortIntervals;

    /// <summary>The sign that the function had last: -1, 0, 1, or one of the constants.</summary>
    public int Sign { get; set; } = Unknown;

    /// <summary>Where it had that sign.</summary>
    public RootFinding.Sample SeenAt { get; set; }

    /// <summary>The function where the search stands; the slope is NaN when it is not known.</summary>
    public SlopedPoint Here { get; set; }

    /// <summary>The largest absolute value so far: what is tiny beside it is rounding.</summary>
    public double Largest { get; set; }

    /// <summary>
    /// The size that the function must exceed before its sign after a zero is believed; NaN when it does not stand at a zero.
    /// </summary>
    public double Departing { get; set; } = double.NaN;

    /// <summary>The size of the function on both sides of the zero at which the step was cut; NaN when it has none there.</summary>
    public double Residual { get; set; } = double.NaN;

    /// <summary>How fast the function came to the zero at which the event last changed the state; NaN when nothing was changed.</summary>
    public double Approach { get; set; } = double.NaN;

    /// <summary>How often the event has occurred.</summary>
    public int Occurrences { get; set; }

    /// <summary>Whether its occurrences, each of which restarts the integration, crowd so closely that it cannot get beyond them.</summary>
    public bool Accumulates { get; private set; }

    /// <summary>Where the occurrences accumulate.</summary>
    public double AccumulationTime { get; private set; } = double.NaN;

    /// <summary>Notes that the function is driven across its zero again at once, although the action took all of its speed away.</summary>
    public void NoteRest(double time) => (Accumulates, AccumulationTime) = (true, time);

    /// <summary>Notes an occurrence that acts on the state.</summary>
    /// <param name="time">When it is.</param>
    /// <param name="spacing">The spacing of doubles there.</param>
    public void NoteAction(double time, double spacing)
    {
        double interval = time - lastTime;
        double ratio = interval / lastInterval;
        // Like the bounces of a ball: each interval the same share of the one before, so that those to come have a finite sum.
        bool shrinks = ratio < 1 && Math.Abs(ratio - lastRatio) <= SteadyRatio * ratio;
        double remaining = shrinks ? interval * ratio / (1 - ratio) : 0;
        shortIntervals = interval <= ShortestInterval * spacing ? shortIntervals + 1 : 0;
        Accumulates = shortIntervals >= ShortIntervalsToConvince || (shrinks && remaining <= ShortestInterval * spacing);
        AccumulationTime = time + remaining;
        (lastTime, lastInterval, lastRatio) = (time, interval, ratio);
    }
}
