using System.Text;

namespace NeuroBalance.Cli.Runs;

/// <summary>A scenario by what the user typed: the name of a built-in one, a file, or standard input.</summary>
/// <param name="BuiltIn">The name, when it is a built-in one.</param>
/// <param name="Utf8">The text of its file.</param>
internal sealed record ScenarioSource(string? BuiltIn, byte[] Utf8)
{
    /// <summary>The folder of its file; that of the command for standard input.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>The word for standard input, and for standard output.</summary>
    public const string Standard = "-";

    /// <summary>Finds a scenario.</summary>
    /// <param name="typed">A name, a file or a hyphen.</param>
    /// <param name="terminal">Where standard input comes from.</param>
    /// <exception cref="CommandException">There is no such scenario, or the file cannot be read.</exception>
    public static ScenarioSource Read(string typed, Terminal terminal)
    {
        if (typed == Standard) return new ScenarioSource(null, ReadInput(terminal));
        bool isFile = typed.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || typed.AsSpan().IndexOfAny('/', '\\') >= 0;
        if (!isFile && Scenario.Names.Contains(typed)) return new ScenarioSource(typed, Encoding.UTF8.GetBytes(Scenario.FileOf(typed)));
        if (Directory.Exists(typed))
        {
            throw CommandException.BadInput($"{typed}: this is a folder; give a scenario file (.json) or the name of a scenario.");
        }
        if (!isFile && !File.Exists(typed)) throw CommandException.BadInput(Unknown(typed));
        return TextFile.TryRead(typed, Scenario.LargestFile, out byte[] utf8, out string problem)
            ? new ScenarioSource(null, utf8) { Folder = Path.GetDirectoryName(Path.GetFullPath(typed))! }
            : throw CommandException.BadInput($"{typed}: {problem}.");
    }

    /// <summary>The message for a name that no scenario has.</summary>
    public static string Unknown(string name)
    {
        string meant = NearestName.Find(name, Scenario.Names) is { } near ? $" Did you mean {near}?" : "";
        return $"{name}: there is no scenario of this name, and no file.{meant} See: neurobalance scenarios";
    }

    private static byte[] ReadInput(Terminal terminal)
    {
        using Stream input = terminal.Input();
        using MemoryStream text = new();
        byte[] buffer = new byte[1 << 16];
        for (int read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            if (text.Length + read > Scenario.LargestFile)
            {
                throw CommandException.BadInput(
                    $"-: standard input is larger than {Scenario.LargestFile >> 20} MiB, which no scenario is.");
            }
            text.Write(buffer, 0, read);
        }

        return text.ToArray();
    }
}
