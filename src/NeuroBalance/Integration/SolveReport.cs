namespace NeuroBalance;

/// <summary>How one trajectory ended, and what it cost.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Time">The time reached.</param>
/// <param name="LastStep">The size of the last step that was tried.</param>
/// <param name="Component">The component with the largest scaled error, or the first that is not finite; -1 on success.</param>
/// <param name="AcceptedSteps">The steps that were kept.</param>
/// <param name="RejectedSteps">The steps that were tried and given up.</param>
/// <param name="Evaluations">The evaluations of the derivative.</param>
/// <param name="StiffnessTime">The time at which stability began to limit the step; NaN if it never did or was not watched.</param>
public readonly record struct SolveReport(
    SolveStatus Status,
    double Time,
    double LastStep,
    int Component,
    long AcceptedSteps,
    long RejectedSteps,
    long Evaluations,
    double StiffnessTime);
