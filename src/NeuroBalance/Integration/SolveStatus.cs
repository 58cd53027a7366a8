namespace NeuroBalance;

/// <summary>How the integration of one trajectory ended. A numerical failure is a status, never an exception.</summary>
public enum SolveStatus
{
    /// <summary>The end of the time span was reached.</summary>
    Success,

    /// <summary>A terminal event ended the integration.</summary>
    EventTerminated,

    /// <summary>The limit on steps was reached before the end.</summary>
    MaxStepsReached,

    /// <summary>The limit on evaluations of the derivative was reached before the end.</summary>
    MaxEvaluationsReached,

    /// <summary>The tolerance asks for a step below the spacing of doubles at that time, or below the smallest that was allowed.</summary>
    StepTooSmall,

    /// <summary>The derivative or the state is not a finite number, at any step size.</summary>
    NonFinite,

    /// <summary>The step is limited by stability, not by accuracy: an explicit method is the wrong tool from that time on.</summary>
    StiffnessSuspected,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>
    /// An event that changes the state occurs at ever shorter intervals, as the bounces of a ball that comes to rest: the integration
    /// cannot get beyond the time at which its occurrences accumulate.
    /// </summary>
    EventsAccumulate,
}
