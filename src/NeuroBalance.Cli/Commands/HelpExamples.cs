using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NeuroBalance.Cli.Commands;

/// <summary>Examples below the options in the help of a command.</summary>
internal static class HelpExamples
{
    /// <summary>Adds a help option that ends with examples and notes.</summary>
    public static void AddHelp(this Command command, string text)
    {
        HelpOption help = new();
        help.Action = new Examples((HelpAction)help.Action!, text);
        command.Options.Add(help);
    }

    private sealed class Examples(HelpAction inner, string text) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = inner.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(text);
            return code;
        }
    }
}
