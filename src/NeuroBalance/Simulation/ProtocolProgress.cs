namespace NeuroBalance.Simulation;

/// <summary>How far one subject has come in one protocol.</summary>
internal struct ProtocolProgress
{
    /// <summary>Time of the first of the quiet assessments in a row; NaN when the last one was not quiet.</summary>
    public double QuietSince;

    /// <summary>The protocol has stopped by itself.</summary>
    public bool Stopped;

    /// <summary>When it did; NaN before.</summary>
    public double StoppedAt;

    /// <summary>The assessments made, the one at which it stopped included.</summary>
    public int Assessments;

    /// <summary>A triggered protocol is watching.</summary>
    public bool Watching;

    /// <summary>The end of the refractory time after the last triggered dose; negative infinity before the first.</summary>
    public double RefractoryUntil;

    public void Reset()
    {
        QuietSince = double.NaN;
        Stopped = false;
        StoppedAt = double.NaN;
        Assessments = 0;
        Watching = false;
        RefractoryUntil = double.NegativeInfinity;
    }
}
