namespace NeuroBalance.Integration;

/// <summary>The tolerances that hold unless others are given, and the smallest that make sense. The one home of these numbers.</summary>
internal static class Tolerances
{
    /// <summary>The default relative tolerance of a step.</summary>
    public const double DefaultRelative = 1e-6;

    /// <summary>The default absolute tolerance of a step, in the unit of each state.</summary>
    public const double DefaultAbsolute = 1e-9;

    /// <summary>The smallest relative tolerance, 100 units of rounding: below it the error estimate is rounding noise.</summary>
    public const double SmallestRelative = 100 * 2.220446049250313e-16;

    /// <summary>What a relative tolerance may be, in words.</summary>
    public static string AllowedRelative =>
        FormattableString.Invariant($"at least {SmallestRelative:0.#e+0} (100 units of rounding) and finite");

    /// <summary>What an absolute tolerance may be, in words.</summary>
    public static string AllowedAbsolute => "0 or a finite number above it";

    /// <summary>Whether a number may be a relative tolerance.</summary>
    /// <param name="tolerance">The number, without a unit.</param>
    /// <returns>True from <see cref="SmallestRelative"/> up, for finite numbers.</returns>
    public static bool IsRelative(double tolerance) => tolerance >= SmallestRelative && double.IsFinite(tolerance);

    /// <summary>Whether a number may be an absolute tolerance.</summary>
    /// <param name="tolerance">The number, in the unit of the state.</param>
    /// <returns>True for 0 and finite numbers above it.</returns>
    public static bool IsAbsolute(double tolerance) => tolerance >= 0 && double.IsFinite(tolerance);
}
