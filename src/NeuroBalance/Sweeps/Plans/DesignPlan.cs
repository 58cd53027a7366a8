namespace NeuroBalance;

/// <summary>A way to choose the subjects of a sweep.</summary>
public enum DesignKind
{
    /// <summary>Every combination of the axes' levels.</summary>
    Grid,

    /// <summary>The rows of a table.</summary>
    List,

    /// <summary>A Latin hypercube.</summary>
    LatinHypercube,

    /// <summary>A Sobol sequence.</summary>
    Sobol,

    /// <summary>Independent random draws.</summary>
    MonteCarlo,

    /// <summary>The rows of a variance-based sensitivity analysis, in the order that SALib uses.</summary>
    Saltelli,

    /// <summary>The trajectories of elementary effects.</summary>
    Morris,
}

/// <summary>How the points of a Sobol sequence are randomized.</summary>
internal enum Scrambling
{
    /// <summary>Not at all; the first point is the origin.</summary>
    None,

    /// <summary>Nested uniform scrambling (Owen 1995): keeps the net and makes its estimates unbiased.</summary>
    Owen,

    /// <summary>One random digital shift for each dimension.</summary>
    Shift,
}

/// <summary>The design of a sweep, as the plan states it.</summary>
public sealed record DesignPlan
{
    /// <summary>The kind.</summary>
    public required DesignKind Kind { get; init; }

    /// <summary>
    /// The number of samples: rows, base samples (Saltelli) or trajectories (Morris); for a grid and a list it follows from the axes.
    /// </summary>
    public long Samples { get; init; }

    /// <summary>How a Sobol sequence is randomized.</summary>
    internal Scrambling Scrambling { get; init; } = Scrambling.Owen;

    /// <summary>The points at the start of a Sobol sequence that are passed over.</summary>
    public long Skip { get; init; }

    /// <summary>Whether the Saltelli rows allow second-order indices.</summary>
    public bool SecondOrder { get; init; } = true;

    /// <summary>The levels of the Morris grid; even.</summary>
    public int Levels { get; init; } = 4;

    /// <summary>How many of the Morris trajectories are kept, those that lie farthest apart; all when absent.</summary>
    public int? OptimalTrajectories { get; init; }

    /// <summary>Whether more samples leave the rows that there are as they are.</summary>
    public bool CanGrow => Kind is DesignKind.Sobol or DesignKind.MonteCarlo or DesignKind.Saltelli
        || (Kind is DesignKind.Morris && OptimalTrajectories is null);
}
