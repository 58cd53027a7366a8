namespace NeuroBalance;

/// <summary>What a claim or one of its criteria came to for one subject.</summary>
public enum Verdict
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It fails.</summary>
    Fails,

    /// <summary>
    /// A quantity that it needs does not exist for this subject: a level never reached, an empty window, a baseline too small.
    /// </summary>
    NotAssessable,

    /// <summary>The subject's blood alcohol exceeds what a person survives in a scenario that the claim uses.</summary>
    NotPlausible,

    /// <summary>The integration of a scenario that the claim uses did not reach its end.</summary>
    NotComputed,
}

/// <summary>What kind of statement a criterion makes.</summary>
public enum CriterionTag
{
    /// <summary>D: direction, order or timing; what the sentence says.</summary>
    Direction,

    /// <summary>L: a number that parameters were chosen for, or a bound on plausibility.</summary>
    Level,
}

/// <summary>How a claim's agreement came about.</summary>
public enum Basis
{
    /// <summary>Not used to choose parameters.</summary>
    Prediction,

    /// <summary>Parameters were chosen to meet it: not a prediction.</summary>
    Calibrated,

    /// <summary>It follows from the form of the equations.</summary>
    Structural,
}
