namespace NeuroBalance.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All fine.</summary>
    public const int Success = 0;

    /// <summary>A claim or a check failed, or the numbers did (the integration stopped before the end).</summary>
    public const int Failed = 1;

    /// <summary>The input is wrong; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>A file or the system stood in the way.</summary>
    public const int SystemProblem = 3;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
