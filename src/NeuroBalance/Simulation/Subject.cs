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

    /// <summary>Its state at <see cref="StartHours"/>, before any dose of that moment.</summary>
    public State<double> Initial;

    /// <summary>The time at which it is first looked at (h), usually 0; what the timeline holds before lies behind it. No infusion, clamp, therapy or protocol may be under way then.</summary>
    /// <remarks>Courses that begin alike can so be simulated once up to where they part.</remarks>
    public double StartHours { get; set; }

    /// <summary>What happens to it. Shared by all members of a scenario.</summary>
    public Timeline Timeline { get; set; } = null!;
}
