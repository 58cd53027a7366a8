using System.CommandLine;
using System.Text;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>provenance</c>: how a file was made, and the commands that make it again.</summary>
internal static class ProvenanceCommand
{
    private const string Examples = """
        Examples:
          neurobalance provenance figure.pdf
          neurobalance provenance table.csv                     (reads table.csv.provenance.json, which lies beside it)
          neurobalance provenance figure.png --command | sh     (makes again.png, with the same pixels)

        Figures (.png, .svg, .pdf; also those that a program draws with NeuroBalance.Plotting), sounds (.wav) and merged Parquet tables
        hold their provenance; other tables have it beside them, and provenance.json in the folder of a sweep or of the claims stands for
        its other files. With the same version the commands give the same bytes of a table or a sound and the same pixels of a figure.
        They are for a POSIX shell, in a folder of your choice; what they read and write is called again.*. What a file says of itself may
        be forged: look at the commands first.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = ToolOptions.PathArgument("file", "A figure, table or sound that neurobalance wrote");
        Option<string?> extract =
            ToolOptions.Path("--extract", "folder", "Writes the scenarios and plans that the file carries into this folder");
        Option<bool> command = new("--command") { Description = "Prints the commands alone" };
        Option<bool> json = new("--json") { Description = "Prints the provenance as JSON, for programs" };
        ToolCommand own = new("provenance", "Shows how a file was made, and the commands that make it again", Examples)
        {
            file, extract, command, json,
        };
        own.SetAction(parsed =>
            Run(terminal, parsed.GetRequiredValue(file), parsed.GetValue(extract), parsed.GetValue(command), parsed.GetValue(json)));
        return own;
    }

    private static int Run(Terminal terminal, string file, string? folder, bool commandAlone, bool json)
    {
        Provenance origin = OriginFile.Read(file);
        if (folder is not null)
        {
            Extract(origin, folder);
            return ExitCode.Success;
        }

        if (json)
        {
            terminal.Out.WriteLine(origin.ToJson(indented: true));
            return ExitCode.Success;
        }

        string[] commands = [.. Commands(origin, file)];
        if (!commandAlone)
        {
            foreach ((string name, string text) in Rows(origin))
            {
                terminal.Out.WriteLine("  " + name.PadRight(20) + text);
            }
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(commands.Length == 0 ? "It does not hold enough to be made again." : "To make it again:");
            terminal.Out.WriteLine();
        }

        foreach (string command in commands)
        {
            terminal.Out.WriteLine(commandAlone ? command : "  " + command);
        }
        if (!commandAlone && OriginRules.VersionOf(origin) is { } here && here != origin.Version)
        {
            terminal.Error.WriteLine($"Warning: this is version {here}; another version may give other numbers.");
        }
        return ExitCode.Success;
    }

    private static IEnumerable<(string Name, string Text)> Rows(Provenance origin)
    {
        yield return ("program", origin.Program);
        yield return ("version", origin.Version);
        yield return ("parameter table", origin.ParameterTable);
        foreach ((string name, string text) in origin.Facts)
        {
            yield return (name, text);
        }
        if (origin.Files.Count > 0) yield return ("carries", string.Join(", ", origin.Files.Select(one => one.Key)));
    }

    private static IEnumerable<string> Commands(Provenance origin, string file)
    {
        if (origin.Commands.Count == 0) yield break;
        string name = file.StartsWith('-') ? "./" + file : file;
        if (origin.Files.Count > 0) yield return ShellWords.Line(["neurobalance", "provenance", name, "--extract", "."]);
        for (int i = 0; i < origin.Commands.Count; i++)
        {
            IEnumerable<string> words = origin.Commands[i].Prepend("neurobalance");
            bool last = i == origin.Commands.Count - 1;
            if (last && origin.Output.Length > 0)
            {
                words = words.Concat([origin.Output, Provenance.Again + Path.GetExtension(Table(file))]);
            }
            yield return ShellWords.Line(words) + (last && origin.Place.Length > 0 ? $"    # writes {origin.Place}" : "");
        }
    }

    private static string Table(string file) =>
        file.EndsWith(OriginText.Ending, StringComparison.OrdinalIgnoreCase) ? file[..^OriginText.Ending.Length] : file;

    private static void Extract(Provenance origin, string folder)
    {
        OutputFolder.Prepare("--extract", folder);
        foreach ((string name, string text) in origin.Files)
        {
            string path = Path.Combine(folder, name);
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            if (File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(utf8))
            {
                throw new CommandException(ExitCode.SystemProblem,
                    $"{path}: another file of this name is there already; nothing was replaced.");
            }
            AtomicFile.Write(path, stream => stream.Write(utf8));
        }
    }
}
