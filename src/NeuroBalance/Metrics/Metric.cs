using NeuroBalance.Metrics;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>One number drawn from a subject's trajectory: a kind of measurement, on a quantity, within a window of time.</summary>
/// <remarks>
/// A state is measured on the integrator's own interpolant, a read-out on the polynomial through its values at seven points of each step;
/// nothing is measured on an output grid. Ethanol in the gut, which empties within a step faster than such a polynomial follows, is good to
/// about three digits. At a dose the window's start sees the trajectory after it, its end and <see cref="MetricKind.ValueAt"/> that before.
/// </remarks>
public sealed record Metric
{
    /// <summary>The column under which the number is reported.</summary>
    public required string Name { get; init; }

    /// <summary>What is measured. It decides which of the other parts must be there, and which must not.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>The state or read-out it is measured on; absent for the kinds that count doses.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The start of the window (h), that of the run when absent; for <see cref="MetricKind.ValueAt"/> the moment.</summary>
    public double From { get; init; } = double.NegativeInfinity;

    /// <summary>The end of the window (h), that of the run when absent.</summary>
    public double To { get; init; } = double.PositiveInfinity;

    /// <summary>The level, in the unit of the quantity, of the kinds that have one.</summary>
    public double? Level { get; init; }

    /// <summary>The share of <see cref="MetricKind.FallToShare"/>, above 0 and below 1.</summary>
    public double? Share { get; init; }

    /// <summary>
    /// The second quantity of <see cref="MetricKind.OtherAtOnset"/>, <see cref="MetricKind.OtherAtRise"/> and
    /// <see cref="MetricKind.OtherAtResolution"/>.
    /// </summary>
    public Quantity? Other { get; init; }

    /// <summary>Whether the metric counts doses rather than looking at a quantity.</summary>
    public bool CountsDoses => Kind.CountsDoses;

    /// <summary>The metric's unit; "1" for a pure number.</summary>
    public string Unit => Kind.UnitOf(this);

    /// <summary>Checks that the metric says all that its kind uses, and nothing else.</summary>
    /// <exception cref="ArgumentException">A part is missing, foreign to the kind or out of range; the message names it.</exception>
    public void Validate()
    {
        foreach ((MetricKey key, bool missing) in Kind.Misfits(key => key.IsSet(this)))
        {
            throw new ArgumentException(missing
                ? $"Metric '{Name}': '{key.Word}' is missing, which {Kind.Word} uses; allowed: {key.Allowed}."
                : $"Metric '{Name}': {Kind.Word} does not use '{key.Word}'.");
        }

        foreach ((MetricKey? key, string fault, string allowed) in ValueFaults())
        {
            throw new ArgumentException($"Metric '{Name}': {(key is null ? "" : $"'{key.Word}' is ")}{fault}; allowed: {allowed}.");
        }
    }

    /// <summary>The parts whose values are out of range; no key where a fault belongs to the whole.</summary>
    internal IEnumerable<(MetricKey? Key, string Fault, string Allowed)> ValueFaults()
    {
        if (Level is { } level && !double.IsFinite(level)) yield return (MetricKey.Level, "not a finite number", MetricKey.Level.Allowed);
        if (Share is { } share && !(share > 0 && share < 1)) yield return (MetricKey.Share, "out of range", MetricKey.Share.Allowed);
        if (!(From <= To)) yield return (null, "the window ends before it starts", "from < to");
    }

    /// <summary>Whether any time of a run is looked at.</summary>
    /// <param name="start">The start of the run (h).</param>
    /// <param name="end">Its end (h).</param>
    internal bool Meets(double start, double end) => Meets(new MetricWindow(From, To), start, end);

    /// <summary>The same where a subject has a window of its own.</summary>
    internal bool Meets(MetricWindow window, double start, double end) => Kind.ReadsMoment ? window.From >= start && window.From <= end
        : Kind.CountsDoses ? window.From <= end && window.To >= start : window.From < end && window.To > start;

    /// <summary>The same on the quantities that a set of equations has under these names.</summary>
    internal Metric In(EquationSet set) => this with
    {
        Kind = Kind.In(set),
        Quantity = Quantity?.In(set),
        Other = Other?.In(set),
    };
}
