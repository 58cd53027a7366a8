

using NeuroBalance.Integration.Tableaus;

namespace NeuroBalance.Integration;

/// <summary>The end of an integration in words.</summary>
internal static class OdeMessage
{
    public static string For(SolveStatus status, double time, double end, double lastStep, int component, OdeStatistics statistics, string eventName)
    {
        string where = FormattableString.Invariant($"at t = {time} of {end}");
        string blame = component < 0 ? "" : FormattableString.Invariant($"; component {component} has the largest error");
        string step = FormattableString.Invariant($"last step {lastStep}");
        return status switch
        {
            SolveStatus.Success => "The end of the span was reached.",
            SolveStatus.EventTerminated => $"The integration was ended {where} by {(eventName.Length > 0 ? $"the event '{eventName}'" : "an event")}.",
            SolveStatus.MaxStepsReached => $"The limit on steps was reached {where} ({step}{blame}).",
            SolveStatus.MaxEvaluationsReached => $"The limit on evaluations was reached {where} ({step}{blame}).",
            SolveStatus.StepTooSmall => $"The step became too small {where} ({step}{blame}).",
            SolveStatus.NonFinite => FormattableString.Invariant($"A number was not finite {where} at any step size ({step}; component {component})."),
            SolveStatus.StiffnessSuspected => FormattableString.Invariant($"The system is stiff from about t = {statistics.StiffnessTime} on: stability, not accuracy, limits the step. Stopped {where} ({step}{blame}). Method = OdeMethod.Automatic or Rodas5P will go on; Stiffness = Ignore insists."),
            SolveStatus.Cancelled => $"Cancelled {where} ({step}); what follows is missing.",
            _ => throw new InvalidOperationException($"'{status}' is not a status."),
        };
    }
}
