using System.Globalization;

namespace NeuroBalance;

/// <summary>The finite numbers that are allowed somewhere: the one home of a bound, which checks a number and says in words what is
/// right.</summary>
/// <param name="Low">The lower end; negative infinity when there is none.</param>
/// <param name="High">The upper end; infinity when there is none.</param>
/// <param name="WithLow">Whether the lower end itself is allowed.</param>
/// <param name="WithHigh">Whether the upper end itself is allowed.</param>
public readonly record struct NumberRange(double Low, double High, bool WithLow = true, bool WithHigh = true)
{
    /// <summary>Every finite number.</summary>
    public static NumberRange Finite { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Finite numbers from <paramref name="low"/> upward.</summary>
    /// <param name="low">The least number.</param>
    /// <returns>The range.</returns>
    public static NumberRange AtLeast(double low) => new(low, double.PositiveInfinity);

    /// <summary>Finite numbers above <paramref name="low"/>.</summary>
    /// <param name="low">The number that they exceed.</param>
    /// <returns>The range.</returns>
    public static NumberRange Above(double low) => new(low, double.PositiveInfinity, WithLow: false);

    /// <summary>Whether a number is finite and lies in the range; NaN does not.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is allowed.</returns>
    public bool Contains(double value) =>
        double.IsFinite(value) && (WithLow ? value >= Low : value > Low) && (WithHigh ? value <= High : value < High);

    /// <summary>The range in words: "0 to 1", "above 0, at most 0.1", "0 or more".</summary>
    public override string ToString()
    {
        string low = Low.ToString(CultureInfo.InvariantCulture);
        string high = High.ToString(CultureInfo.InvariantCulture);
        bool noLow = double.IsNegativeInfinity(Low);
        bool noHigh = double.IsPositiveInfinity(High);
        if (noLow && noHigh) return "a finite number";
        if (noHigh) return WithLow ? $"{low} or more" : $"above {low}";
        if (noLow) return WithHigh ? $"at most {high}" : $"below {high}";
        if (WithLow && WithHigh) return $"{low} to {high}";
        return $"{(WithLow ? "at least" : "above")} {low}{(WithHigh ? ", at most" : " and below")} {high}";
    }
}
