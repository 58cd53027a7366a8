using System.CommandLine;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Plotting;
using NeuroBalance.Sweeps;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>merge</c>: the parts of a sweep, or of all its shards, as one table.</summary>
internal static class MergeCommand
{
    private const string Examples = """
        Examples:
          neurobalance merge results --out table.parquet
          neurobalance merge results/shard-* --out table.csv

        The bytes are the same whether the sweep ran at once, in pieces or in shards.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> folders = ToolOptions.PathArguments("folders", "The folder of a sweep, or those of its shards");
        Option<string> output = ToolOptions.RequiredPath("--out", "file.parquet|.csv", "The table");
        Option<bool> quiet = new("--quiet") { Description = "No summary" };
        ToolCommand command =
            new("merge", "Verifies the parts of a sweep and writes them as one table", Examples) { folders, output, quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            Run(terminal, parsed.GetRequiredValue(folders), parsed.GetRequiredValue(output), parsed.GetValue(quiet), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string[] folders, string output, bool quiet, CancellationToken cancellation)
    {
        if (OutputFile.InputFault("--out", output, ".parquet", ".csv") is { } fault) throw CommandException.BadInput(fault);
        OutputFile.RequireWritable("--out", output);
        SweepResults table = SweepResults.Open(folders, cancellation);
        Origin? origin = SweepOrigin.Then(folders, "merge", [], "--out");
        table.Write(output, origin is null ? [] : [new(Origin.Key, origin.ToJson(indented: false))], cancellation);
        if (origin is not null && !TableFile.HasRoomForNotes(output)) origin.WriteBeside(output);
        if (!quiet)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{table.Manifest.Members} members in {output}, {table.Failed} failed"));
        }
        return ExitCode.Success;
    }
}
