namespace NeuroBalance.Integration;

/// <summary>What a trajectory did at a boundary, and so what the integrator may keep of what it knew.</summary>
public enum BoundaryAction
{
    /// <summary>Nothing changed: derivative and step size go on.</summary>
    Untouched,

    /// <summary>
    /// The state jumped but its derivative did not: the derivative is kept, the step size is that which the last jump needed.
    /// </summary>
    Shifted,

    /// <summary>State, inputs or equations changed: the derivative is evaluated anew.</summary>
    Restarted,

    /// <summary>The trajectory is complete.</summary>
    Finished,
}
