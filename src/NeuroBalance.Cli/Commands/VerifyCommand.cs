using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Verification;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>verify</c>: whether this installation computes what the published one does, bit for bit.</summary>
internal static class VerifyCommand
{
    private const string Examples = """
        Examples:
          neurobalance verify

        Exit codes: 0 every hash is the published one, 1 one is not.
        """;

    public static Command Create(Terminal terminal)
    {
        ToolCommand command =
            new("verify", "Checks the installation: golden runs at every lane width, hashed and compared with published values", Examples);
        command.SetAction((_, cancellation) => Task.FromResult(Run(terminal, cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        GoldenRun[] runs = [.. GoldenRuns.Check(cancellation)];
        terminal.WriteTable(["Scenario", "Lanes", "SHA-256 of the table", "Published"],
            [.. runs.Select(run =>
                (IReadOnlyList<string>)[run.Scenario, run.Lanes.ToString(CultureInfo.InvariantCulture), run.Found,
                run.Agrees ? "same" : "DIFFERENT"])]);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{runs.Count(run => run.Agrees)} of {runs.Length} agree, {watch.Elapsed.TotalSeconds:0.0} s"));
        if (runs.All(run => run.Agrees)) return ExitCode.Success;
        foreach (GoldenRun run in runs.Where(run => !run.Agrees))
        {
            terminal.Error.WriteLine($"{run.Scenario} at {run.Lanes} lanes: the published hash is {run.Published}. Results of this installation are not those of the published one.");
        }
        return ExitCode.Failed;
    }
}
