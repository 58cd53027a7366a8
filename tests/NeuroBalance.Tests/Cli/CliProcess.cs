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
        // As in the tool's packages: code that watches itself to be compiled better later costs a short command a third of its time.
        start.Environment["DOTNET_TieredPGO"] = "0";
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

    /// <summary>The time of processors that it has taken so far; none once it has ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            try
            {
                return process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return TimeSpan.Zero;
            }
        }
    }

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

    /// <summary>Returns when it has begun and waits for something itself: for half a second it took no time of a processor.</summary>
    public void WaitUntilItWaits()
    {
        TimeSpan before = TimeSpan.Zero;
        int still = 0;
        for (int i = 0; i < 1200 && still < 5; i++)
        {
            Thread.Sleep(100);
            TimeSpan now = ProcessorTime;
            still = now > TimeSpan.Zero && now == before ? still + 1 : 0;
            before = now;
        }

        if (still < 5) throw new TimeoutException("The process did not come to rest within two minutes.");
    }

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
