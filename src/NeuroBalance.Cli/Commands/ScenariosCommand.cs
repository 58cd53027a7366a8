using System.CommandLine;
using NeuroBalance.Cli.CommandLines;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>scenarios</c>: the built-in ones as a list, or one as the file that it is.</summary>
internal static class ScenariosCommand
{
    private const string Examples = """
        Examples:
          neurobalance scenarios
          neurobalance scenarios dependence > my-scenario.json
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> name = new("name") { Description = "Prints this scenario as JSON", Arity = ArgumentArity.ZeroOrOne };
        ToolCommand command = new("scenarios", "Lists the built-in scenarios, or prints one as a file to start from", Examples) { name };
        command.SetAction(parsed => Show(terminal, parsed.GetValue(name)));
        return command;
    }

    private static int Show(Terminal terminal, string? name)
    {
        if (name is null)
        {
            terminal.WriteTable(["Name", "What"],
                [.. Scenarios.Names.Select(one => (IReadOnlyList<string>)[one, Scenarios.Get(one).Title])]);
            return ExitCode.Success;
        }

        if (!Scenarios.TryGet(name, out _)) throw CommandException.BadInput(ScenarioSource.Unknown(name));
        terminal.Out.WriteLine(Scenarios.Json(name).TrimEnd());
        return ExitCode.Success;
    }
}
