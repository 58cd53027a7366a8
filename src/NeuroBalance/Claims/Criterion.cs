using System.Collections.Immutable;
using NeuroBalance.Claims;

namespace NeuroBalance;

/// <summary>One condition of a claim, judged subject by subject.</summary>
public sealed record Criterion
{
    internal Criterion(Func<Observation, bool?> holds, Func<Observation, string> numbers)
    {
        Holds = holds;
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

    /// <summary>Whether it holds for a subject who can be judged; null where it does not count.</summary>
    internal Func<Observation, bool?> Holds { get; }

    /// <summary>The subject's numbers, to be read against the bounds of <see cref="Text"/>.</summary>
    internal Func<Observation, string> Numbers { get; }

    /// <summary>The verdict for a subject who can be judged.</summary>
    internal Verdict Judge(Observation observation) => Holds(observation) switch
    {
        true => Verdict.Holds,
        false => Missed,
        null => Verdict.NotAssessable,
    };

    // What it means for a claim that a criterion of this kind does not hold.
    private Verdict Missed => Tag switch
    {
        CriterionTag.Direction => Verdict.Fails,
        CriterionTag.Time => Verdict.NotShown,
        CriterionTag.Level => Verdict.LevelMissed,
    };
}

/// <summary>The size of an effect that a sentence is about, as a share of what it is compared with.</summary>
public sealed record Effect
{
    /// <summary>Smaller effects are present but negligible.</summary>
    public const double Smallest = 0.05;

    internal Effect(string text, Func<Observation, double> share)
    {
        Text = text;
        Share = share;
    }

    /// <summary>What is compared, and with what.</summary>
    public string Text { get; }

    /// <summary>The size for a subject; 0.05 is 5 %.</summary>
    internal Func<Observation, double> Share { get; }

    internal bool IsNoticeable(Observation observation) => Share(observation) >= Smallest;
}

/// <summary>Parameters that must make a claim fail.</summary>
/// <param name="Text">What they stand for.</param>
/// <param name="Overrides">The parameters.</param>
public sealed record NegativeControl(string Text, ImmutableArray<NamedValue> Overrides);

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
