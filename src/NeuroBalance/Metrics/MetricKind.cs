namespace NeuroBalance;

/// <summary>What a metric measures on the course of a quantity within its window.</summary>
public enum MetricKind
{
    /// <summary>The highest value.</summary>
    Peak,

    /// <summary>The time (h) of the highest value, the first if it recurs.</summary>
    TimeOfPeak,

    /// <summary>The lowest value.</summary>
    Trough,

    /// <summary>The time (h) of the lowest value, the first if it recurs.</summary>
    TimeOfTrough,

    /// <summary>The value at <see cref="Metric.From"/>, just before what happens there.</summary>
    ValueAt,

    /// <summary>The time (h) spent at or above <see cref="Metric.Level"/>.</summary>
    TimeAbove,

    /// <summary>The time (h) spent below <see cref="Metric.Level"/>.</summary>
    TimeBelow,

    /// <summary>The integral over time of the value less <see cref="Metric.Level"/>.</summary>
    Area,

    /// <summary>The integral over time of what exceeds <see cref="Metric.Level"/>.</summary>
    AreaAbove,

    /// <summary>The integral over time of what is missing to <see cref="Metric.Level"/>.</summary>
    AreaBelow,

    /// <summary>The first time (h) at or above <see cref="Metric.Level"/>: the onset. NaN if it is never reached.</summary>
    Onset,

    /// <summary>The first time (h) at which the value rises through <see cref="Metric.Level"/>, having been below it within the window. NaN if it never does.</summary>
    Rise,

    /// <summary>The value of <see cref="Metric.Other"/> at that rise. NaN if there is none.</summary>
    OtherAtRise,

    /// <summary>The last time (h) at which the value falls below <see cref="Metric.Level"/>: the resolution. NaN if it never does.</summary>
    Resolution,

    /// <summary>
    /// The last time (h) after the peak at which the value falls below <see cref="Metric.Level"/> + <see cref="Metric.Share"/> of the peak's
    /// excess over that level; with share 0.5 the recovery half-time. NaN if it never does, or if there is no excess.
    /// </summary>
    FallToShare,

    /// <summary>The value of <see cref="Metric.Other"/> at the onset. NaN if there is none.</summary>
    OtherAtOnset,

    /// <summary>The amount of drug (mg) that protocols gave in the window; looks at no quantity.</summary>
    ProtocolAmount,

    /// <summary>The number of doses that protocols gave in the window; looks at no quantity.</summary>
    ProtocolDoses,

    /// <summary>The number of drinks in the window that were not taken because of <c>skipAbove</c>; looks at no quantity.</summary>
    SkippedDrinks,
}
