using System.ComponentModel;
using System.Diagnostics;

namespace NeuroBalance.Tests.House;

/// <summary>A program of the system, such as Python or R, which a test needs and which need not be there.</summary>
internal static class OtherProgram
{
    /// <summary>The Python that has a module: the system's, or the first on the path.</summary>
    /// <param name="module">The module that is needed.</param>
    public static string Python(string module) => Runs("/usr/bin/python3", "-c", $"import {module}") ? "/usr/bin/python3" : "python3";

    /// <summary>Whether a program is there and ends well with these arguments.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            return Wait(program, Path.GetTempPath(), arguments).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs a program in a folder, with that folder first on the path, and waits for its end.</summary>
    /// <exception cref="TimeoutException">It did not end within two minutes.</exception>
    public static (int Code, string Output, string Error) Wait(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start =
            new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (process.WaitForExit(TimeSpan.FromMinutes(2))) return (process.ExitCode, output.Result, error.Result);
        process.Kill(entireProcessTree: true);
        throw new TimeoutException($"{program} did not end within two minutes.");
    }
}
