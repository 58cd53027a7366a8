using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Commands;
using NeuroBalance.Lanes;

namespace NeuroBalance.Cli;

/// <summary>The command line as a whole: its commands, and how every ending becomes an exit code and a message.</summary>
internal static class CommandLine
{
    private const string Examples = """
        Examples:
          neurobalance run dependence --out dependence.csv --plot dependence.png
          neurobalance compare adjunct-without adjunct-with --plot adjunct.pdf
          neurobalance provenance adjunct.pdf
          neurobalance scenarios
          neurobalance parameters Nmda.EthanolIc50
          neurobalance sweep plan.json --out results
          neurobalance claims --out report
          neurobalance verify
        """;

    private const string Description =
        "Simulates the brain's balance of GABA-A and NMDA signalling under alcohol, its cessation and ketamine. "
        + "A model for teaching and hypotheses, not medical advice.";

    /// <summary>The commands in the order of the help.</summary>
    private static readonly Func<Terminal, Command>[] Commands =
    [
        RunCommand.Create,
        CompareCommand.Create,
        EegCommand.Create,
        ScenariosCommand.Create,
        ParametersCommand.Create,
        QuantitiesCommand.Create,
        MetricsCommand.Create,
        SweepCommand.Create,
        SensitivityCommand.Create,
        MergeCommand.Create,
        SummarizeCommand.Create,
        StatusCommand.Create,
        SubmitCommand.Create,
        ClaimsCommand.Create,
        ProvenanceCommand.Create,
        VerifyCommand.Create,
        EvidenceCommand.Create,
        CompletionCommand.Create,
        CompletionCommand.CreateAnswer,
    ];

    // A word that begins with @ is a word: the library would put the content of a file in its place.
    internal static readonly ParserConfiguration Words = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>The root command with all others below it.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        RootCommand root = new(Description);
        foreach (Func<Terminal, Command> create in Commands)
        {
            root.Subcommands.Add(create(terminal));
        }
        HelpPage.Install(root, terminal, Examples);
        VersionPage.Install(root, terminal);
        return root;
    }

    /// <summary>Runs a command line; see <see cref="ExitCode"/> for what is returned.</summary>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation = default)
    {
        // One language and one way to write numbers, for the texts of .NET too; threads and tasks that start from here inherit it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            // The library would take a first word in brackets for a directive of its own and pass over it.
            if (arguments is [['[', .., ']'] word, ..])
            {
                throw CommandException.BadInput($"{word}: there is no such command.", "See: neurobalance --help");
            }
            ParseResult parsed = Create(terminal).Parse(arguments, Words);
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction or null)
            {
                throw CommandException.BadInput(ParseFaults.Of(parsed));
            }
            CheckEnvironment();
            terminal.Activity.Doing = "running " + ParseFaults.NameOf(parsed.CommandResult.Command);
            InvocationConfiguration configuration = new()
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return Ending.Of(exception, terminal.Activity, arguments).Tell(terminal);
        }
    }

    private static void CheckEnvironment()
    {
        try
        {
            _ = LaneWidth.Override;
        }
        catch (InvalidOperationException exception)
        {
            throw CommandException.BadInput(exception.Message);
        }
    }
}
