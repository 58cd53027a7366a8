namespace NeuroBalance.Integration;

/// <summary>Where and how an integration ended.</summary>
/// <param name="Time">The time reached.</param>
/// <param name="End">The end of the span.</param>
/// <param name="LastStep">The last step that was tried.</param>
/// <param name="Component">The component to blame; -1 for none.</param>
internal readonly record struct OdeEnding(double Time, double End, double LastStep, int Component)
{
    /// <summary>The name of the event that ended it; empty for none.</summary>
    public string Event { get; init; } = "";

    /// <summary>How often that event occurred.</summary>
    public int Occurrences { get; init; }

    /// <summary>Where the occurrences accumulate; NaN where they do not.</summary>
    public double AccumulationTime { get; init; } = double.NaN;
}

/// <summary>The end of an integration in words.</summary>
internal static class OdeMessage
{
    public static string For(SolveStatus status, OdeEnding ending, OdeStatistics statistics)
    {
        string where = FormattableString.Invariant($"at t = {ending.Time} of {ending.End}");
        string blame = ending.Component < 0 ? "" : FormattableString.Invariant($"; component {ending.Component} has the largest error");
        string step = FormattableString.Invariant($"last step {ending.LastStep}");
        string happened = ending.Event.Length > 0 ? $"the event '{ending.Event}'" : "an event";
        return status switch
        {
            SolveStatus.Success => "The end of the span was reached.",
            SolveStatus.EventTerminated => $"The integration was ended {where} by {happened}.",
            SolveStatus.MaxStepsReached => $"The limit on steps was reached {where} ({step}{blame}).",
            SolveStatus.MaxEvaluationsReached => $"The limit on evaluations was reached {where} ({step}{blame}).",
            SolveStatus.StepTooSmall => $"The step became too small {where} ({step}{blame}).",
            SolveStatus.NonFinite =>
                FormattableString.Invariant($"A number was not finite {where} at any step size ({step}; component {ending.Component})."),
            SolveStatus.StiffnessSuspected =>
                FormattableString.Invariant($"The system is stiff from about t = {statistics.StiffnessTime} on: stability, not accuracy, limits the step. ")
                + $"Stopped {where} ({step}{blame}). Method = OdeMethod.Automatic or Rodas5P will go on; Stiffness = Ignore insists.",
            SolveStatus.Cancelled => $"Cancelled {where} ({step}); what follows is missing.",
            SolveStatus.EventsAccumulate =>
                FormattableString.Invariant($"Stopped {where}: {happened} has occurred {ending.Occurrences} times at ever shorter intervals, ")
                + FormattableString.Invariant($"which accumulate at t = {ending.AccumulationTime}. The solution goes no further; beyond, other equations must hold."),
        };
    }
}
