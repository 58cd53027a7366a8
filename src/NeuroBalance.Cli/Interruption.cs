namespace NeuroBalance.Cli;

/// <summary>Who asked the process to stop, and what it answers.</summary>
internal static class Interruption
{
    /// <summary>The code by which a cluster knows that a task wants to be started again (EX_TEMPFAIL).</summary>
    public const int TryAgain = 75;

    /// <summary>Whether the system asked (SIGTERM), rather than a person (SIGINT).</summary>
    public static bool BySystem { get; set; }

    /// <summary>The exit code of an interrupted command: a cluster's task that the system stops asks to be started again.</summary>
    public static int Code => BySystem && IsClusterTask ? TryAgain : ExitCode.Interrupted;

    private static bool IsClusterTask =>
        Environment.GetEnvironmentVariable("SLURM_JOB_ID") is not null || Environment.GetEnvironmentVariable("JOB_COMPLETION_INDEX") is not null;
}
