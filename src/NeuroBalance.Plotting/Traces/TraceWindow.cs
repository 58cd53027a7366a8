namespace NeuroBalance.Plotting;

/// <summary>The seconds of a trace that are shown larger.</summary>
/// <param name="From">Their start, s.</param>
/// <param name="To">Their end, s.</param>
internal readonly record struct TraceWindow(double From, double To)
{
    /// <summary>How many seconds: a wave of 11 Hz is then wide enough to be seen as one.</summary>
    public const int Seconds = 4;

    private const double BeforeSpike = 1;

    /// <summary>Those around the first spike, or else the first.</summary>
    public static TraceWindow Of(EegTrace trace, int length)
    {
        if (length <= Seconds) return new TraceWindow(0, length);
        double from = trace.Spikes.Length == 0 ? 0 : Math.Clamp(trace.Spikes[0] - BeforeSpike, 0, length - Seconds);
        return new TraceWindow(from, from + Seconds);
    }
}
