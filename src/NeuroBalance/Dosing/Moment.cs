using System.Diagnostics.CodeAnalysis;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>What a time of a scenario is counted from.</summary>
public enum MomentAnchor
{
    /// <summary>The start of the scenario: midnight of its first day.</summary>
    Start,

    /// <summary>Forward from the last drink that is itself given at an absolute time.</summary>
    AfterLastDrink,

    /// <summary>Backward from the first drink that is itself given at an absolute time.</summary>
    BeforeFirstDrink,
}

/// <summary>A point in time as the user wrote it: a time from the start, after the last drink, or before the first drink.</summary>
/// <param name="Offset">The distance from the anchor.</param>
/// <param name="Anchor">What the distance is counted from.</param>
/// <remarks>The anchors are drinks at absolute times. A drink placed relative to another drink does not move them, so a single drink "24 h
/// after last drink" has a meaning.</remarks>
public readonly record struct Moment(Duration Offset, MomentAnchor Anchor = MomentAnchor.Start)
{
    /// <summary>A time counted from the start of the scenario, in hours.</summary>
    public static Moment AtHours(double hours) => new(Duration.FromHours(hours));

    /// <summary>A time counted from the start of the scenario.</summary>
    public static implicit operator Moment(Duration fromStart) => new(fromStart);

    /// <summary>A time counted from the start of the scenario (the named form of the conversion).</summary>
    public static Moment FromDuration(Duration fromStart) => new(fromStart);

    /// <summary>Reads a text such as <c>8 h</c>, <c>12 h after last drink</c> or <c>1 d before first drink</c>.</summary>
    /// <exception cref="FormatException">The text is not a time; the message says what is wrong and what is allowed.</exception>
    public static Moment Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MomentText.TryReadMoment(text, out Moment moment, out TextProblem problem) ? moment : throw problem.ToException(text);
    }

    /// <summary>Reads a text such as <c>12 h after last drink</c> that may be wrong.</summary>
    /// <param name="text">The text.</param>
    /// <param name="moment">The moment, when it is one.</param>
    /// <param name="fault">Else what is wrong and what is allowed.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out Moment moment, [NotNullWhen(false)] out Fault? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool read = MomentText.TryReadMoment(text, out moment, out TextProblem problem);
        fault = read ? null : problem.ToFault(text);
        return read;
    }

    /// <summary>The time in hours from the start on the grid of 1e-9 h; NaN when the drink it refers to does not exist.</summary>
    internal double Resolve(double? firstDrink, double? lastDrink) => Anchor switch
    {
        MomentAnchor.Start => Clock.Snap(Offset.Hours),
        MomentAnchor.AfterLastDrink => lastDrink is { } last ? Clock.Snap(last + Offset.Hours) : double.NaN,
        MomentAnchor.BeforeFirstDrink => firstDrink is { } first ? Clock.Snap(first - Offset.Hours) : double.NaN,
    };

    /// <summary>The text of a scenario file, such as <c>12 h after last drink</c>.</summary>
    public override string ToString() => Anchor switch
    {
        MomentAnchor.Start => Offset.ToString(),
        MomentAnchor.AfterLastDrink => Offset + " after last drink",
        MomentAnchor.BeforeFirstDrink => Offset + " before first drink",
    };
}
