namespace NeuroBalance;

/// <summary>Something that happens when a function of time and state becomes zero: SciPy's events, Julia's ContinuousCallback.</summary>
/// <remarks>
/// <para>An event is where the function reaches zero or changes its sign along the integration. Every accepted step is searched on its
/// interpolant, in parts on which the function follows the cubic through the values and slopes at their ends; also a pair of zeros between
/// two
/// looks is found where that cubic turns toward zero. A pulse narrower than a sixteenth of the step, on a function that is level around it,
/// is not
/// seen: <see cref="OdeOptions.MaxStep"/> or a breakpoint is for that. A zero is located to the spacing of doubles at that step.
/// The reported time is the first at which the old sign is gone.
/// A function that leaves a zero is no event, except at the start: a zero there that is left at once counts, with the direction in which
/// the function goes.
/// A NaN is passed over. A jump that an action makes is not a crossing.</para>
/// <para>At one time this happens, in this order: the step arrives; output asked for at that time reports the state before any action;
/// the events are recorded in the order of the list; if one of them is terminal the integration ends there and no action runs;
/// else the actions run in the order of the list, each seeing what the one before has done, and the integration starts anew.</para>
/// <para>The first step after an action is about as long as the time since the last one, at most. Actions that follow one another at ever
/// shorter
/// intervals, as the bounces of a ball that comes to rest, end the integration with <see cref="SolveStatus.EventsAccumulate"/> where they
/// accumulate; so does an action that takes all speed from the function where the solution then drives it on across the zero, as the
/// floor does that stops a ball dead.</para>
/// </remarks>
public sealed class OdeEvent
{
    /// <summary>An event.</summary>
    /// <param name="function">The function whose zeros are the events.</param>
    /// <param name="direction">Which crossings count, as seen along the integration (so that backward in time a rise in time is a
    /// fall).</param>
    /// <param name="terminal">The integration ends at this many occurrences; 0: never. SciPy's terminal, True being 1.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="terminal"/> is below 0.</exception>
    public OdeEvent(OdeEventFunction function, CrossingDirection direction = CrossingDirection.Both, int terminal = 0, string name = "")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfNegative(terminal);
        Function = function;
        Direction = direction;
        Terminal = terminal;
        Name = name;
    }

    /// <summary>The function whose zeros are the events.</summary>
    public OdeEventFunction Function { get; }

    /// <summary>Which crossings count, as seen along the integration.</summary>
    public CrossingDirection Direction { get; }

    /// <summary>The integration ends at this many occurrences; 0: never.</summary>
    public int Terminal { get; }

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    /// <summary>Changes the state at every occurrence; null when it is only to be noted.</summary>
    public OdeEventAction? Action { get; init; }
}
