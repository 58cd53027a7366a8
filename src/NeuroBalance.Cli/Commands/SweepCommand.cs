using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Runs;
using NeuroBalance.Cli.Sweeps;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>sweep</c>: many subjects of a plan, into a folder of part files that survives whatever happens to the process.</summary>
internal static class SweepCommand
{
    private const string Examples = """
        Examples:
          neurobalance sweep plan.json --out results
          neurobalance sweep plan.json --out results --model slower.md
          neurobalance sweep plan.json --out results --shard 3/8
          neurobalance sweep plan.json --out results --shard auto/8     (the task's number from Kubernetes or Slurm)

        Starting again goes on where the last run stopped. Exit codes: 0 fine (failed members have a status), 2 bad input or another
        sweep's folder, 3 a file or system problem, 75 interrupted by the cluster, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> plan = ToolOptions.PathArgument("plan", "The plan file (.json)");
        Option<string?> model = ToolOptions.Model("The model of all arms, in the place of what the plan states");
        Option<string> output = ToolOptions.RequiredPath("--out", "folder", "The folder of the results");
        Option<int?> threads = ToolOptions.Threads();
        Option<int?> lanes = ToolOptions.Lanes();
        Option<string?> shard =
            new("--shard") { HelpName = "i/n", Description = "Runs only the i-th of n equal shares, into a folder of its own" };
        Option<int?> partSize =
            ToolOptions.Whole("--part-size", "Members of a part file, 4096 by default: what an interruption can lose", 1, 1_000_000);
        Option<bool> csv = new("--csv") { Description = "Writes table.csv beside the part files, too" };
        Option<bool> quiet = ToolOptions.Quiet();
        ToolCommand command = new("sweep", "Runs a plan: thousands of subjects, into a folder of Parquet files",
            Examples) { plan, model, output, threads, lanes, shard, partSize, csv, quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            parsed.GetRequiredValue(plan),
            ModelChoice.Read(parsed.GetValue(model)),
            parsed.GetRequiredValue(output),
            SweepFiles.Options(parsed.GetValue(threads), parsed.GetValue(lanes), parsed.GetValue(shard), parsed.GetValue(partSize)),
            parsed.GetValue(csv),
            parsed.GetValue(quiet),
            cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string file, ModelChoice? model, string folder, SweepRunOptions options, bool csv, bool quiet,
        CancellationToken cancellation)
    {
        SweepFiles.CheckFolder("--out", folder);
        SweepPlan plan = SweepFiles.ReadPlan(terminal, file, model);
        SweepProgress outcome = Execute(terminal, plan, folder, options, quiet, cancellation);
        string written = options.Shard.FolderIn(folder);
        // Beside the parts, which hold numbers alone: tables and figures that are made from them take it from there.
        Provenance origin = SweepOrigin.Of("sweep", file, plan, PartSize(options), model);
        origin.WriteInto(written);
        if (csv && options.Shard == SweepShard.Whole)
        {
            string table = Path.Combine(written, "table.csv");
            SweepResults.Open([written], cancellation).Write(table, cancellation);
            (origin with { Commands = [[.. origin.Commands[0], "--csv"]] }).At(Path.GetFileName(table)).WriteBeside(table);
        }
        if (!quiet)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Done} members in {written}, {outcome.Failed} failed"));
        }
        return ExitCode.Success;
    }

    private static IEnumerable<string> PartSize(SweepRunOptions options) => options.PartSize == SweepRunOptions.DefaultPartSize ? []
        : Provenance.Option("--part-size", options.PartSize.ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs a plan with progress on standard error.</summary>
    public static SweepProgress Execute(Terminal terminal, SweepPlan plan, string folder, SweepRunOptions options, bool quiet,
        CancellationToken cancellation)
    {
        terminal.Activity.Doing = $"running {plan.Name}";
        terminal.Activity.Left = "finished parts stay; start the same command again to go on";
        using SweepMeter meter = new(terminal, quiet);
        return Sweep.Run(plan, folder, options, meter, cancellation);
    }
}
