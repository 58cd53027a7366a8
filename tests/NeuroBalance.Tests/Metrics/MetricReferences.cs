using NeuroBalance.Metrics;

namespace NeuroBalance.Tests.Metrics;

/// <summary>
/// Each kind of metric computed another way: by the searches of a recorded trajectory, which share no code with the streamed ones.
/// </summary>
/// <remarks>A new kind needs its line here; a test compares this list with the kinds that are found.</remarks>
internal sealed class MetricReferences(Trajectory run, Quantity quantity, double from, double to)
{
    public static readonly Dictionary<MetricKind, Func<MetricReferences, double>> All = new()
    {
        [MetricKind.Peak] = one => one.Run.Peak(one.Quantity, one.From, one.To).Value,
        [MetricKind.TimeOfPeak] = one => one.Run.Peak(one.Quantity, one.From, one.To).Time,
        [MetricKind.Trough] = one => one.Run.Trough(one.Quantity, one.From, one.To).Value,
        [MetricKind.TimeOfTrough] = one => one.Run.Trough(one.Quantity, one.From, one.To).Time,
        [MetricKind.ValueAt] = one => one.Run.ValueAt(one.Quantity, one.From),
        [MetricKind.TimeAbove] = one => one.Run.TimeAbove(one.Quantity, one.Level, one.From, one.To),
        [MetricKind.TimeBelow] = one => one.To - one.From - one.Run.TimeAbove(one.Quantity, one.Level, one.From, one.To),
        [MetricKind.Area] = one => one.Run.Integral(one.Quantity, one.From, one.To, x => x - one.Level),
        [MetricKind.AreaAbove] = one => one.Run.Integral(one.Quantity, one.From, one.To, x => Math.Max(x - one.Level, 0)),
        [MetricKind.AreaBelow] = one => one.Run.Integral(one.Quantity, one.From, one.To, x => Math.Max(one.Level - x, 0)),
        [MetricKind.Onset] = one => one.Onset(),
        [MetricKind.OtherAtOnset] = one => one.OtherAt(one.Onset()),
        [MetricKind.Rise] = one => one.Rise(),
        [MetricKind.OtherAtRise] = one => one.OtherAt(one.Rise()),
        [MetricKind.Resolution] = one => one.LastFall(one.Level, one.From),
        [MetricKind.OtherAtResolution] = one => one.OtherAt(one.LastFall(one.Level, one.From)),
        [MetricKind.FallToShare] = one => one.FallToShare(Share),
        [MetricKind.RecoveryHalfTime] = one => one.FallToShare(0.5),
        [MetricKind.ProtocolAmount] = one => one.Doses(dose => dose.Protocol >= 0).Sum(dose => dose.Amount),
        [MetricKind.ProtocolDoses] = one => one.Doses(dose => dose.Protocol >= 0).Count(),
        [MetricKind.SkippedDrinks] = one => one.Doses(dose => dose.Skipped).Count(),
    };

    private const double Share = 0.3;

    public Trajectory Run { get; } = run;

    public Quantity Quantity { get; } = quantity;

    public double From { get; } = from;

    public double To { get; } = to;

    /// <summary>The middle between the extremes, so that it is crossed.</summary>
    public double Level { get; } = 0.5 * (run.Peak(quantity, from, to).Value + run.Trough(quantity, from, to).Value);

    /// <summary>A metric of a kind that says what the kind uses and nothing else.</summary>
    public static Metric Create(MetricKind kind, Quantity quantity, double from, double to, double level, Quantity? other = null)
    {
        bool Uses(MetricKey key) => kind.Required.Contains(key) || kind.Optional.Contains(key);
        return new Metric
        {
            Name = $"{kind} of {quantity.Name}",
            Kind = kind,
            Quantity = Uses(MetricKey.Of) ? quantity : null,
            Other = Uses(MetricKey.Other) ? other ?? Quantity.NmdaTone : null,
            From = from,
            To = Uses(MetricKey.To) ? to : double.PositiveInfinity,
            Level = Uses(MetricKey.Level) ? level : null,
            Share = Uses(MetricKey.Share) ? Share : null,
        };
    }

    /// <summary>The metric that measures the same.</summary>
    public Metric MetricOf(MetricKind kind) => Create(kind, Quantity, From, To, Level);

    private IEnumerable<GivenDose> Doses(Func<GivenDose, bool> which) =>
        Run.Doses.Where(dose => dose.Time >= From && dose.Time <= To && which(dose));

    private double Rise() => Run.Crossings(Quantity, Level, From, To, CrossingDirection.Upward) is [double first, ..] ? first : double.NaN;

    // The value just after a dose at the window's start.
    private double Onset() => Run.ValueAt(Quantity, Math.Min(From + 1e-9, Run.EndTime)) >= Level ? From : Rise();

    private double OtherAt(double time) => double.IsNaN(time) ? double.NaN : Run.ValueAt(Quantity.NmdaTone, time);

    private double LastFall(double height, double after) =>
        Run.Crossings(Quantity, height, after, To, CrossingDirection.Downward) is [.., double last] ? last : double.NaN;

    private double FallToShare(double share)
    {
        Extremum peak = Run.Peak(Quantity, From, To);
        return LastFall(Level + (share * (peak.Value - Level)), peak.Time);
    }
}
