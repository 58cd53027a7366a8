using System.CommandLine;
using System.CommandLine.Invocation;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>Says which sources the tool was built from.</summary>
/// <param name="terminal">Where it is shown.</param>
internal sealed class VersionPage(Terminal terminal) : SynchronousCommandLineAction
{
    /// <summary>Puts this page in the place of the library's, which speaks of the process's own assembly.</summary>
    public static void Install(RootCommand root, Terminal terminal)
    {
        VersionOption version = root.Options.OfType<VersionOption>().Single();
        version.Action = new VersionPage(terminal);
        version.Description = "Shows the version";
    }

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Out.WriteLine(LibraryVersion.Full);
        return ExitCode.Success;
    }
}
