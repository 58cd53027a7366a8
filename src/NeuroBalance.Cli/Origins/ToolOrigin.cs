namespace NeuroBalance.Cli.Origins;

/// <summary>The provenance of what this tool writes.</summary>
internal static class ToolOrigin
{
    /// <summary>What the tool is called.</summary>
    public const string Program = "neurobalance";

    /// <summary>Its version: what it draws and writes comes from more sources than what it computes.</summary>
    public static string Version { get; } = Provenance.VersionOf(typeof(ToolOrigin).Assembly);

    /// <summary>Of what a command writes.</summary>
    /// <param name="facts">What a person wants to know.</param>
    /// <param name="command">The words of the command.</param>
    /// <param name="files">The files that it reads.</param>
    /// <param name="output">The option that names the file; empty where the command fills a folder.</param>
    public static Provenance Of(IReadOnlyList<KeyValuePair<string, string>> facts, IReadOnlyList<string> command, ProvenanceFiles files,
        string output = "") => new()
        {
            Program = Program,
            Version = Version,
            Facts = facts,
            Commands = [command],
            Output = output,
            Files = files.All,
        };

    /// <summary>An option as words, where it was stated.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value; absent where it was not stated.</param>
    public static IEnumerable<string> Stated(string name, string? value) => value is null ? [] : Provenance.Option(name, value);
}
