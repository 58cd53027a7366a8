using System.CommandLine;
using System.CommandLine.Invocation;
using NeuroBalance.Models;
using NeuroBalance.Cli.Commands;

namespace NeuroBalance.Cli;

/// <summary>The command line as a whole: its commands, and how every ending becomes an exit code and a message.</summary>
internal static class CommandLine
{
    private const string Examples = """
        Examples:
          neurobalance run dependence --out dependence.csv --plot dependence.png
          neurobalance scenarios
          neurobalance parameters Nmda.EthanolIc50
          neurobalance sweep plan.json --out results
          neurobalance claims --out report
          neurobalance verify
        """;

    /// <summary>The root command with all others below it.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        RootCommand root = new("Simulates the brain's balance of GABA-A and NMDA signalling under alcohol, its cessation and ketamine. A model for teaching and hypotheses, not medical advice.");
        root.Subcommands.Add(RunCommand.Create(terminal));
        root.Subcommands.Add(ScenariosCommand.Create(terminal));
        root.Subcommands.Add(ParametersCommand.Create(terminal));
        root.Subcommands.Add(SweepCommand.Create(terminal));
        root.Subcommands.Add(SensitivityCommand.Create(terminal));
        root.Subcommands.Add(MergeCommand.Create(terminal));
        root.Subcommands.Add(SummarizeCommand.Create(terminal));
        root.Subcommands.Add(StatusCommand.Create(terminal));
        root.Subcommands.Add(SubmitCommand.Create(terminal));
        root.Subcommands.Add(ClaimsCommand.Create(terminal));
        root.Subcommands.Add(VerifyCommand.Create(terminal));
        root.Subcommands.Add(EvidenceCommand.Create(terminal));
        ExampleHelp.Install(root, Examples);
        return root;
    }

    /// <summary>Runs a command line; see <see cref="ExitCode"/> for what is returned.</summary>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation = default)
    {
        try
        {
            ParseResult parsed = Create(terminal).Parse(arguments);
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction or null)
                throw CommandException.BadInput([.. parsed.Errors.Select(error => error.Message), Hint(parsed)]);
            InvocationConfiguration configuration = new()
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (CommandException exception)
        {
            return Report(terminal, exception.Code, exception.Messages);
        }
        catch (ScenarioException exception)
        {
            return Report(terminal, ExitCode.BadInput, exception.Faults.Count > 0 ? [.. exception.Faults.Select(fault => fault.ToString())] : [exception.Message]);
        }
        catch (OperationCanceledException)
        {
            return Report(terminal, ExitCode.Interrupted, ["Interrupted; nothing was written."]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Report(terminal, ExitCode.SystemProblem, [exception.Message]);
        }
        catch (OutOfMemoryException)
        {
            return Report(terminal, ExitCode.SystemProblem, ["There is not enough memory for this run."]);
        }
    }

    private static int Report(Terminal terminal, int code, IReadOnlyList<string> messages)
    {
        foreach (string message in messages)
            terminal.Error.WriteLine(message);
        return code;
    }

    private static string Hint(ParseResult parsed)
    {
        string command = parsed.CommandResult.Command is RootCommand ? "" : " " + parsed.CommandResult.Command.Name;
        return $"See: neurobalance{command} --help";
    }
}
