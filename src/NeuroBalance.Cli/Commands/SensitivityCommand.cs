using System.CommandLine;
using System.Globalization;
using System.Text;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Runs;
using NeuroBalance.Cli.Sweeps;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>sensitivity</c>: what matters, from the plan to the indices and a figure of each metric.</summary>
internal static class SensitivityCommand
{
    private const string Examples = """
        Examples:
          neurobalance sensitivity plan.json --out results
          neurobalance sensitivity plan.json --out results --plot .pdf --plot .svg --size column
          neurobalance sensitivity plan.json --out results --threshold 10     (which parameters carry a metric to 10 and above)
          neurobalance sensitivity plan.json --out indices --from table.parquet     (of what was run before: a folder or a merged table)

        A folder that holds the shares of a sweep is read when they are complete; else the plan is run, or what is missing of it.

        The design of the plan decides the method: saltelli (variances), morris (elementary effects), or monte-carlo, latin-hypercube
        and sobol (partial rank correlation, and the Kolmogorov-Smirnov distance between the subjects below and above the threshold).
        "groups" in the plan takes axes together (saltelli, morris). Raising "samples" in the plan and starting again extends a finished analysis.
        A metric that differs between the subjects by no more than ten times the plan's tolerances (relative times its largest value,
        plus absolute) does not vary beyond the solver's error: it gets this reason in place of indices and a figure.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> plan = ToolOptions.PathArgument("plan", "The plan file (.json)");
        Option<string?> model = ToolOptions.Model("The model of all arms, in the place of what the plan states");
        Option<string> output = ToolOptions.RequiredPath("--out", "folder", "The folder of the runs and the indices");
        Option<string[]> from = new("--from")
        {
            HelpName = "folder|.parquet",
            Description = "Runs nothing: reads the folders of a sweep or of its shares, or a merged table",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<double?> threshold = ToolOptions.Number(
            "--threshold", "The outcome of the regional analysis is a metric at or above this; its median by default", NumberRange.Finite,
                "10");
        Option<int?> threads = ToolOptions.Threads();
        Option<int?> lanes = ToolOptions.Lanes();
        Option<bool> quiet = ToolOptions.Quiet();
        Option<string[]> plot = new("--plot")
        {
            HelpName = string.Join('|', Figure.Extensions),
            Description = "The ending of the figures, .png by default; may be repeated",
        };
        Option<string?> size = FigureOutput.SizeOption();
        ToolCommand command = new("sensitivity", "Finds out which parameters matter: runs the plan, writes indices and figures",
            Examples) { plan, model, output, from, plot, size, threshold, threads, lanes, quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            parsed.GetRequiredValue(plan),
            ModelChoice.Read(parsed.GetValue(model)),
            parsed.GetRequiredValue(output),
            parsed.GetValue(from) ?? [],
            new FigureOutput(parsed.GetValue(plot) is { Length: > 0 } endings ? endings : [".png"], parsed.GetValue(size)),
            parsed.GetValue(threshold),
            SweepFiles.Options(parsed.GetValue(threads), parsed.GetValue(lanes), null),
            parsed.GetValue(quiet),
            cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string file, ModelChoice? model, string folder, string[] from, FigureOutput plots,
        double? threshold, SweepRunOptions options, bool quiet, CancellationToken cancellation)
    {
        // The endings become files in the folder once the metrics are known; until then an ending is checked as the name that it completes.
        FigureOutput named = plots with { Paths = [.. plots.Paths.Select(ending => "figure" + ending)] };
        if (named.Faults().ToArray() is { Length: > 0 } faults) throw CommandException.BadInput(faults);
        SweepFiles.CheckFolder("--out", folder);
        SweepPlan plan = SweepFiles.ReadPlan(terminal, file, model);
        if (SensitivityAnalysis.WhyNot(plan) is { } unfit) throw CommandException.BadInput($"{file}: {unfit}.");
        if (plan.Design.Kind is DesignKind.Saltelli && (plan.Design.Samples & (plan.Design.Samples - 1)) != 0)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Warning: {plan.Design.Samples} samples are no power of 2, which the balance of the sequence wants."));
        }
        SweepResults table;
        if (from.Length > 0 || SweepFiles.HoldsShards(folder))
        {
            table = SweepResults.Open(from.Length > 0 ? from : [folder], cancellation);
            SweepFiles.RequirePlan(table, plan, file, from.Length > 0 ? string.Join(", ", from) : folder);
            Directory.CreateDirectory(folder);
        }
        else
        {
            SweepCommand.Execute(terminal, plan, folder, options, quiet, cancellation);
            table = SweepResults.Open([folder], cancellation);
        }
        SensitivityReport[] reports = Analysed(plan, table, threshold, cancellation);
        Provenance origin = SweepOrigin.Of("sensitivity", file, plan,
        [
            .. threshold is { } level ? Provenance.Option("--threshold", level.ToString(CultureInfo.InvariantCulture)) : [],
            .. plots.Paths.SelectMany(ending => Provenance.Option("--plot", ending)), .. plots.Words,
        ], model);
        origin.WriteInto(folder);
        string json = Path.Combine(folder, "sensitivity.json"), csv = Path.Combine(folder, "sensitivity.csv");
        AtomicFile.Write(json, stream => stream.Write(SensitivityReport.ToJson(table.Manifest.Hash, reports)));
        origin.At(Path.GetFileName(json)).WriteBeside(json);
        if (SensitivityReport.ToPairsCsv(reports) is { } pairs)
        {
            string pairsFile = Path.Combine(folder, "sensitivity-pairs.csv");
            AtomicFile.Write(pairsFile, stream => stream.Write(Encoding.UTF8.GetBytes(pairs)));
            origin.At(Path.GetFileName(pairsFile)).WriteBeside(pairsFile);
        }

        AtomicFile.Write(csv, stream => stream.Write(Encoding.UTF8.GetBytes(SensitivityReport.ToCsv(reports))));
        origin.At(Path.GetFileName(csv)).WriteBeside(csv);
        IReadOnlyList<string> files = FileNames([.. reports.Select(report => report.Metric)]);
        for (int i = 0; i < reports.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach ((string kind, Figure figure) in reports[i].Figures(table.Manifest))
            {
                Draw(files[i].Replace("tornado-", kind + "-", StringComparison.Ordinal), figure);
            }
        }

        if (!quiet) Tell(terminal, reports);
        return ExitCode.Success;

        // Each file says which of the files of the command it is.
        void Draw(string name, Figure drawn)
        {
            foreach (string ending in plots.Paths)
            {
                string figure = Path.Combine(folder, Path.ChangeExtension(name, ending));
                (plots with { Paths = [figure] }).Write(drawn, origin.At(Path.GetFileName(figure)));
            }
        }
    }

    private static SensitivityReport[] Analysed(SweepPlan plan, SweepResults table, double? threshold, CancellationToken cancellation)
    {
        try
        {
            return [.. new SensitivityAnalysis(plan, table, threshold, cancellation).Run()];
        }
        catch (ArgumentException exception)
        {
            throw CommandException.BadInput(exception.Message);
        }
    }

    private static void Tell(Terminal terminal, SensitivityReport[] reports)
    {
        foreach (SensitivityReport report in reports)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.Metric} ({report.Method}, {100 * report.FailedShare:0.##} % missing)"));
            if (report.Reason is { } reason)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.\n"));
                continue;
            }

            int main = report.Method == "sobol" ? 2 : report.Method == "morris" ? 1 : 0;
            int[] order =
                [.. Enumerable.Range(0, report.Names.Count).OrderByDescending(i => Math.Abs(report.Columns[main].Values[i])).Take(10)];
            terminal.WriteTable(
                ["Factor", .. report.Columns.Take(4).Select(column => column.Name)],
                [.. order.Select(i =>
                    (IReadOnlyList<string>)[report.Names[i],
                    .. report.Columns.Take(4)
                    .Select(column => double.IsNaN(column.Values[i]) ? "-" : column.Values[i]
                    .ToString("0.####", CultureInfo.InvariantCulture))])]);
            terminal.Out.WriteLine();
        }
    }

    /// <summary>A file for each metric: its letters and digits, with a number where two metrics have the same.</summary>
    internal static IReadOnlyList<string> FileNames(IReadOnlyList<string> metrics)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<string> files = [];
        foreach (string metric in metrics)
        {
            string word = string.Concat(metric.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
            string stem = "tornado-" + (word.Length == 0 ? "metric" : word), name = stem;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = FormattableString.Invariant($"{stem}-{number}");
            }
            files.Add(name + ".png");
        }

        return files;
    }
}
