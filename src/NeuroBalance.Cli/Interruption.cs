using System.Runtime.InteropServices;

namespace NeuroBalance.Cli;

/// <summary>Ends the process when it is asked to, within a second, whatever it is doing.</summary>
/// <remarks>
/// First the command is asked through its token, and most commands stop in milliseconds. What does not look at the token in time (a
/// damaged file that is read without end, a figure that is drawn, a system call) is not waited for: the process ends from here. Files
/// appear whole or not at all, because all of them are written under another name and renamed.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>The code by which a cluster knows that a task wants to be started again (EX_TEMPFAIL).</summary>
    public const int TryAgain = 75;

    /// <summary>What a command has to stop by itself. With the farewell it leaves half of a second for what this process does not
    /// decide: a collection of garbage that runs to its end, a disk that is busy taking back a large file.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    /// <summary>What is given to the last words, which a full pipe or a file system that does not answer could hold up.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(200);

    private static volatile bool bySystem;

    private readonly CancellationTokenSource source = new();
    private readonly Terminal terminal;
    private readonly PosixSignalRegistration[] registrations;

    /// <param name="terminal">Where it is said, and what knows what the command is doing.</param>
    public Interruption(Terminal terminal)
    {
        this.terminal = terminal;
        registrations = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            .Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit code of an interrupted command: a cluster's task that the system stops asks to be started again.</summary>
    public static int Code => bySystem && IsClusterTask ? TryAgain : ExitCode.Interrupted;

    private static bool IsClusterTask =>
        Environment.GetEnvironmentVariable("SLURM_JOB_ID") is not null
            || Environment.GetEnvironmentVariable("JOB_COMPLETION_INDEX") is not null;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }
        source.Dispose();
    }

    // Each signal is handled on a thread of its own, which does not depend on what the others are doing.
    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        bySystem |= context.Signal == PosixSignal.SIGTERM;
        bool first = !source.IsCancellationRequested;
        // A second Ctrl-C does not wait.
        if (first)
        {
            _ = source.CancelAsync();
            Thread.Sleep(Grace);
        }

        Thread farewell = new(SayFarewell) { IsBackground = true };
        farewell.Start();
        farewell.Join(Farewell);
        Environment.Exit(Code);
    }

    private void SayFarewell()
    {
        AtomicFile.Abandon();
        new Ending(Code, [terminal.Activity.Interrupted]).Tell(terminal);
    }
}
