namespace NeuroBalance;

/// <summary>How often an event is given: <c>count</c> times every <c>every</c>, and all of that <c>repeatCount</c> times every
/// <c>repeatEvery</c>.</summary>
/// <param name="Every">Distance between the inner repetitions; absent when there is one.</param>
/// <param name="Count">Number of inner repetitions, 1 or more.</param>
/// <param name="RepeatEvery">Distance between the outer repetitions; absent when there is one.</param>
/// <param name="RepeatCount">Number of outer repetitions, 1 or more.</param>
public sealed record Repetition(Duration? Every = null, int Count = 1, Duration? RepeatEvery = null, int RepeatCount = 1)
{
    /// <summary>Given once.</summary>
    public static Repetition Once { get; } = new();

    /// <summary>Number of times that the event is given.</summary>
    public long Total => (long)Count * RepeatCount;

    /// <summary>The time in hours of one repetition, each distance from the first one taken by one multiplication so that nothing drifts,
    /// on the grid of 1e-9 h.</summary>
    /// <param name="at">Time of the first repetition, h.</param>
    /// <param name="outer">0-based index of the outer repetition.</param>
    /// <param name="inner">0-based index of the inner repetition.</param>
    public double TimeOf(double at, int outer, int inner) =>
        Clock.Snap(at + outer * (RepeatEvery?.Hours ?? 0) + inner * (Every?.Hours ?? 0));

    /// <summary>The time in hours of the last repetition.</summary>
    public double LastTime(double at) => TimeOf(at, RepeatCount - 1, Count - 1);
}
