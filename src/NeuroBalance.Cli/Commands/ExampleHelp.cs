using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NeuroBalance.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class ExampleCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>The lines below the options.</summary>
    public string Examples { get; } = examples;
}

/// <summary>The help of every command, followed by its examples.</summary>
internal sealed class ExampleHelp(HelpAction inner, string rootExamples) : SynchronousCommandLineAction
{
    /// <summary>Puts this help in the place of the one without examples.</summary>
    public static void Install(RootCommand root, string examples)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!, examples);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        using StringWriter help = new();
        parseResult.InvocationConfiguration.Output = help;
        int code = inner.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        // The command is shown under the name that it is installed as, not under that of its assembly.
        output.Write(help.ToString().Replace("  " + RootCommand.ExecutableName, "  neurobalance", StringComparison.Ordinal));
        output.WriteLine(parseResult.CommandResult.Command is ExampleCommand command ? command.Examples : rootExamples);
        return code;
    }
}
