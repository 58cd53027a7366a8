using System.CommandLine;
using System.Globalization;
using NeuroBalance.Cli.Figures;
using NeuroBalance.Cli.Sweeps;
using NeuroBalance.Model;
using NeuroBalance.Sweeps.Storage;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>summarize</c>: the quantiles, failures and a figure of a finished sweep.</summary>
internal static class SummarizeCommand
{
    private const string Examples = """
        Examples:
          neurobalance summarize results
          neurobalance summarize results --metric peak --plot peak.png

        The figure is a heat map of a grid over two axes, bands of the arms where there are arms, or else a histogram.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> folders = new("folders") { Description = "The folder of a sweep, or those of its shards", Arity = ArgumentArity.OneOrMore };
        Option<string?> metric = new("--metric") { HelpName = "name", Description = "The metric of the figure; the first unless told" };
        Option<string?> plot = new("--plot") { HelpName = "file.png|.svg", Description = "Writes the figure" };
        Option<string?> title = new("--title") { HelpName = "text", Description = "The figure's title, in the place of its own" };
        Option<string?> across = new("--x-label") { HelpName = "text", Description = "The label of its horizontal axis" };
        Option<string?> up = new("--y-label") { HelpName = "text", Description = "The label of its vertical axis" };
        ExampleCommand command = new("summarize", "Shows quantiles, failures and a figure of a finished sweep", Examples) { folders, metric, plot, title, across, up };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(folders), parsed.GetValue(metric), parsed.GetValue(plot), (parsed.GetValue(title), parsed.GetValue(across), parsed.GetValue(up))));
        return command;
    }

    private static int Run(Terminal terminal, string[] folders, string? metric, string? plot, (string? Title, string? Across, string? Up) labels)
    {
        if (plot is not null && OutputFile.InputFault("--plot", plot, FigureFile.Extensions) is { } fault) throw CommandException.BadInput(fault);
        SweepTable table = SweepFiles.Guarded(() => SweepTable.Open(folders, SweepFiles.Parts, new CsvTable()));
        SweepSummary summary = new(table, labels);
        if (metric is not null && !summary.Metrics.Contains(metric))
        {
            string meant = NearestName.Find(metric, summary.Metrics) is { } near ? $" Did you mean {near}?" : "";
            throw CommandException.BadInput($"--metric {metric}: there is no such metric; there are {string.Join(", ", summary.Metrics)}.{meant}");
        }

        if (plot is not null) OutputFile.RequireWritable("--plot", plot);
        terminal.WriteTable(["Metric", "Arm", "Members", "Missing", "5 %", "25 %", "50 %", "75 %", "95 %"], summary.Rows());
        terminal.Out.WriteLine();
        terminal.WriteTable(["Status", "Members"], [.. summary.Statuses().Select(status => (IReadOnlyList<string>)[status.Status, status.Count.ToString(CultureInfo.InvariantCulture)])]);
        if (plot is not null) FigureFile.Write(plot, summary.Figure(metric ?? summary.Metrics[0]));
        return ExitCode.Success;
    }
}
