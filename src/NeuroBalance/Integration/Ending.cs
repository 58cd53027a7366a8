namespace NeuroBalance.Integration;

/// <summary>How and where an integration ended, and the one sentence that says so.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Where">Where, such as "at t = 1 of 2" or "at 5 h".</param>
/// <param name="LastStep">The size of the last step that was tried, with its unit.</param>
/// <param name="Blamed">The component to blame, such as "component 3"; empty for none.</param>
internal readonly record struct Ending(SolveStatus Status, string Where, string LastStep, string Blamed)
{
    /// <summary>The event that ended it.</summary>
    public string Event { get; init; } = "an event";

    /// <summary>How often that event occurred.</summary>
    public int Occurrences { get; init; }

    /// <summary>Where the occurrences accumulate.</summary>
    public string AccumulationTime { get; init; } = "";

    /// <summary>From when on stability limits the step.</summary>
    public string StiffnessTime { get; init; } = "";

    /// <summary>What to do about it, as a sentence after the others; empty for nothing.</summary>
    public string Advice { get; init; } = "";

    /// <summary>The sentence.</summary>
    public string InWords()
    {
        string blame = Blamed.Length == 0 ? "" : $"; {Blamed} has the largest error";
        string step = $"last step {LastStep}";
        return Status switch
        {
            SolveStatus.Success => "The end of the span was reached.",
            SolveStatus.EventTerminated => $"The integration was ended {Where} by {Event}.",
            SolveStatus.MaxStepsReached => $"The limit on steps was reached {Where} ({step}{blame}).",
            SolveStatus.MaxEvaluationsReached => $"The limit on evaluations was reached {Where} ({step}{blame}).",
            SolveStatus.StepTooSmall => $"The step became too small {Where} ({step}{blame}).",
            SolveStatus.NonFinite => $"A number was not finite {Where} at any step size "
                + $"({step}{(Blamed.Length == 0 ? "" : "; " + Blamed)}).",
            SolveStatus.StiffnessSuspected =>
                $"The system is stiff from about {StiffnessTime} on: stability, not accuracy, limits the step. Stopped {Where} ({step}{blame}).{Advice}",
            SolveStatus.Cancelled => $"Cancelled {Where} ({step}); what follows is missing.",
            SolveStatus.EventsAccumulate =>
                $"Stopped {Where}: {Event} has occurred {Occurrences} times at ever shorter intervals, which accumulate at {AccumulationTime}. "
                + "The solution goes no further; beyond, other equations must hold.",
        };
    }
}
