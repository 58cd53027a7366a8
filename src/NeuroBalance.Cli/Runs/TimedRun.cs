using System.Diagnostics;

namespace NeuroBalance.Cli.Runs;

/// <summary>Where the time of a run went.</summary>
/// <param name="Solving">The integration alone.</param>
/// <param name="StartUp">What lay before it since the process began: loading and compiling.</param>
internal readonly record struct SolverTime(TimeSpan Solving, TimeSpan StartUp);

/// <summary>Simulates a scenario with progress, and tells the solver's time apart from that of the start.</summary>
internal static class TimedRun
{
    /// <summary>Runs a scenario.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted; later that comes too late: files are written.</exception>
    public static Trajectory Of(Terminal terminal, Scenario scenario, SimulationOptions options, bool quiet, out SolverTime time,
        CancellationToken cancellation)
    {
        // The first steps of a process wait for its compiler: an hour in which nothing happens takes them.
        _ = Simulator.Run(Scenario.Named("naive") with { Duration = 1.Hours(), Output = OutputPlan.Hourly }, options,
            cancellationToken: cancellation);
        using Process process = Process.GetCurrentProcess();
        TimeSpan startUp = DateTime.UtcNow - process.StartTime.ToUniversalTime();
        Stopwatch watch = Stopwatch.StartNew();
        Trajectory run;
        using (RunProgress progress = RunProgress.Start(terminal, quiet))
        {
            run = Simulator.Run(scenario, options, progress, cancellation);
        }
        if (run.Status == SolveStatus.Cancelled) throw new OperationCanceledException(cancellation);
        time = new SolverTime(watch.Elapsed, startUp);
        return run;
    }
}
