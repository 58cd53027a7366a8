namespace NeuroBalance.Integration;

/// <summary>What one lane's trajectory has cost so far.</summary>
internal struct LaneLedger
{
    public long Accepted;
    public long Rejected;
    public long Evaluations;
    public double StiffnessTime;
    public SolveStatus Verdict;
    public int Component;
    public int StiffSteps;
    public int CalmSteps;
    public bool Watching;
}
