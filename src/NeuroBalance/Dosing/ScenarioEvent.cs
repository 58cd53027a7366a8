namespace NeuroBalance;

/// <summary>One entry of a scenario's list of events. The sealed cases below are all there are.</summary>
/// <param name="At">When it is first given.</param>
public abstract record ScenarioEvent(Moment At)
{
    /// <summary>The word of a scenario file for this type of event.</summary>
    public string TypeName => this switch
    {
        Drink => "drink",
        Bolus => "bolus",
        Infusion => "infusion",
        Oral => "oral",
        Retrieval => "retrieval",
        Therapy => "therapy",
        Clamp => "clamp",
        ProtocolStart => "protocol",
        _ => throw new InvalidOperationException($"'{GetType().Name}' is not an event of a scenario."),
    };

    /// <summary>How often it is given; therapy, clamps and protocols are given once.</summary>
    public Repetition Repetition { get; init; } = Repetition.Once;
}

/// <summary>Ethanol into the gut: at once, or at a constant rate over <see cref="For"/>.</summary>
/// <param name="Amount">Amount of ethanol of each drink.</param>
/// <param name="At">Time of the first drink.</param>
public sealed record Drink(DoseAmount Amount, Moment At) : ScenarioEvent(At)
{
    /// <summary>The time over which each drink is taken; absent when it is taken at once.</summary>
    public Duration? For { get; init; }

    /// <summary>The blood level at or above which a drink is not taken, judged at its start; absent when it is always taken.</summary>
    public BloodLevel? SkipAbove { get; init; }
}

/// <summary>An intravenous dose at once.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Amount">Amount of each dose.</param>
/// <param name="At">Time of the first dose.</param>
public sealed record Bolus(Drug Drug, DoseAmount Amount, Moment At) : ScenarioEvent(At);

/// <summary>An intravenous infusion at a constant rate, stated as a rate or as an amount over its length; overlapping infusions add.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="At">Start of the first infusion.</param>
/// <param name="For">Length of each infusion.</param>
public sealed record Infusion(Drug Drug, Moment At, Duration For) : ScenarioEvent(At)
{
    /// <summary>The rate; exactly one of <see cref="Rate"/> and <see cref="Amount"/> is stated.</summary>
    public DoseRate? Rate { get; init; }

    /// <summary>The amount given over the length; exactly one of <see cref="Rate"/> and <see cref="Amount"/> is stated.</summary>
    public DoseAmount? Amount { get; init; }
}

/// <summary>A dose into the depot by mouth.</summary>
/// <param name="Drug">The drug; only the benzodiazepine has a depot.</param>
/// <param name="Amount">Amount of each dose.</param>
/// <param name="At">Time of the first dose.</param>
public sealed record Oral(Drug Drug, DoseAmount Amount, Moment At) : ScenarioEvent(At);

/// <summary>A retrieval of the alcohol memory, which makes it labile.</summary>
/// <param name="At">Time of the first retrieval.</param>
public sealed record Retrieval(Moment At) : ScenarioEvent(At);

/// <summary>A period of therapy.</summary>
/// <param name="At">Its start.</param>
/// <param name="For">Its length.</param>
public sealed record Therapy(Moment At, Duration For) : ScenarioEvent(At);

/// <summary>A period during which the blood alcohol level is held.</summary>
/// <param name="Level">The level.</param>
/// <param name="At">Its start.</param>
/// <param name="For">Its length.</param>
public sealed record Clamp(BloodLevel Level, Moment At, Duration For) : ScenarioEvent(At);

/// <summary>The start of state-dependent dosing by a protocol.</summary>
/// <param name="Name">Name of a built-in protocol or of one of the scenario's own.</param>
/// <param name="At">Time of the first assessment.</param>
public sealed record ProtocolStart(string Name, Moment At) : ScenarioEvent(At)
{
    /// <summary>The time up to which, but not at which, the protocol acts; absent when it acts to the end of the scenario, which is included.</summary>
    public Moment? Until { get; init; }
}
