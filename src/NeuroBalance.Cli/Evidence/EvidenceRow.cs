namespace NeuroBalance.Cli.Evidence;

/// <summary>What kind of agreement a row shows.</summary>
internal enum EvidenceKind
{
    /// <summary>The program against mathematics, another program or itself.</summary>
    Verified,

    /// <summary>It follows from the form of the equations, whatever the data.</summary>
    Structural,

    /// <summary>Parameters were chosen on these data.</summary>
    Fitted,

    /// <summary>Nothing was chosen on these data, and it agrees with them.</summary>
    Predicted,

    /// <summary>A claim for which nothing was chosen, and which no data are compared with.</summary>
    NotFitted,

    /// <summary>A disagreement that is known and kept.</summary>
    Misfit,

    /// <summary>The study's situation is not the model's.</summary>
    NotComparable,

    /// <summary>A number that is stated without being compared with another.</summary>
    Told,
}

/// <summary>One line of the evidence page.</summary>
/// <param name="Section">The section it stands in.</param>
/// <param name="Statement">What is compared with what; unlike every other statement of its section.</param>
/// <param name="Kind">What kind of agreement it is.</param>
/// <param name="Number">What was found, as the page prints it; lines are parted by a line feed.</param>
/// <param name="Tolerance">What would be accepted; empty when it is not judged.</param>
/// <param name="Passed">Whether it was met; null when it is not judged.</param>
internal sealed record EvidenceRow(string Section, string Statement, EvidenceKind Kind, string Number, string Tolerance, bool? Passed)
{
    /// <summary>Whether a row that is not met is known and kept, so that it does not break a check.</summary>
    public bool IsKnown { get; init; }

    /// <summary>How far the numbers may move from those of the committed page.</summary>
    public Drift Drift { get; init; } = Drift.Share(0.002);
}
