using System.CommandLine;
using System.Diagnostics;
using System.Text;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Plotting;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>run</c>: one scenario, from a name or a file to a summary, a table and a figure.</summary>
internal static class RunCommand
{
    private const string Examples = """
        Examples:
          neurobalance run dependence --out dependence.csv --plot dependence.png
          neurobalance run dependence --set Nmda.EthanolIc50=40 --quiet --out strong.csv
          neurobalance run my-scenario.json --every 15min --from "0 h after last drink" --out withdrawal.csv
          neurobalance run dependence --plot figure.pdf --plot figure.svg --size column --panels "balance,withdrawal"
          neurobalance run ketamine --times "0 h, 40 min, 24 h" --out points.csv

        Exit codes: 0 fine, 1 the numbers failed, 2 bad input (nothing is written), 3 a file or system problem, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> scenario = ToolOptions.PathArgument("scenario",
            "The name of a built-in scenario (see: neurobalance scenarios) or a scenario file ending in .json");
        Option<string[]> set =
            new("--set") { HelpName = "Key=value", Description = "Overrides a parameter; may be repeated (see: neurobalance parameters)" };
        Option<AdaptationStructure?> structure = ToolOptions.Structure("How receptors adapt, in the place of the scenario's own structure");
        Option<string?> every =
            new("--every") { HelpName = "time", Description = "One row of the table every so often, as 1h or \"15 min\"" };
        Option<string?> times =
            new("--times") { HelpName = "times", Description = "Rows of the table at these times, as \"0h, 12h, 24h after last drink\"" };
        Option<string?> from = new("--from") { HelpName = "time", Description = "First time of the table" };
        Option<string?> to = new("--to") { HelpName = "time", Description = "Last time of the table" };
        Option<string?> output = ToolOptions.Path("--out", "file.csv", "Writes the table of results");
        Option<string[]> plot = FigureOutput.PlotOption();
        Option<string?> size = FigureOutput.SizeOption(), panels = FigureOutput.PanelsOption();
        Option<double?> relative =
            ToolOptions.Number("--rtol", "Relative tolerance of a step, 1e-6 by default", SimulationOptions.RelativeTolerances, "1e-6");
        Option<double?> absolute =
            ToolOptions.Number("--atol", "Absolute tolerance of a step, 1e-9 by default", SimulationOptions.AbsoluteTolerances, "1e-9");
        Option<int?> lanes = ToolOptions.Lanes();
        Option<bool> quiet = ToolOptions.Quiet();
        ToolCommand command = new("run", "Simulates a scenario; prints a summary and writes a table and a figure", Examples)
        {
            scenario, structure, set, every, times, from, to, output, plot, size, panels, relative, absolute, lanes, quiet,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, new RunRequest
        {
            Scenario = parsed.GetRequiredValue(scenario),
            Structure = parsed.GetValue(structure),
            Settings = parsed.GetValue(set) ?? [],
            Every = parsed.GetValue(every),
            Times = parsed.GetValue(times),
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
            Table = parsed.GetValue(output),
            Plots = new FigureOutput(parsed.GetValue(plot) ?? [], parsed.GetValue(size), parsed.GetValue(panels)),
            RelativeTolerance = parsed.GetValue(relative),
            AbsoluteTolerance = parsed.GetValue(absolute),
            LaneWidth = parsed.GetValue(lanes),
            Quiet = parsed.GetValue(quiet),
        }, cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, RunRequest request, CancellationToken cancellation)
    {
        RunPlan plan = RunPlan.Check(request);
        foreach (string warning in plan.Warnings)
        {
            terminal.Error.WriteLine("Warning: " + warning);
        }

        terminal.Activity.Doing = $"simulating {plan.Scenario.Name}";
        Stopwatch watch = Stopwatch.StartNew();
        Trajectory run;
        using (RunProgress progress = RunProgress.Start(terminal, request.Quiet))
        {
            run = Simulator.Run(plan.Scenario, plan.Options, progress, cancellation);
        }
        watch.Stop();
        // From here on an interruption comes too late: the files that were asked for are written.
        if (run.Status == SolveStatus.Cancelled) throw new OperationCanceledException(cancellation);

        if (!request.Quiet)
        {
            foreach (string line in SummaryText.Of(run, watch.Elapsed))
            {
                terminal.Out.WriteLine(line);
            }
        }

        foreach (string warning in run.FindWarnings())
        {
            terminal.Error.WriteLine("Warning: " + warning);
        }

        terminal.Activity.Writes("the results of " + plan.Scenario.Name);
        // A run that failed on the way is still worth looking at: what it reached is written, and the exit code says so.
        if (request.Table is { } table)
        {
            run.ToCsv(table);
        }

        if (request.Plots.Paths.Count > 0) request.Plots.Write(new FigurePainter(CourseFigure.Of(run, request.Plots.PanelNames)));
        if (!request.Quiet) WriteFiles(terminal, request);
        if (run.Status == SolveStatus.Success) return ExitCode.Success;
        terminal.Error.WriteLine($"The run stopped before its end: {run.Message}");
        return ExitCode.Failed;
    }

    private static void WriteFiles(Terminal terminal, RunRequest request)
    {
        if (request.Table is null && request.Plots.Paths.Count == 0) return;
        terminal.Out.WriteLine();
        if (request.Table is { } table) terminal.Out.WriteLine("Table:  " + table);
        foreach (string plot in request.Plots.Paths)
        {
            terminal.Out.WriteLine("Figure: " + plot);
        }
    }
}
