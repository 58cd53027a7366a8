namespace NeuroBalance;

/// <summary>What a claim or one of its criteria came to for one subject.</summary>
public enum Verdict
{
    /// <summary>Every criterion holds.</summary>
    Holds,

    /// <summary>Every criterion holds, but an effect that the sentence is about is smaller than 5 %.</summary>
    Negligible,

    /// <summary>
    /// What the sentence says holds, but not a level: a number that parameters were chosen for, or a bound on plausibility.
    /// </summary>
    LevelMissed,

    /// <summary>The direction of the sentence holds, but not its adverb or comparative.</summary>
    NotShown,

    /// <summary>A direction, an order or a timing of the sentence fails.</summary>
    Fails,

    /// <summary>The subject cannot be judged: what the sentence is about does not happen in either arm.</summary>
    NotAssessable,

    /// <summary>The subject's blood alcohol exceeds what a person survives in a scenario that the claim uses.</summary>
    NotPlausible,

    /// <summary>The integration of a scenario that the claim uses did not reach its end.</summary>
    NotComputed,
}

/// <summary>What kind of statement a criterion makes.</summary>
public enum CriterionTag
{
    /// <summary>D: direction, order or timing; what the sentence says without its adverbs.</summary>
    Direction,

    /// <summary>T: an adverb or comparative of the sentence, tested by a time: sooner by at least 5 % and at least 1 h.</summary>
    Time,

    /// <summary>L: a number that parameters were chosen for, or a bound on plausibility.</summary>
    Level,
}

/// <summary>How a claim's agreement came about, the weakest first.</summary>
public enum Basis
{
    /// <summary>It follows from the form of the equations: the sign could not have come out otherwise.</summary>
    Form,

    /// <summary>Constants were chosen to meet it.</summary>
    Fitted,

    /// <summary>Nothing was chosen for it.</summary>
    NotFitted,
}

/// <summary>How a claim, or a part of it, came to agree.</summary>
/// <param name="Basis">How.</param>
/// <param name="About">The part that this is about, such as "level"; empty for the whole.</param>
public readonly record struct Badge(Basis Basis, string About = "");
