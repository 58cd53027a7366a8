using System.Diagnostics.CodeAnalysis;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A unit in which a scenario may state a time.</summary>
public enum TimeUnit
{
    /// <summary>Second, written <c>s</c>.</summary>
    Second,

    /// <summary>Minute, written <c>min</c>.</summary>
    Minute,

    /// <summary>Hour, written <c>h</c>: the unit of the model.</summary>
    Hour,

    /// <summary>Day of 24 hours, written <c>d</c>.</summary>
    Day,

    /// <summary>Week of 7 days, written <c>week</c> or <c>weeks</c>.</summary>
    Week,
}

/// <summary>A length of time as the user wrote it: a number and its unit.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Duration(double Value, TimeUnit Unit)
{
    /// <summary>The length in hours, not rounded. NaN stays NaN.</summary>
    public double Hours => UnitTable.Of(Unit).Count(Value);

    /// <summary>The length in hours on the grid of 1e-9 h on which all times of a timeline lie.</summary>
    public double SnappedHours => Clock.Snap(Hours);

    /// <summary>A length of time in hours.</summary>
    public static Duration FromHours(double hours) => new(hours, TimeUnit.Hour);

    /// <summary>Reads a text such as <c>0.9 h</c> or <c>40min</c>.</summary>
    /// <exception cref="FormatException">The text is not a time; the message says what is wrong and what is allowed.</exception>
    public static Duration Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MomentText.TryReadDuration(text, out Duration duration, out TextProblem problem) ? duration
            : throw problem.ToException(text);
    }

    /// <summary>Reads a text such as <c>40 min</c> that may be wrong.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The length of time, when it is one.</param>
    /// <param name="fault">Else what is wrong and what is allowed.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out Duration duration, [NotNullWhen(false)] out Fault? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool read = MomentText.TryReadDuration(text, out duration, out TextProblem problem);
        fault = read ? null : problem.ToFault(text);
        return read;
    }

    /// <summary>The text of a scenario file, such as <c>0.9 h</c>.</summary>
    public override string ToString() => UnitTable.Written(Value, UnitTable.Times, Unit);
}

/// <summary>The time grid of a timeline: times that are meant to be equal compare equal.</summary>
internal static class Clock
{
    /// <summary>The longest time, in hours, that a scenario may span (114 years; the grid is exact to 1,000 times that).</summary>
    internal const double LongestHours = 1e6;

    /// <summary>The nearest multiple of 1e-9 h.</summary>
    internal static double Snap(double hours) => Math.Round(hours * 1e9) / 1e9;
}
