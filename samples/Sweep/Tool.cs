using System.Diagnostics;

namespace NeuroBalance.Samples;

/// <summary>Runs the command-line tool as a reader would in a shell, showing each command.</summary>
internal static class Tool
{
    /// <summary>A folder for the sample to write into, empty: results of an earlier version of the program would be refused.</summary>
    public static string Folder(string sample)
    {
        string folder = Path.Combine(Path.GetTempPath(), "neurobalance-samples", sample);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Runs one command and waits for it; a failure ends the sample with the same exit code.</summary>
    public static void Run(params string[] arguments)
    {
        Console.WriteLine("\n$ neurobalance " + string.Join(' ', arguments.Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument)));
        using Process process = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "NeuroBalance.Cli.dll"), .. arguments]);
        process.WaitForExit();
        if (process.ExitCode != 0) Environment.Exit(process.ExitCode);
    }
}
