using System.Globalization;

namespace NeuroBalance.Cli;

/// <summary>Shows how far a run is, on standard error, when it takes more than a second and a person is looking.</summary>
internal sealed class RunProgress : IProgress<double>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly LiveLine? line;
    private readonly Timer? timer;
    private readonly Func<double, string> describe;
    private double share;

    private RunProgress(LiveLine? line, Func<double, string> describe)
    {
        this.line = line;
        this.describe = describe;
        if (line is not null) timer = new Timer(_ => Draw(line), null, Patience, TimeSpan.FromMilliseconds(200));
    }

    /// <summary>Starts to watch; does nothing when nobody is looking.</summary>
    /// <param name="terminal">Where the line is drawn.</param>
    /// <param name="quiet">Whether to draw nothing.</param>
    /// <param name="describe">The share that is done, in words; per cent when absent.</param>
    public static RunProgress Start(Terminal terminal, bool quiet, Func<double, string>? describe = null) =>
        new(quiet ? null : terminal.Live(), describe ?? PerCent);

    public void Report(double value) => Volatile.Write(ref share, value);

    public void Dispose()
    {
        if (timer is null) return;
        using (ManualResetEvent stopped = new(false))
        {
            // Nothing may be drawn after the line is wiped.
            if (timer.Dispose(stopped)) stopped.WaitOne();
        }

        line!.Wipe();
    }

    private void Draw(LiveLine drawn)
    {
        double now = Volatile.Read(ref share);
        drawn.Show(now, describe(now));
    }

    private static string PerCent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} % simulated");
}
