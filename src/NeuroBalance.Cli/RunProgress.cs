using System.Globalization;
using Spectre.Console;

namespace NeuroBalance.Cli;

/// <summary>Shows how far a run is, on standard error, when it takes more than a second and a person is looking.</summary>
internal sealed class RunProgress : IProgress<double>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IAnsiConsole? _console;
    private readonly Timer? _timer;
    private double _share;
    private bool _drawn;

    private RunProgress(IAnsiConsole? console)
    {
        _console = console;
        if (console is not null)
            _timer = new Timer(_ => Draw(), null, Patience, TimeSpan.FromMilliseconds(200));
    }

    /// <summary>Starts to watch; does nothing when nobody is looking.</summary>
    public static RunProgress Start(Terminal terminal, bool quiet) =>
        new(quiet || !terminal.ErrorIsInteractive ? null : Terminal.Spectre(terminal.Error));

    public void Report(double value) => Volatile.Write(ref _share, value);

    public void Dispose()
    {
        if (_timer is null)
            return;
        using (ManualResetEvent stopped = new(false))
        {
            // Nothing may be drawn after the line is wiped.
            if (_timer.Dispose(stopped))
                stopped.WaitOne();
        }

        if (_drawn)
            _console!.Write(new ControlCode("\r\u001b[2K"));
    }

    private void Draw()
    {
        double share = Volatile.Read(ref _share);
        int filled = (int)(Math.Clamp(share, 0, 1) * 30);
        string bar = new string('━', filled).PadRight(30, '─');
        _console!.Write(new ControlCode(string.Create(CultureInfo.InvariantCulture, $"\rSimulating {bar} {100 * share,3:0} %")));
        _drawn = true;
    }
}
