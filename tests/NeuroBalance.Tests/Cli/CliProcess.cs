using System.Diagnostics;
using System.Globalization;

namespace NeuroBalance.Tests.Cli;

/// <summary>The tool as a process of its own, so that it can be killed.</summary>
internal sealed class CliProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output, error;

    public CliProcess(params IReadOnlyList<string> arguments)
        : this(new Dictionary<string, string>(), arguments)
    {
    }

    public CliProcess(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The tool's assembly beside the tests.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "NeuroBalance.Cli.dll");

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>The most memory that it has held so far, in bytes; 0 once it has ended.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            try
            {
                return process.PeakWorkingSet64;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    /// <summary>Ends it at once, as a power cut would: it has no chance to do anything.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Sends a signal by name, such as INT.</summary>
    public void Signal(string name) =>
        Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();

    public (int Code, string Output, string Error) Wait(int seconds = 300)
    {
        if (process.WaitForExit(TimeSpan.FromSeconds(seconds))) return (process.ExitCode, output.Result, error.Result);
        Kill();
        throw new TimeoutException($"The process did not end within {seconds} s. {error.Result}");
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
