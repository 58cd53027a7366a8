using NeuroBalance.Dosing;
using NeuroBalance.Model;

namespace NeuroBalance.Simulation;

/// <summary>One virtual person in one scenario: what the ensemble needs to start a trajectory. Filled anew for each member, so that none is allocated.</summary>
public sealed class Subject
{
    /// <summary>The member's number in its cohort, from 0.</summary>
    public long Index { get; set; }

    /// <summary>Its parameters.</summary>
    public Parameters<double> Parameters;

    /// <summary>Its state at time 0, before any dose.</summary>
    public State<double> Initial;

    /// <summary>What happens to it. Shared by all members of a scenario.</summary>
    public Timeline Timeline { get; set; } = null!;
}
