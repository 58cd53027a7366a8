
namespace NeuroBalance;

/// <summary>One number drawn from a subject's course: a kind of measurement, on a quantity, within a window of time.</summary>
/// <remarks>
/// A state is measured on the integrator's own interpolant, a read-out on the polynomial through its values at seven points of each step;
/// nothing is measured on an output grid. Ethanol in the gut, which empties within a step faster than such a polynomial follows, is good to about three digits. At a dose the window's start sees the course after it, its end and <see cref="MetricKind.ValueAt"/> that before.
/// </remarks>
public sealed record Metric
{
    /// <summary>The column under which the number is reported.</summary>
    public required string Name { get; init; }

    /// <summary>What is measured.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>The state or read-out it is measured on; absent for the kinds that count doses.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The start of the window (h).</summary>
    public double From { get; init; } = double.NegativeInfinity;

    /// <summary>The end of the window (h).</summary>
    public double To { get; init; } = double.PositiveInfinity;

    /// <summary>The level, in the unit of the quantity, of the kinds that have one.</summary>
    public double Level { get; init; }

    /// <summary>The share of <see cref="MetricKind.FallToShare"/>, between 0 and 1.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>The second quantity of <see cref="MetricKind.OtherAtOnset"/> and <see cref="MetricKind.OtherAtRise"/>.</summary>
    public Quantity? Other { get; init; }

    /// <summary>Whether the metric counts doses rather than looking at a quantity.</summary>
    public bool CountsDoses => Kind is MetricKind.ProtocolAmount or MetricKind.ProtocolDoses or MetricKind.SkippedDrinks;

    /// <summary>The metric's unit.</summary>
    public string Unit => Kind switch
    {
        MetricKind.Peak or MetricKind.Trough or MetricKind.ValueAt => Quantity!.Unit,
        MetricKind.TimeOfPeak or MetricKind.TimeOfTrough or MetricKind.TimeAbove or MetricKind.TimeBelow or MetricKind.Onset
            or MetricKind.Rise or MetricKind.Resolution or MetricKind.FallToShare => "h",
        MetricKind.Area or MetricKind.AreaAbove or MetricKind.AreaBelow => Quantity!.Unit == "1" ? "h" : Quantity.Unit + " h",
        MetricKind.OtherAtOnset or MetricKind.OtherAtRise => Other!.Unit,
        MetricKind.ProtocolAmount => "mg",
        MetricKind.ProtocolDoses or MetricKind.SkippedDrinks => "1",
        _ => throw new InvalidOperationException($"'{Kind}' is not a kind of metric."),
    };

    /// <summary>Checks that the metric says all it must.</summary>
    /// <exception cref="ArgumentException">A part is missing or out of its range; the message names it.</exception>
    public void Validate()
    {
        if (!CountsDoses && Quantity is null) throw new ArgumentException($"Metric '{Name}' needs a quantity.");
        if (Kind is MetricKind.OtherAtOnset or MetricKind.OtherAtRise && Other is null) throw new ArgumentException($"Metric '{Name}' needs the other quantity.");
        if (!(From <= To)) throw new ArgumentException(FormattableString.Invariant($"Metric '{Name}' has a window from {From} to {To} h."));
        if (Kind == MetricKind.ValueAt && !double.IsFinite(From)) throw new ArgumentException($"Metric '{Name}' needs the time at which it is read.");
        if (Kind == MetricKind.FallToShare && !(Share > 0 && Share < 1)) throw new ArgumentException(FormattableString.Invariant($"Metric '{Name}' has a share of {Share}; allowed: between 0 and 1."));
        if (!double.IsFinite(Level)) throw new ArgumentException($"Metric '{Name}' has a level that is not a finite number.");
    }
}
