using System.Diagnostics;
using System.Globalization;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>Shows on standard error how far a sweep is: a bar for a person, one line every ten seconds for a log.</summary>
internal sealed class SweepMeter : IProgress<SweepProgress>, IDisposable
{
    private static readonly TimeSpan BarEvery = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private readonly Terminal terminal;
    private readonly LiveLine? line;
    private readonly Timer? timer;
    private SweepProgress latest;

    /// <param name="terminal">Where it is shown.</param>
    /// <param name="quiet">Shows nothing.</param>
    /// <param name="lineEvery">The time between lines of a log; ten seconds by default.</param>
    public SweepMeter(Terminal terminal, bool quiet, TimeSpan? lineEvery = null)
    {
        this.terminal = terminal;
        if (quiet) return;
        line = terminal.Live();
        TimeSpan every = line is null ? lineEvery ?? TimeSpan.FromSeconds(10) : BarEvery;
        timer = new Timer(_ => Show(), null, every, every);
    }

    public void Report(SweepProgress value)
    {
        lock (gate)
        {
            latest = value;
        }
    }

    public void Dispose()
    {
        if (timer is null) return;
        using (ManualResetEvent stopped = new(false))
        {
            if (timer.Dispose(stopped)) stopped.WaitOne();
        }

        line?.Wipe();
    }

    /// <summary>How far, how fast, how long still, and how many failed, in words.</summary>
    internal static string Describe(SweepProgress progress, TimeSpan elapsed)
    {
        double rate = elapsed.TotalSeconds > 0 ? (progress.Done - progress.Before) / elapsed.TotalSeconds : 0;
        double share = progress.Total > 0 ? 100.0 * progress.Done / progress.Total : 100;
        string left = rate > 0 ? InWords(TimeSpan.FromSeconds(Math.Min((progress.Total - progress.Done) / rate, 1e9))) + " left"
            : "time left unknown";
        return string.Create(CultureInfo.InvariantCulture,
            $"{progress.Done} of {progress.Total} ({share:0.0} %), {rate:0} a second, {left}, {progress.Failed} failed");
    }

    private static string InWords(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min"),
    };

    private void Show()
    {
        SweepProgress now;
        lock (gate)
        {
            now = latest;
        }
        if (now.Total == 0) return;
        string text = Describe(now, watch.Elapsed);
        if (line is null) terminal.Error.WriteLine(text);
        else line.Show((double)now.Done / now.Total, text);
    }
}
