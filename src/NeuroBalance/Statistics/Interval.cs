namespace NeuroBalance;

/// <summary>An interval of numbers: of confidence, or between the least and the greatest that is possible.</summary>
/// <param name="Low">The lower end; may be negative infinity.</param>
/// <param name="High">The upper end; may be positive infinity.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>All numbers.</summary>
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>No interval could be estimated: both ends are not a number.</summary>
    public static Interval Unknown { get; } = new(double.NaN, double.NaN);
}
