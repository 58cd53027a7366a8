namespace NeuroBalance.Plotting;

/// <summary>Takes curves from a run's dense output, finely enough for the page and with both sides of every jump.</summary>
internal sealed class CourseSampler
{
    private const int PointsPerColumn = 1500;
    private const double LongColumn = 15 * 24;

    private readonly Trajectory _run;
    private readonly double[] _boundaries;

    public CourseSampler(Trajectory run)
    {
        _run = run;
        _boundaries = [.. run.Timeline.Occurrences.Select(one => one.Time).Concat(run.Doses.Select(dose => dose.Time)).Distinct().Order()];
    }

    /// <summary>A curve over a whole column.</summary>
    public Curve Curve(Column column, Func<double, double> value) => Curve(column.From, column.To, value);

    /// <summary>
    /// Over a long column the daily range while drinking, and the curve from the last drink on; over a short one the curve.
    /// </summary>
    /// <param name="column">The span of time.</param>
    /// <param name="value">The quantity at a time.</param>
    /// <param name="mean">Whether the daily mean is drawn as a curve through the band.</param>
    public Trace Daily(Column column, Func<double, double> value, bool mean)
    {
        if (!DailyEnvelope.Suits(_run) || column.To - column.From < LongColumn)
        {
            return new Trace(Curve(column, value), null);
        }
        DailyEnvelope days = DailyEnvelope.Of(_run, value);
        double last = days.Times[^1];
        Curve after = Curve(last, column.To, value);
        Curve curve = mean ? new Curve([.. days.Times, .. after.Times], [.. days.Mean, .. after.Values]) : after;
        return new Trace(curve, new Band([.. days.Times], [.. days.Low], [.. days.High]));
    }

    private Curve Curve(double from, double to, Func<double, double> value)
    {
        if (!(to > from)) return new Curve([], []);
        double spacing = (to - from) / (PointsPerColumn - 1);
        SortedSet<double> times = [.. Enumerable.Range(0, PointsPerColumn).Select(i => Math.Min(to, from + (i * spacing)))];
        // A value at a dose is that before it; a point just after shows the jump as a jump.
        double after = spacing * 1e-3;
        foreach (double boundary in _boundaries)
        {
            if (boundary < from || boundary > to) continue;
            times.Add(boundary);
            if (boundary + after <= to) times.Add(boundary + after);
        }

        double[] all = [.. times];
        return new Curve(all, [.. all.Select(value)]);
    }
}
