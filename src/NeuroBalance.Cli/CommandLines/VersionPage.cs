using System.CommandLine;
using System.CommandLine.Invocation;
using NeuroBalance.Plotting;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>Says which sources the tool was built from.</summary>
/// <param name="terminal">Where it is shown.</param>
internal sealed class VersionPage(Terminal terminal) : SynchronousCommandLineAction
{
    /// <summary>The version and, behind a plus sign, what tells builds of different sources apart.</summary>
    public static string Version { get; } = OriginMaker.VersionOf(typeof(Scenario).Assembly);

    /// <summary>The same of the tool: what it draws and writes comes from more sources than what it computes.</summary>
    public static OriginMaker Maker { get; } = new("neurobalance", OriginMaker.VersionOf(typeof(VersionPage).Assembly));

    /// <summary>Puts this page in the place of the library's, which speaks of the process's own assembly.</summary>
    public static void Install(RootCommand root, Terminal terminal)
    {
        VersionOption version = root.Options.OfType<VersionOption>().Single();
        version.Action = new VersionPage(terminal);
        version.Description = "Shows the version";
    }

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Out.WriteLine(Version);
        return ExitCode.Success;
    }
}
