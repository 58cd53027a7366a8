using System.CommandLine;
using System.Globalization;
using System.Text;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Sweeps;
using NeuroBalance.Models;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>summarize</c>: the quantiles, failures and a figure of a finished sweep.</summary>
internal static class SummarizeCommand
{
    private const string Examples = """
        Examples:
          neurobalance summarize results
          neurobalance summarize results --metric peak --plot peak.png
          neurobalance summarize results --bands bands.csv --trajectory Withdrawal --plot bands.svg
          neurobalance summarize results --plot pairs.svg --pairs                     (metrics, and the axes that matter most to the first)
          neurobalance summarize results --plot pairs.svg --pairs peak area Nmda.EthanolIc50
          neurobalance summarize results --out contrasts.csv --plot differences.svg --differences     (of a plan with contrasts)

        The figure is a curve with its points of a grid over one axis, a heat map with contours of a grid over two, bands of the arms
        where there are arms, or else a histogram; with --pairs
        it is a pair plot: members below the diagonal, distributions on it, rank correlations above it, each arm by itself; with
        --differences it is that of the contrasts of a metric: the differences of paired subjects and the share of them that is better.
        With --trajectory it shows how a quantity that the plan follows runs in the members of each arm: the median, and bands of 25 to
        75 and 5 to 95 %.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> folders = ToolOptions.PathArguments("folders", "The folder of a sweep, or those of its shards");
        Option<string?> metric = new("--metric") { HelpName = "name", Description = "The metric of the figure; the first by default" };
        Option<string[]> plot = FigureOutput.PlotOption();
        Option<string?> size = FigureOutput.SizeOption();
        Option<string[]> pairs =
            new("--pairs")
            {
                HelpName = "names",
                Description = "Makes the figure a pair plot of these metrics and axes (2 to 8)",
                Arity = ArgumentArity.ZeroOrMore,
                AllowMultipleArgumentsPerToken = true
            };
        Option<bool> differences = new("--differences")
        {
            Description = "Makes the figure that of the contrasts of --metric, or of the first contrast's metric"
        };
        Option<string?> output = new("--out") { HelpName = "file.csv|.json", Description = "Writes the contrasts of the plan" };
        output.Validators.Add(result => ToolOptions.CheckPaths(result, "--out"));
        Option<string?> arm = new("--arm") { HelpName = "name", Description = "Shows this arm alone" };
        Option<string?> trajectory =
            new("--trajectory") { HelpName = "name", Description = "Makes the figure the bands over time of this trajectory of the plan" };
        Option<string?> bands = ToolOptions.Path("--bands", "file.csv|.parquet", "Writes the bands of all trajectories as a table");
        Option<string?> title = new("--title") { HelpName = "text", Description = "The figure's title, in the place of its own" };
        Option<string?> across = new("--x-label") { HelpName = "text", Description = "The label of its horizontal axis" };
        Option<string?> up = new("--y-label") { HelpName = "text", Description = "The label of its vertical axis" };
        ToolCommand command = new("summarize", "Shows quantiles, failures and a figure of a finished sweep",
            Examples)
        { folders, metric, trajectory, bands, output, plot, size, pairs, differences, arm, title, across, up };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            parsed.GetRequiredValue(folders),
            new Wish(
                parsed.GetValue(metric),
                new FigureOutput(parsed.GetValue(plot) ?? [], parsed.GetValue(size)),
                parsed.GetResult(pairs) is null ? null : parsed.GetValue(pairs) ?? [],
                parsed.GetValue(differences),
                parsed.GetValue(output),
                parsed.GetValue(arm),
                new BandWish(parsed.GetValue(trajectory), parsed.GetValue(bands)),
                (parsed.GetValue(title), parsed.GetValue(across), parsed.GetValue(up))),
            cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string[] folders, Wish wish, CancellationToken cancellation)
    {
        if (wish.Plots.Faults().Concat(wish.Bands.Faults(wish.Pairs is not null, wish.Plots)).ToArray() is { Length: > 0 } typed)
        {
            throw CommandException.BadInput(typed);
        }
        SweepResults table = SweepResults.Open(folders, cancellation);
        List<string> faults = [.. wish.Faults(table.Manifest), .. wish.Bands.Faults(table.Manifest)];
        if (faults.Count > 0) throw CommandException.BadInput(faults);
        SweepSummary summary = new(table, wish.Arm is { } arm ? table.Manifest.Columns.Arms.IndexOf(arm) : null);
        wish.Plots.RequireWritable();
        if (wish.Output is { } file) OutputFile.RequireWritable("--out", file);
        wish.Bands.RequireWritable();
        terminal.WriteTable(["Metric", "Arm", "Members", "Missing", "5 %", "25 %", "50 %", "75 %", "95 %"], summary.Rows());
        terminal.Out.WriteLine();
        terminal.WriteTable(["Status", "Members"],
            [.. summary.Statuses()
            .Select(status => (IReadOnlyList<string>)[status.Status, status.Count.ToString(CultureInfo.InvariantCulture)])]);
        foreach (string caveat in summary.Caveats())
        {
            terminal.Out.WriteLine(caveat);
        }
        ContrastReport contrasts = new(table, cancellation);
        Tell(terminal, contrasts);
        if (wish.Output is { } path) Write(path, contrasts, SweepOrigin.Then(folders, "summarize", [], "--out"));
        IReadOnlyList<TrajectoryBands> bands = wish.Bands.IsEmpty ? [] : table.Bands(cancellation);
        wish.Bands.Write(bands, folders);
        if (wish.Plots.Paths.Count > 0)
        {
            Figure figure = wish.Pairs is { } pairs ? table.PlotPairs(pairs, wish.Arm, wish.Plots.FigureSize)
                : wish.Differences ? contrasts.Figure(wish.Metric)
                : wish.Bands.Trajectory is { } course ? table.PlotTrajectory(course, wish.Arm, bands)
                : table.Plot(wish.Metric, wish.Arm);
            wish.Plots.Write(figure.WithLabels(wish.Labels.Title, wish.Labels.Across, wish.Labels.Up),
                SweepOrigin.Then(folders, "summarize", wish.Words, "--plot"));
        }
        return ExitCode.Success;
    }

    private static void Tell(Terminal terminal, ContrastReport contrasts)
    {
        if (contrasts.IsEmpty) return;
        terminal.Out.WriteLine();
        terminal.WriteTable(ContrastReport.Headings, contrasts.Rows());
        foreach (string line in contrasts.Missing())
        {
            terminal.Out.WriteLine(line);
        }
    }

    private static void Write(string path, ContrastReport contrasts, Provenance? origin)
    {
        byte[] bytes = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? contrasts.ToJson()
            : Encoding.UTF8.GetBytes(contrasts.ToCsv());
        AtomicFile.Write(path, stream => stream.Write(bytes));
        origin?.WriteBeside(path);
    }

    /// <summary>What is to be shown.</summary>
    private sealed record Wish(string? Metric, FigureOutput Plots, IReadOnlyList<string>? Pairs, bool Differences, string? Output,
        string? Arm, BandWish Bands, (string? Title, string? Across, string? Up) Labels)
    {
        /// <summary>The words that ask for the same figure again.</summary>
        public IEnumerable<string> Words =>
        [
            .. ToolOrigin.Stated("--metric", Metric), .. ToolOrigin.Stated("--trajectory", Bands.Trajectory),
            .. ToolOrigin.Stated("--arm", Arm), .. ToolOrigin.Stated("--title", Labels.Title),
            .. ToolOrigin.Stated("--x-label", Labels.Across), .. ToolOrigin.Stated("--y-label", Labels.Up), .. Plots.Words,
            .. Differences ? ["--differences"] : Array.Empty<string>(), .. Pairs is null ? [] : Pairs.Prepend("--pairs"),
        ];

        public IEnumerable<string> Faults(SweepManifest manifest)
        {
            SweepColumns columns = manifest.Columns;
            foreach (string fault in ContrastFaults(manifest))
            {
                yield return fault;
            }
            if (Metric is not null && !columns.Metrics.Contains(Metric))
            {
                yield return Unknown("--metric", Metric, "metric", columns.Metrics);
            }
            if (Arm is not null && !columns.Arms.Contains(Arm))
            {
                yield return columns.Arms.IsEmpty ? $"--arm {Arm}: this sweep has no arms." : Unknown("--arm", Arm, "arm", columns.Arms);
            }
            if (Pairs is null) yield break;
            if (Plots.Paths.Count == 0) yield return "--pairs: this is a figure; give its file with --plot.";
            foreach (string name in Pairs.Where(name => !columns.Numbers.Contains(name)))
            {
                yield return Unknown("--pairs", name, "metric or axis", columns.Numbers);
            }
            if (Arm is null && columns.Arms.Length > Figure.MostArms)
            {
                yield return $"--pairs: {columns.Arms.Length} arms are too many to be told apart in one figure "
                    + $"({Figure.MostArms} at most); choose one with --arm.";
            }
            if (Pairs.Distinct().Count() < Pairs.Count) yield return "--pairs: a name is there twice.";
            if (Pairs.Count == 1 || Pairs.Count > Plots.FigureSize.MostPairs)
            {
                yield return $"--pairs: {Pairs.Count} names; may be 2 to "
                    + $"{Plots.FigureSize.MostPairs}{(Plots.Size is { } size ? " at this size (" + size + ")" : "")}, or none.";
            }
        }

        private IEnumerable<string> ContrastFaults(SweepManifest manifest)
        {
            const string Declare = "the plan declares no contrasts; add \"contrasts\" to it and start its sweep again, which runs nothing anew.";
            if (Output is not null && OutputFile.InputFault("--out", Output, ".csv", ".json") is { } unfit) yield return unfit;
            if (Output is not null && manifest.Contrasts.IsEmpty) yield return "--out: " + Declare;
            if (!Differences) yield break;
            if (Plots.Paths.Count == 0) yield return "--differences: this is a figure; give its file with --plot.";
            if (Bands.Trajectory is not null) yield return "--differences: the figure is one of --trajectory already; give one of the two.";
            if (Pairs is not null) yield return "--differences: the figure is one of --pairs already; give one of the two.";
            if (Arm is not null) yield return "--differences: a difference has two arms; leave --arm out.";
            string[] metrics = [.. manifest.Contrasts.Select(contrast => contrast.Metric).Distinct()];
            if (metrics.Length == 0) yield return "--differences: " + Declare;
            else if (Metric is not null && manifest.Columns.Metrics.Contains(Metric) && !metrics.Contains(Metric))
            {
                yield return Unknown("--metric", Metric, "contrast", metrics);
            }
        }

        private static string Unknown(string option, string name, string kind, IReadOnlyList<string> known)
        {
            string meant = NearestName.Find(name, known) is { } near ? $" Did you mean {near}?" : "";
            string some = known.Count > 20 ? string.Join(", ", known.Take(20)) + ", ..." : string.Join(", ", known);
            return $"{option} {name}: there is no such {kind}; there are {some}.{meant}";
        }
    }
}
