using System.Text;
using NeuroBalance.Cli;

namespace NeuroBalance.Tests.Cli;

/// <summary>One call of the command line within this process, in a folder of its own that is removed afterwards.</summary>
internal sealed class CliRun : IDisposable
{
    public CliRun() => Folder = Directory.CreateTempSubdirectory("neurobalance-").FullName;

    /// <summary>The folder that the call may write to; what lies in it beforehand was put there by the test.</summary>
    public string Folder { get; }

    public int ExitCode { get; private set; } = -1;

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>What stands on standard input.</summary>
    public string Input { get; set; } = "";

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    public async Task<CliRun> InvokeAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        using StringWriter output = new(), error = new();
        Terminal terminal = new(output, error) { Input = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)) };
        ExitCode = await CommandLine.InvokeAsync(arguments, terminal, cancellation);
        Out = output.ToString();
        Error = error.ToString();
        return this;
    }

    /// <summary>The names of all files and folders now in the folder.</summary>
    public string[] Files() =>
        [.. Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
