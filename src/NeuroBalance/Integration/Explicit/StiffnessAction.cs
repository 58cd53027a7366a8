namespace NeuroBalance.Integration;

/// <summary>What an explicit integration does when stability, not accuracy, limits its step.</summary>
public enum StiffnessAction
{
    /// <summary>It does not look.</summary>
    Ignore,

    /// <summary>It notes the time in the report and goes on.</summary>
    Report,

    /// <summary>It stops with <see cref="SolveStatus.StiffnessSuspected"/>.</summary>
    Stop,
}
