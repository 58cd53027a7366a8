using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Sweeps;

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
        Option<string?> courses = ToolOptions.Path("--trajectories", "file.parquet|.csv",
            "Writes the values of every member of the trajectories that keep them, a row each");
        Option<bool> quiet = new("--quiet") { Description = "No summary" };
        ToolCommand command =
            new("merge", "Verifies the parts of a sweep and writes them as one table", Examples) { folders, output, courses, quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            Run(terminal, parsed.GetRequiredValue(folders), parsed.GetRequiredValue(output), parsed.GetValue(courses),
                parsed.GetValue(quiet), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string[] folders, string output, string? courses, bool quiet,
        CancellationToken cancellation)
    {
        if (OutputFile.InputFault("--out", output, ".parquet", ".csv") is { } fault) throw CommandException.BadInput(fault);
        if (courses is not null && OutputFile.InputFault("--trajectories", courses, ".parquet", ".csv") is { } wrong)
        {
            throw CommandException.BadInput(wrong);
        }
        OutputFile.RequireWritable("--out", output);
        if (courses is not null) OutputFile.RequireWritable("--trajectories", courses);
        SweepResults table = SweepResults.Open(folders, cancellation);
        if (courses is not null) WriteTrajectories(table, folders, (output, courses), cancellation);
        Provenance? origin = SweepOrigin.Then(folders, "merge", [], "--out");
        table.Write(output, origin is null ? [] : [new(Provenance.Key, origin.ToJson())], cancellation);
        if (origin is not null && !SweepResults.IsTable(output)) origin.WriteBeside(output);
        if (!quiet)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{table.Manifest.Members} members in {output}, {table.Failed} failed"));
        }
        return ExitCode.Success;
    }

    private static void WriteTrajectories(SweepResults table, string[] folders, (string Output, string Courses) files,
        CancellationToken cancellation)
    {
        ImmutableArray<TrajectoryPlan> plans = table.Manifest.Trajectories;
        if (plans.IsEmpty) throw CommandException.BadInput(BandWish.None("--trajectories"));
        if (!plans.Any(one => one.KeepsMembers))
        {
            throw CommandException.BadInput("--trajectories: the plan of this sweep keeps bands alone; give a trajectory \"members\": true "
                + "and run it into a new folder.");
        }
        Provenance? origin = SweepOrigin.Then(
            folders, "merge", ["--out", Provenance.Again + "-table" + Path.GetExtension(files.Output)], "--trajectories");
        table.WriteTrajectories(files.Courses, origin is null ? [] : [new(Provenance.Key, origin.ToJson())], cancellation);
        if (origin is not null && !SweepResults.IsTable(files.Courses)) origin.WriteBeside(files.Courses);
    }
}
