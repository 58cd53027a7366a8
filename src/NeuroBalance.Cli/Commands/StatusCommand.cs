using System.CommandLine;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Sweeps;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>status</c>: how far a sweep is, shard by shard, whoever runs it.</summary>
internal static class StatusCommand
{
    private const string Examples = """
        Examples:
          neurobalance status results
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = ToolOptions.PathArgument("folder", "The folder of a sweep, or the one that holds its shards");
        ToolCommand command = new("status", "Shows how far a sweep and its shards are", Examples) { folder };
        command.SetAction((parsed, cancellation) => Task.FromResult(Show(terminal, parsed.GetRequiredValue(folder), cancellation)));
        return command;
    }

    private static int Show(Terminal terminal, string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) throw CommandException.BadInput($"{folder}: there is no such folder.");
        IReadOnlyList<SweepState> states = SweepState.Of(folder, cancellation);
        if (states.Count == 0) throw CommandException.BadInput($"{folder}: there is no sweep here.");
        terminal.WriteTable(
            ["Shard", "Members", "Done", "Failed", "State"],
            [.. states.Select(state =>
                (IReadOnlyList<string>)[state.Shard.ToString(), Text(state.Members), Text(state.Done), Text(state.Failed), state.Word])]);
        int absent = states[0].Shard.Count - states.Count;
        if (absent > 0)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{absent} of {states[0].Shard.Count} shards have not begun."));
        }
        return ExitCode.Success;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
