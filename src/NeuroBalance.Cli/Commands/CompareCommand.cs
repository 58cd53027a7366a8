using System.CommandLine;
using System.Globalization;
using System.Text;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>compare</c>: several runs on common axes, and the differences of every outcome.</summary>
internal static class CompareCommand
{
    private const string Examples = """
        A run is "[label: ]scenario[ with change, change ...]". A scenario is a name, a file ending in .json, or - for standard input. A
        change is a parameter or a field by its path (Nmda.EthanolIc50=40, events[0].count=10), or an event that is added (the type, what
        is given, then "for", "at", "every" and so on, each with its value).

        Examples:
          neurobalance compare adjunct-without adjunct-with --plot adjunct.pdf --size column
          neurobalance compare dependence "dependence with events[0].count=10" --plot drinks.png
          neurobalance compare "17 drinks: dependence" "10 drinks: dependence with events[0].count=10" --out drinks.csv
          neurobalance compare dependence "with ketamine: dependence with infusion ketamine 0.5 mg/kg for 40 min at 24 h after last drink"
          neurobalance compare taper-3d taper taper-10d --set "subject.weight=60 kg" --plot tapers.svg --panels withdrawal,balance

        Differences are to the first run. Exit codes: 0 fine, 1 the numbers failed, 2 bad input (nothing is written), 3 a file or system
        problem, 130 interrupted.
        """;

