using NeuroBalance.Claims;

namespace NeuroBalance;

/// <summary>One condition of a claim, judged subject by subject.</summary>
public sealed record Criterion
{
    internal Criterion(Func<Observation, Verdict> judge, Func<Observation, string> numbers)
    {
        Judge = judge;
        Numbers = numbers;
    }

    /// <summary>What kind of statement it is.</summary>
    public required CriterionTag Tag { get; init; }

    /// <summary>The condition in words, with its bounds.</summary>
    public required string Text { get; init; }

    /// <summary>Why the criterion cannot fail by construction; empty when it can. Such a criterion is never called robust.</summary>
    public string ByForm { get; init; } = "";

    /// <summary>Whether the criterion cannot fail by construction.</summary>
    public bool IsByForm => ByForm.Length > 0;

    /// <summary>The verdict for a subject.</summary>
    internal Func<Observation, Verdict> Judge { get; }

    /// <summary>The subject's numbers, to be read against the bounds of <see cref="Text"/>.</summary>
    internal Func<Observation, string> Numbers { get; }
}

/// <summary>A statement about a whole sweep, judged once: a rank correlation over its first subjects.</summary>
public sealed record PopulationCriterion
{
    internal PopulationCriterion(Measure x, Measure y) => Pair = (x, y);

    /// <summary>The statement with its bound.</summary>
    public required string Text { get; init; }

    /// <summary>The bound that Spearman's rank correlation must exceed.</summary>
    public required double Above { get; init; }

    /// <summary>How many subjects it is stated for.</summary>
    public required int Subjects { get; init; }

    /// <summary>The two quantities of a subject that are correlated.</summary>
    internal (Measure X, Measure Y) Pair { get; }
}

/// <summary>A number that a report prints beside the verdict without judging it.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The number with its unit.</param>
internal sealed record PrintedNumber(string Label, Func<Observation, string> Text);

/// <summary>A property that is counted over a sweep without being judged; null where it does not apply.</summary>
/// <param name="Text">What is counted.</param>
/// <param name="Applies">Whether a subject has it.</param>
internal sealed record CountedProperty(string Text, Func<Observation, bool?> Applies);
