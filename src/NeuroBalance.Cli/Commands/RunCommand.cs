using System.CommandLine;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Runs;

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
          neurobalance run dependence --set events[0].count=10 --give "bolus ketamine 35 mg at 24 h after last drink" --plot ten.svg
          neurobalance run dependence --model slower.md --set Dependence.Time=400 --plot slower.png
          neurobalance scenarios binge | neurobalance run - --out - | head

        Exit codes: 0 fine, 1 the numbers failed, 2 bad input (nothing is written), 3 a file or system problem, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> scenario = ToolOptions.PathArgument("scenario",
            "The name of a built-in scenario (see: neurobalance scenarios), a scenario file ending in .json, or - for standard input");
        scenario.AddScenarios();
        Option<string[]> set = EditOptions.Set(), give = EditOptions.Give();
        Option<AdaptationStructure?> structure = ToolOptions.Structure("How receptors adapt, in the place of the scenario's own structure");
        Option<string?> model = ToolOptions.Model("The model, in the place of the scenario's own");
        Option<string?> every =
            new("--every") { HelpName = "time", Description = "One row of the table every so often, as 1h or \"15 min\"" };
        Option<string?> times =
            new("--times") { HelpName = "times", Description = "Rows of the table at these times, as \"0h, 12h, 24h after last drink\"" };
        Option<string?> from = new("--from") { HelpName = "time", Description = "First time of the table" };
        Option<string?> to = new("--to") { HelpName = "time", Description = "Last time of the table" };
        Option<string?> output = ToolOptions.Path("--out", "file.csv",
            "Writes the table of results; - writes it to standard output, and nothing else there");
        Option<string[]> plot = FigureOutput.PlotOption();
        Option<string?> size = FigureOutput.SizeOption(), panels = FigureOutput.PanelsOption(), title = FigureOutput.TitleOption();
        AccuracyOptions accuracy = new();
        Option<bool> json = ToolOptions.Json(), quiet = ToolOptions.Quiet();
        ToolCommand command = new("run", "Simulates a scenario; prints a summary and writes a table and a figure", Examples)
        {
            scenario, model, structure, set, give, every, times, from, to, output, plot, size, panels, title, json, quiet,
        };
        accuracy.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, new RunRequest
        {
            Scenario = parsed.GetRequiredValue(scenario),
            Model = parsed.GetValue(model),
            Structure = parsed.GetValue(structure) is { } stated ? StructureWords.Of(stated) : null,
            Settings = EditOptions.Settings(parsed.GetValue(set), parsed.GetValue(structure)),
            Given = parsed.GetValue(give) ?? [],
            Every = parsed.GetValue(every),
            Times = parsed.GetValue(times),
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
            Table = parsed.GetValue(output),
            Plots = new FigureOutput(parsed.GetValue(plot) ?? [], parsed.GetValue(size), parsed.GetValue(panels), parsed.GetValue(title)),
            Accuracy = accuracy.Of(parsed),
            Json = parsed.GetValue(json),
            Quiet = parsed.GetValue(quiet),
        }, cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, RunRequest request, CancellationToken cancellation)
    {
        RunPlan plan = RunPlan.Check(request, terminal);
        terminal.Warn(plan.Edited.Warnings);

        terminal.Activity.Doing = $"simulating {plan.Scenario.Name}";
        Trajectory run = TimedRun.Of(terminal, plan.Scenario, plan.Options, request.Quiet, out SolverTime time, cancellation);
        bool told = !request.Quiet && !request.TableToPipe;
        terminal.Activity.Writes("the results of " + plan.Scenario.Name);
        // Before the summary, which tells the fingerprint: the table is hashed while it is written.
        WriteTable(terminal, request, plan, run);
        if (request.Json) terminal.Out.Write(RunJson.Of(run));
        else if (told)
        {
            foreach (string line in SummaryText.Of(run, time))
            {
                terminal.Out.WriteLine(line);
            }
        }

        terminal.Warn(run.FindWarnings());

        Draw(request, plan, run);
        if (told && !request.Json) TellFiles(terminal, request);
        if (run.Status == SolveStatus.Success) return ExitCode.Success;
        terminal.Error.WriteLine($"The run stopped before its end: {run.Message}");
        return ExitCode.Failed;
    }

    // A run that failed on the way is still worth looking at: what it reached is written, and the exit code says so.
    private static void WriteTable(Terminal terminal, RunRequest request, RunPlan plan, Trajectory run)
    {
        if (request.TableToPipe) run.ToCsv(terminal.Pipe);
        else if (request.Table is { } table)
        {
            run.ToCsv(table);
            RunOrigin.Of(plan, [.. TableWords(request), .. request.Accuracy.Words], "--out").WriteBeside(table);
        }
    }

    private static void Draw(RunRequest request, RunPlan plan, Trajectory run)
    {
        if (request.Plots.Paths.Count == 0) return;
        request.Plots.Write(run.Plot(request.Plots.PanelNames),
            RunOrigin.Of(plan, [.. request.Accuracy.Words, .. request.Plots.Words], "--plot"));
    }

    private static IEnumerable<string> TableWords(RunRequest request) =>
    [
        .. ToolOrigin.Stated("--every", request.Every), .. ToolOrigin.Stated("--times", request.Times),
        .. ToolOrigin.Stated("--from", request.From), .. ToolOrigin.Stated("--to", request.To),
    ];

    private static void TellFiles(Terminal terminal, RunRequest request)
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
