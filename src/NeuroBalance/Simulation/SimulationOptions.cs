namespace NeuroBalance.Simulation;

/// <summary>How accurately to simulate.</summary>
public sealed record SimulationOptions
{
    /// <summary>The relative tolerance of a step; 1e-6 unless told.</summary>
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>The absolute tolerance of a step, in the unit of each state; 1e-9 unless told.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-9;

    /// <summary>The most steps of one subject.</summary>
    public long MaxSteps { get; init; } = 200_000;

    /// <summary>The lane width, 1, 4 or 8; the fastest for the work when absent (see <see cref="Lanes.LaneWidth"/>). Changes speed, never a bit.</summary>
    public int? LaneWidth { get; init; }

    internal Integration.StepControl ToStepControl() => new()
    {
        RelativeTolerance = RelativeTolerance,
        AbsoluteTolerance = [AbsoluteTolerance],
        MaxSteps = MaxSteps,
        // Far below any tolerance, far above the subnormal numbers that would slow the tail of a decay.
        FlushBelow = 1e-60,
    };
}