    private static readonly string[] Tables = [".csv", ".json"];

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> runs = ToolOptions.PathArguments("runs",
            $"Two to {Comparison.MostRuns} runs: scenarios, each with what is changed in it");
        runs.AddScenarios();
        Option<string?> model = ToolOptions.Model("The model of all runs, in the place of their scenarios' own");
        Option<string[]> set = EditOptions.Set(), give = EditOptions.Give(), plot = FigureOutput.PlotOption();
        Option<string[]> output = new("--out")
        {
            HelpName = "file.csv|.json",
            Description = "Writes the outcomes and their differences; - writes CSV to standard output, and nothing else there; may be repeated",
        };
        output.Validators.Add(result => ToolOptions.CheckPaths(result, "--out"));
        Option<string?> size = FigureOutput.SizeOption(), panels = FigureOutput.PanelsOption(), title = FigureOutput.TitleOption();
        AccuracyOptions accuracy = new();
        Option<bool> json = ToolOptions.Json(), quiet = ToolOptions.Quiet();
        ToolCommand command = new("compare", "Simulates several scenarios side by side; shows what differs as a table and a figure",
            Examples)
        {
            runs, model, set, give, output, plot, size, panels, title, json, quiet,
        };
        accuracy.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, new CompareRequest(
            parsed.GetRequiredValue(runs),
            parsed.GetValue(model),
            parsed.GetValue(set) ?? [],
            parsed.GetValue(give) ?? [],
            parsed.GetValue(output) ?? [],
            new FigureOutput(parsed.GetValue(plot) ?? [], parsed.GetValue(size), parsed.GetValue(panels), parsed.GetValue(title)),
            accuracy.Of(parsed),
            parsed.GetValue(json),
            parsed.GetValue(quiet)), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, CompareRequest request, CancellationToken cancellation)
    {
        ComparePlan plan = ComparePlan.Check(request, terminal);
        terminal.Warn(plan.Scenarios.SelectMany(one => one.Warnings).Distinct());

        List<(string, Trajectory)> runs = [];
        TimeSpan solving = TimeSpan.Zero, startUp = TimeSpan.Zero;
        for (int i = 0; i < plan.Scenarios.Count; i++)
        {
            terminal.Activity.Doing = $"simulating {plan.Labels[i]}";
            Trajectory run = TimedRun.Of(terminal, plan.Scenarios[i].Scenario, request.Accuracy.Options, request.Quiet,
                out SolverTime time, cancellation);
            runs.Add((plan.Labels[i], run));
            terminal.Warn(run.FindWarnings().Select(warning => $"{plan.Labels[i]}: {warning}"));
            solving += time.Solving;
            if (i == 0) startUp = time.StartUp;
        }

        Comparison comparison = new(runs);
        bool toPipe = request.Tables.Contains(ScenarioSource.Standard);
        if (toPipe) terminal.Pipe.Write(comparison.ToCsv());
        else if (request.Json) terminal.Out.Write(comparison.ToJson());
        else if (!request.Quiet)
        {
            Tell(terminal, comparison);
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{runs.Count} runs in {solving.TotalMilliseconds:0} ms (after {startUp.TotalMilliseconds:0} ms to start)"));
        }

        terminal.Activity.Writes("the comparison");
        WriteFiles(request, plan, comparison);
        if (!toPipe && !request.Json && !request.Quiet) TellFiles(terminal, request);
        int code = ExitCode.Success;
        for (int i = 0; i < runs.Count; i++)
        {
            if (comparison.Runs[i].Status == SolveStatus.Success) continue;
            terminal.Error.WriteLine($"{comparison.Labels[i]} stopped before its end: {comparison.Runs[i].Message}");
            code = ExitCode.Failed;
        }

        return code;
    }

    private static void WriteFiles(CompareRequest request, ComparePlan plan, Comparison comparison)
    {
        foreach (string table in request.Tables.Where(table => table != ScenarioSource.Standard))
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(
                table.EndsWith(Tables[0], StringComparison.OrdinalIgnoreCase) ? comparison.ToCsv() : comparison.ToJson());
            AtomicFile.Write(table, stream => stream.Write(utf8));
            plan.Origin(request, [], "--out").WriteBeside(table);
        }

        if (request.Plots.Paths.Count == 0) return;
        request.Plots.Write(comparison.Plot(request.Plots.PanelNames), plan.Origin(request, request.Plots.Words, "--plot"));
    }

    private static void Tell(Terminal terminal, Comparison comparison)
    {
        Comparison.Outcome[] telling = [.. comparison.Outcomes.Where(row => row.IsTelling)];
        terminal.WriteTable(["Outcome", "Unit", .. comparison.Labels],
            [.. telling.Select(row => (IReadOnlyList<string>)
            [
                row.Name, row.Unit == "1" ? "" : row.Unit,
                .. row.Values.Select((value, at) => at == 0 ? Text(value) : $"{Text(value)}{Difference(row.Differences[at])}"),
            ])]);
        terminal.Out.WriteLine($"In brackets: the difference to {comparison.Labels[0]}.");
        foreach (Comparison.Outcome row in telling.Where(row => row.Caveat.Length > 0))
        {
            terminal.Out.WriteLine($"{row.Name}: {char.ToLowerInvariant(row.Caveat[0])}{row.Caveat[1..]}");
        }
    }

    private static string Text(double? value) => value is { } number ? number.ToString(Format(number), CultureInfo.InvariantCulture) : "-";

    private static string Difference(double? value) => value is { } number
        ? $" ({number.ToString($"+{Format(number)};−{Format(number)};=", CultureInfo.InvariantCulture)})" : "";

    private static string Format(double number) => Math.Abs(number) >= 100 ? "0.#" : Math.Abs(number) >= 10 ? "0.##" : "0.###";

    private static void TellFiles(Terminal terminal, CompareRequest request)
    {
        if (request.Tables.Count + request.Plots.Paths.Count > 0) terminal.Out.WriteLine();
        foreach (string table in request.Tables)
        {
            terminal.Out.WriteLine("Table:  " + table);
        }
        foreach (string plot in request.Plots.Paths)
        {
            terminal.Out.WriteLine("Figure: " + plot);
        }
    }

    /// <summary>What was asked for, as typed.</summary>
    private sealed record CompareRequest(IReadOnlyList<string> Runs, string? Model, IReadOnlyList<string> Settings,
        IReadOnlyList<string> Given, IReadOnlyList<string> Tables, FigureOutput Plots, Accuracy Accuracy, bool Json, bool Quiet);

    /// <summary>A request that has passed every check.</summary>
    private sealed record ComparePlan(IReadOnlyList<Variant> Variants, IReadOnlyList<EditedScenario> Scenarios, ScenarioEdit Shared,
        IReadOnlyList<string> Labels)
    {
        public static ComparePlan Check(CompareRequest request, Terminal terminal)
        {
            List<string> faults = [.. request.Plots.Faults()];
            string[] files = [.. request.Tables.Where(table => table != ScenarioSource.Standard)];
            faults.AddRange(files.Select(table => OutputFile.InputFault("--out", table, CompareCommand.Tables)).OfType<string>());
            faults.AddRange(files.Where(file => file.Length > 0).Select(request.Plots.Clash).OfType<string>());
            if (request.Json && files.Length < request.Tables.Count)
            {
                faults.Add("--json and --out - both write to standard output; give one of them.");
            }
            if (request.Runs.Count is < 2 or > Comparison.MostRuns)
            {
                faults.Add($"compare: {request.Runs.Count} runs; give 2 to {Comparison.MostRuns}.");
            }

            ScenarioEdit shared = TypedEdit.Read(request.Settings, request.Given, faults);
            ModelChoice? model = ModelChoice.Read(request.Model, null, faults);
            Variant[] variants = [.. request.Runs.Select(run => Variant.Read(run, faults))];
            if (variants.Count(variant => variant.Scenario == ScenarioSource.Standard) > 1)
            {
                faults.Add("compare: standard input (-) can be read once.");
            }
            List<EditedScenario> scenarios = [];
            List<string> labels = [];
            if (faults.Count > 0 && (request.Model is null || model is not null))
            {
                faults.AddRange(variants.Select(variant => variant.Edit).Prepend(shared)
                    .SelectMany(edit => edit.FindUnknown(model?.Equations.Text)).Select(fault => fault.ToString()));
            }
            else if (faults.Count == 0)
            {
                foreach (Variant variant in variants)
                {
                    if (Read(variant, shared, model, terminal, faults) is not { } one) continue;
                    scenarios.Add(one);
                    labels.Add(variant.LabelOr(one.Scenario.Name));
                }
            }

            foreach (string label in labels.GroupBy(label => label).Where(same => same.Count() > 1).Select(same => same.Key))
            {
                faults.Add($"compare: two runs are called '{label}'; give each a label, as \"without: {label}\".");
            }
            faults.AddRange(request.Plots.PanelFaults(scenarios.Count > 0 ? [.. scenarios.Select(one => one.Scenario.Equations.Text)]
                : [model?.Equations.Text]));
            if (faults.Count > 0) throw CommandException.BadInput([.. faults.Distinct()]);
            foreach (string file in files)
            {
                OutputFile.RequireWritable("--out", file);
            }
            request.Plots.RequireWritable();
            return new ComparePlan(variants, scenarios, shared, labels);
        }

        public Provenance Origin(CompareRequest request, IEnumerable<string> words, string output) =>
            RunOrigin.Of(Variants, Scenarios, Shared, request.Accuracy, words, output);

        // What all runs share comes first: what one run says of the same field wins.
        private static EditedScenario? Read(Variant variant, ScenarioEdit shared, ModelChoice? model, Terminal terminal,
            List<string> faults)
        {
            try
            {
                return EditedScenario.Read(ScenarioSource.Read(variant.Scenario, terminal), [shared, variant.Edit], model, null, faults);
            }
            catch (CommandException exception)
            {
                faults.AddRange(exception.Messages);
                return null;
            }
        }
    }
}
