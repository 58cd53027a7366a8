namespace NeuroBalance.Integration;

/// <summary>What one lane's trajectory has cost so far, and what the watch for stiffness has counted.</summary>
internal struct StepCounters
{
    public long MaxSteps;
    public long Accepted;
    public long Rejected;
    public long AtLastBoundary;
    public long Evaluations;
    public double StiffnessTime;
    public SolveStatus Verdict;
    public int Component;
    public int StiffSteps;
    public int CalmSteps;
    public bool Watching;
}
